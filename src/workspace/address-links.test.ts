import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, MemberActor } from '#actions/actor.ts'
import type { ActionDefinition } from '#actions/define-action.ts'
import type { Reach } from '#actions/reach.ts'
import { runAction } from '#actions/run-action.ts'
import { newAuthenticator } from '../../test/fakes/authenticator.ts'
import { openParty } from '../../test/party.ts'
import type { Party } from '../../test/party.ts'
import type { z } from 'zod'
import { addPasskey, passkeyChallenge } from './add-passkey.ts'
import { makeAddressLink, openAddressLink } from './address-links.ts'
import { signInChallenge, signInWithPasskey } from './passkey-sign-in.ts'
import { missingOf, reachReport } from './reach.ts'
import { openSession, resumeSession } from './session.ts'

const here = 'http://localhost:4690'
const there = 'https://party.example.org'
const reach: Reach = { origin: there, origins: [here, there], port: 4690, host: null, named: true }
const start = new Date('2026-11-24T09:00:00Z')
let now = start
let party: Party
beforeAll(async () => {
  party = await openParty({ now: () => now })
})
afterAll(() => party[Symbol.asyncDispose]())

const call = <I extends z.ZodObject, O extends z.ZodObject>(
  action: ActionDefinition<I, O>,
  input: z.input<I>,
  actor: Actor,
) => runAction(action, { ...party.as(actor), reach }, input)

const strangerAt = (origin: string): Actor => ({ kind: 'stranger', door: 'web', origin })

/** A member at a browser, who has come in by `provedBy` just now. */
const memberAt = async (origin: string, provedBy: 'code' | 'passkey'): Promise<MemberActor> => {
  const { id } = await party.member('hr', 'Priya Raman')
  return asked(await openSession(party.ctx.db, { memberId: id, provedBy, origin }, now), origin)
}

const asked = async (token: string, origin: string): Promise<MemberActor> => {
  const actor = await resumeSession(party.ctx.db, token, 'Firefox on Linux', now)
  if (!actor) throw new Error('No session holds this token.')
  return { ...actor, origin }
}

const linkOf = async (member: MemberActor): Promise<string> => {
  const { address } = await call(makeAddressLink, { origin: there }, member)
  expect(address.startsWith(`${there}/enrol#`)).toBe(true)
  return address.split('#')[1] ?? ''
}

test('a member moves to another address, makes a passkey there, and it opens there only', async () => {
  const member = await memberAt(here, 'passkey')
  const token = await linkOf(member)
  const { sessionToken } = await call(openAddressLink, { token }, strangerAt(there))
  const moved = await asked(sessionToken, there)
  expect(moved).toMatchObject({ id: member.id })
  expect(moved.passkeyAt).toBeUndefined()

  const key = newAuthenticator()
  const { options } = await call(passkeyChallenge, {}, moved)
  expect(options.rp.id).toBe('party.example.org')
  const passkey = key.make(options, { origin: there })
  await call(addPasskey, { name: 'Phone', passkey }, moved)

  const asks = await call(signInChallenge, {}, strangerAt(there))
  const shown = key.show(asks.options, { origin: there })
  const signedIn = await call(signInWithPasskey, { passkey: shown }, strangerAt(there))
  expect(signedIn.member.id).toBe(member.id)
  const old = await call(signInChallenge, {}, strangerAt(here))
  const elsewhere = key.show(old.options, { origin: here })
  const trying = call(signInWithPasskey, { passkey: elsewhere }, strangerAt(here))
  await expect(trying).rejects.toMatchObject({ code: 'passkey_refused' })
})

test('the link opens once, at its address, within 15 minutes', async () => {
  const member = await memberAt(here, 'passkey')
  const over = { code: 'link_over' }
  const token = await linkOf(member)
  const wrong = call(openAddressLink, { token }, strangerAt(here))
  await expect(wrong).rejects.toMatchObject(over)
  await call(openAddressLink, { token }, strangerAt(there))
  const again = call(openAddressLink, { token }, strangerAt(there))
  await expect(again).rejects.toMatchObject(over)
  const late = await linkOf(member)
  now = new Date(start.getTime() + 15 * 60_000)
  const tooLate = call(openAddressLink, { token: late }, strangerAt(there))
  await expect(tooLate).rejects.toMatchObject(over)
  now = start
})

test('no link leads to an address that is not ours, and none is made without the passkey', async () => {
  const member = await memberAt(here, 'passkey')
  const foreign = call(makeAddressLink, { origin: 'https://elsewhere.example' }, member)
  await expect(foreign).rejects.toMatchObject({ code: 'address_unknown' })
  const byCode = await memberAt(here, 'code')
  const unproved = call(makeAddressLink, { origin: there }, byCode)
  await expect(unproved).rejects.toMatchObject({ code: 'passkey_needed' })
})

test('the page for phones says what this very app lacks, first things first', async () => {
  const at = (origin: string, more: Partial<Reach> = {}) =>
    missingOf({ ...reach, origin, ...more }, ['party.example.org'])
  expect(at(here, { named: false })).toEqual(['only_this_machine'])
  expect(at(here, { named: false, host: '0.0.0.0' })).toEqual(['no_address'])
  expect(at('http://192.168.1.5:4690')).toEqual(['bare_number'])
  expect(at('http://party.example.org')).toEqual(['not_encrypted'])
  expect(at('https://other.example.org')).toEqual(['no_passkey_there'])
  expect(at(there)).toEqual([])
  const member = await memberAt(here, 'passkey')
  expect(await call(reachReport, {}, member)).toMatchObject({
    origin: there,
    here,
    missing: ['no_passkey_there'],
  })
})
