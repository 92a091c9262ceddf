import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor, MemberActor } from '#actions/actor.ts'
import { newAuthenticator } from '../../test/fakes/authenticator.ts'
import type { FakeAuthenticator } from '../../test/fakes/authenticator.ts'
import { openParty } from '../../test/party.ts'
import type { Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { addPasskey, passkeyChallenge } from './add-passkey.ts'
import { readAudit } from './audit.ts'
import { signInChallenge, signInWithPasskey } from './passkey-sign-in.ts'
import { listPasskeys, removePasskey, renamePasskey } from './passkeys.ts'
import { proofChallenge, provePasskey } from './prove-passkey.ts'
import { recover } from './recover.ts'
import { makeRecoveryCodes, recoveryStatus } from './recovery-codes.ts'
import { openSession, resumeSession } from './session.ts'

const origin = 'https://party.example.org'
const at = { origin }
const stranger: Actor = { kind: 'stranger', door: 'web', origin }
const start = new Date('2026-11-24T09:00:00Z')
let now = start
let party: Party
beforeAll(async () => {
  party = await openParty({ now: () => now })
})
afterAll(() => party[Symbol.asyncDispose]())
beforeEach(() => {
  now = start
})
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

/** A member who has just come in by a code, at a browser. */
const comeIn = async (name = 'Amara Vestergaard'): Promise<MemberActor> => {
  const { id } = await party.member('staff', name)
  const session = { memberId: id, provedBy: 'code', origin } as const
  return asked(await openSession(party.ctx.db, session, now))
}

/** The actor of a request that comes with this session. */
const asked = async (token: string): Promise<MemberActor> => {
  const actor = await resumeSession(party.ctx.db, token, 'Firefox on Linux', now)
  if (!actor) throw new Error('No session holds this token.')
  return { ...actor, origin }
}

const enrol = async (member: MemberActor, key = newAuthenticator()) => {
  const { options } = await party.call(passkeyChallenge, {}, member)
  const passkey = key.make(options, at)
  const { sessionToken } = await party.call(addPasskey, { name: 'Phone', passkey }, member)
  return { key, member: await asked(sessionToken) }
}

const signIn = async (key: FakeAuthenticator, bent: object = {}) => {
  const { options } = await party.call(signInChallenge, {}, stranger)
  return party.call(signInWithPasskey, { passkey: key.show(options, { ...at, ...bent }) }, stranger)
}

test('a passkey made after a code opens with one tap, and says itself who comes', async () => {
  const { key, member } = await enrol(await comeIn())
  const signedIn = await signIn(key)
  expect(signedIn.member).toMatchObject({ id: member.id, name: 'Amara Vestergaard' })
  expect(await asked(signedIn.sessionToken)).toMatchObject({ passkeyAt: now })
})

test('an answer opens once', async () => {
  const { key } = await enrol(await comeIn())
  const { options } = await party.call(signInChallenge, {}, stranger)
  const passkey = key.show(options, at)
  await party.call(signInWithPasskey, { passkey }, stranger)
  await expect(party.call(signInWithPasskey, { passkey }, stranger)).rejects.toMatchObject({
    code: 'challenge_spent',
  })
})

test.each([
  ['from another site', { origin: 'https://party.example.org.evil.test' }, 'passkey_refused'],
  ['without a verified person', { unverified: true }, 'passkey_refused'],
  ['for a challenge of its own making', { challenge: 'AAAA' }, 'challenge_spent'],
  ['in the name of somebody else', { userHandle: 'AAAA' }, 'passkey_refused'],
] as const)('an answer %s opens nothing', async (_, bent, code) => {
  const { key } = await enrol(await comeIn())
  await expect(signIn(key, bent)).rejects.toMatchObject({ code })
})

test('a passkey of another device with the same id opens nothing', async () => {
  const { key } = await enrol(await comeIn())
  const other = { ...newAuthenticator(), credentialId: key.credentialId }
  const { options } = await party.call(signInChallenge, {}, stranger)
  const forged = { ...other.show(options, at), id: key.credentialId, rawId: key.credentialId }
  const signing = party.call(signInWithPasskey, { passkey: forged }, stranger)
  await expect(signing).rejects.toMatchObject({ code: 'passkey_refused' })
})

test('a challenge for coming in does not answer for proving, nor one of another session', async () => {
  const first = await enrol(await comeIn())
  const second = await enrol(await comeIn('Noor Elahi'))
  const { options } = await party.call(signInChallenge, {}, stranger)
  const passkey = first.key.show(options, at)
  const proving = party.call(provePasskey, { passkey }, first.member)
  await expect(proving).rejects.toMatchObject({ code: 'challenge_spent' })

  const asked2 = await party.call(proofChallenge, {}, second.member)
  const stolen = first.key.show(asked2.options, at)
  const byOther = party.call(provePasskey, { passkey: stolen }, first.member)
  await expect(byOther).rejects.toMatchObject({ code: 'challenge_spent' })
  const asTheirs = party.call(provePasskey, { passkey: stolen }, second.member)
  await expect(asTheirs).rejects.toMatchObject({ code: 'passkey_refused' })
})

test('a challenge ends after five minutes', async () => {
  const { key } = await enrol(await comeIn())
  const { options } = await party.call(signInChallenge, {}, stranger)
  later(5)
  const passkey = key.show(options, at)
  const late = refusal(party.call(signInWithPasskey, { passkey }, stranger))
  expect(await late).toMatchObject({ code: 'challenge_spent' })
})

test('a counter that does not go up is a copy: refused, and in the audit', async () => {
  const { key, member } = await enrol(await comeIn())
  await signIn(key)
  await expect(signIn(key, { keepCounter: true })).rejects.toMatchObject({
    code: 'passkey_refused',
  })
  await party.settle()
  const { events } = await party.call(readAudit, { limit: 1 })
  expect(events).toMatchObject([{ name: 'workspace.passkey_copied', subjectId: member.id }])
})

test('authenticators without a counter always say 0, and that is well', async () => {
  const { key } = await enrol(await comeIn())
  await signIn(key, { keepCounter: true })
  await expect(signIn(key, { keepCounter: true })).resolves.toBeDefined()
})

test('a session that proved itself long ago makes no passkey', async () => {
  const member = await comeIn()
  later(15)
  await expect(party.call(passkeyChallenge, {}, member)).rejects.toMatchObject({
    code: 'code_needed',
  })
  now = start
  const enrolled = await enrol(await comeIn())
  later(5)
  await expect(party.call(passkeyChallenge, {}, enrolled.member)).rejects.toMatchObject({
    code: 'passkey_needed',
  })
})

test('what needs the passkey fresh is refused after five minutes, and done after showing it', async () => {
  const { key, member } = await enrol(await comeIn())
  later(5)
  await expect(party.call(makeRecoveryCodes, {}, member)).rejects.toMatchObject({
    code: 'passkey_needed',
  })
  const { options } = await party.call(proofChallenge, {}, member)
  const passkey = key.show(options, at)
  const { sessionToken } = await party.call(provePasskey, { passkey }, member)
  const proved = await asked(sessionToken)
  const { codes } = await party.call(makeRecoveryCodes, {}, proved)
  expect(new Set(codes).size).toBe(10)
})

test('the last passkey stays while there is no printed code', async () => {
  const { member } = await enrol(await comeIn())
  const [only] = (await party.call(listPasskeys, {}, member)).passkeys
  const id = only?.id ?? ''
  await expect(party.call(removePasskey, { id }, member)).rejects.toMatchObject({
    code: 'last_passkey',
  })
  await party.call(makeRecoveryCodes, {}, member)
  await expect(party.call(removePasskey, { id }, member)).resolves.toEqual({ removed: true })
})

test('of two removals at once one passkey stays', async () => {
  const first = await enrol(await comeIn())
  const { member } = await enrol(first.member)
  const { passkeys } = await party.call(listPasskeys, {}, member)
  const outcomes = await Promise.allSettled(
    passkeys.map(({ id }) => party.call(removePasskey, { id }, member)),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('nobody sees, renames or takes out the passkey of somebody else', async () => {
  const { member } = await enrol(await comeIn())
  const { member: other } = await enrol(await comeIn('Noor Elahi'))
  const [passkey] = (await party.call(listPasskeys, {}, member)).passkeys
  const id = passkey?.id ?? ''
  const missing = { code: 'passkey_not_found' }
  const renaming = party.call(renamePasskey, { id, version: 1, name: 'Mine' }, other)
  await expect(renaming).rejects.toMatchObject(missing)
  await expect(party.call(removePasskey, { id }, other)).rejects.toMatchObject(missing)
  await party.call(renamePasskey, { id, version: 1, name: 'Key on the ring' }, member)
  const again = party.call(renamePasskey, { id, version: 1, name: 'Old' }, member)
  await expect(again).rejects.toMatchObject({ code: 'stale_version', details: { version: 2 } })
})

test('a printed code opens once, typed any way; new codes end the old', async () => {
  const { member } = await enrol(await comeIn())
  const { codes } = await party.call(makeRecoveryCodes, {}, member)
  const [first = '', second = ''] = codes
  const typed = first.toLowerCase().replaceAll('-', ' ')
  const { sessionToken } = await party.call(recover, { code: typed }, stranger)
  const back = await asked(sessionToken)
  expect(back).toMatchObject({ id: member.id })
  expect(back.passkeyAt).toBeUndefined()
  expect(await party.call(recoveryStatus, {}, back)).toMatchObject({ left: 9 })
  const wrong = { code: 'code_wrong' }
  await expect(party.call(recover, { code: first }, stranger)).rejects.toMatchObject(wrong)
  await party.call(makeRecoveryCodes, {}, member)
  await expect(party.call(recover, { code: second }, stranger)).rejects.toMatchObject(wrong)
})

test('no database holds printed codes or private keys', async () => {
  const { member } = await enrol(await comeIn())
  const { codes } = await party.call(makeRecoveryCodes, {}, member)
  const kept = JSON.stringify(await party.ctx.db.selectFrom('recoveryCode').selectAll().execute())
  for (const code of codes) expect(kept).not.toContain(code)
})

test('at a bare number there are no passkeys, and it says why', async () => {
  const lan: Actor = { kind: 'stranger', door: 'web', origin: 'http://192.168.1.5:4690' }
  await expect(party.call(signInChallenge, {}, lan)).rejects.toMatchObject({
    code: 'passkeys_need_name',
  })
})
