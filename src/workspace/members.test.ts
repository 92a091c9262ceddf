import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, MemberActor } from '#actions/actor.ts'
import { newAuthenticator } from '../../test/fakes/authenticator.ts'
import { ask } from '../../test/ask.ts'
import { openParty } from '../../test/party.ts'
import type { Party } from '../../test/party.ts'
import { listTokens, makeToken, revokeToken } from './api-tokens.ts'
import { readAudit } from './audit.ts'
import { changeRole, endDelegation, makeDelegate } from './change-member.ts'
import { invite, listInvitations, revokeInvitation } from './invitations.ts'
import { join, joinChallenge, openInvitation } from './join.ts'
import { listMembers } from './members.ts'
import { signInChallenge, signInWithPasskey } from './passkey-sign-in.ts'
import { removeMember } from './remove-member.ts'
import { openSession, resumeSession } from './session.ts'
import { signInCode } from './sign-in-code.ts'
import { signIn } from './sign-in.ts'

const origin = 'https://party.example.org'
const stranger: Actor = { kind: 'stranger', door: 'web', origin }
const start = new Date('2026-11-24T09:00:00Z')
let now = start
let party: Party
let founder: MemberActor
beforeAll(async () => {
  party = await openParty({ now: () => now })
  founder = await party.member('founder', 'Amara Vestergaard')
  await party.ctx.db.updateTable('workspace').set({ claimedAt: start }).execute()
})
afterAll(() => party[Symbol.asyncDispose]())

const invited = async (role: 'hr' | 'recruiting' | 'staff' = 'staff') => {
  const { path, invitation } = await party.call(invite, { role, name: 'Noor' }, founder)
  return { token: path.replace('/join#', ''), id: invitation.id }
}

const follow = async (token: string, name = 'Noor Elahi') => {
  const key = newAuthenticator()
  const { options } = await party.call(joinChallenge, { token, name }, stranger)
  const passkey = key.make(options, { origin })
  const joined = await party.call(join, { token, name, passkeyName: 'Phone', passkey }, stranger)
  return { ...joined, key }
}

const versionOf = async (id: string): Promise<number> => {
  const { members } = await party.call(listMembers, {})
  return members.find((one) => one.id === id)?.version ?? 0
}

test('an invited one reads who invites, joins with a passkey, and comes again with it', async () => {
  const { token } = await invited()
  expect(await party.call(openInvitation, { token }, stranger)).toMatchObject({
    role: 'staff',
    name: 'Noor',
    madeBy: 'Amara Vestergaard',
  })
  const { member, key } = await follow(token)
  expect(member).toMatchObject({ name: 'Noor Elahi', role: 'staff', actsFor: null })
  const { options } = await party.call(signInChallenge, {}, stranger)
  const passkey = key.show(options, { origin })
  const again = await party.call(signInWithPasskey, { passkey }, stranger)
  expect(again.member.id).toBe(member.id)
})

test('an invitation opens once, also for two at the same moment', async () => {
  const { token } = await invited()
  const outcomes = await Promise.allSettled([follow(token), follow(token)])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const over = { code: 'invitation_over' }
  await expect(party.call(openInvitation, { token }, stranger)).rejects.toMatchObject(over)
})

test('an invitation ends after 72 hours, and when it is taken back', async () => {
  const { token } = await invited()
  const over = { code: 'invitation_over' }
  now = new Date(start.getTime() + 72 * 3600_000)
  await expect(party.call(openInvitation, { token }, stranger)).rejects.toMatchObject(over)
  now = start
  const other = await invited()
  expect((await party.call(listInvitations, {}, founder)).invitations).toContainEqual(
    expect.objectContaining({ id: other.id, madeBy: 'Amara Vestergaard' }),
  )
  await party.call(revokeInvitation, { id: other.id }, founder)
  await expect(follow(other.token)).rejects.toMatchObject(over)
})

test('the database keeps no secret of an invitation', async () => {
  const { token } = await invited()
  const rows = await party.ctx.db.selectFrom('invitation').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('nobody gives a role above their own, takes the founder’s, or changes their own', async () => {
  const recruiting = await party.member('recruiting', 'Joaquín Ferrer')
  const hr = await party.member('hr', 'Priya Raman')
  const tooHigh = { code: 'role_too_high' }
  await expect(party.call(invite, { role: 'hr' }, recruiting)).rejects.toMatchObject(tooHigh)
  await expect(party.call(invite, { role: 'finance' }, recruiting)).rejects.toMatchObject(tooHigh)
  await expect(party.call(invite, { role: 'scientist' }, recruiting)).resolves.toBeDefined()
  const raise = (actor: MemberActor, id: string) =>
    party.call(changeRole, { id, version: 1, role: 'hr' }, actor)
  await expect(raise(hr, hr.id)).rejects.toMatchObject({ code: 'own_role' })
  await expect(raise(hr, founder.id)).rejects.toMatchObject({ code: 'founder_stays' })
  await expect(raise(recruiting, recruiting.id)).rejects.toMatchObject({ code: 'not_allowed' })
  expect((await raise(hr, recruiting.id)).member).toMatchObject({ role: 'hr', version: 2 })
  await expect(raise(hr, recruiting.id)).rejects.toMatchObject({
    code: 'stale_version',
    details: { seen: 1, version: 2 },
  })
})

test('a delegate is shown as such, in what they ask and in the audit', async () => {
  const noor = await party.member('staff', 'Noor Elahi')
  const { member } = await party.call(makeDelegate, { id: noor.id, version: 1 }, founder)
  expect(member.actsFor).toEqual({ id: founder.id, name: 'Amara Vestergaard' })
  const session = { memberId: noor.id, provedBy: 'passkey', origin } as const
  const token = await openSession(party.ctx.db, session, now)
  const asNoor = await resumeSession(party.ctx.db, token, '', now)
  expect(asNoor?.actsFor?.name).toBe('Amara Vestergaard')
  const actor = { ...noor, ...asNoor }
  await party.call(makeToken, { name: 'Notes', scopes: ['read'] }, actor)
  await party.settle()
  const { events } = await party.call(readAudit, { limit: 1 })
  expect(events).toMatchObject([{ by: 'Noor Elahi', onBehalfOf: 'Amara Vestergaard' }])
  await party.call(endDelegation, { id: noor.id, version: member.version }, founder)
  expect((await resumeSession(party.ctx.db, token, '', now))?.actsFor).toBeUndefined()
})

test('only the founder says who acts for the founder', async () => {
  const hr = await party.member('hr', 'Priya Raman')
  const noor = await party.member('staff', 'Noor Elahi')
  const trying = party.call(makeDelegate, { id: noor.id, version: 1 }, hr)
  await expect(trying).rejects.toMatchObject({ code: 'not_allowed' })
})

test('whoever leaves is out in the same moment; what they did keeps their name', async () => {
  const { token } = await invited('recruiting')
  const { member, sessionToken, key } = await follow(token, 'Dmitri Orlov')
  const actor = await resumeSession(party.ctx.db, sessionToken, '', now)
  if (!actor) throw new Error('no session')
  const { secret } = await party.call(makeToken, { name: 'Script', scopes: ['read'] }, actor)
  const { url } = await party.http()
  const bearer = { headers: { authorization: `Bearer ${secret}` } }
  expect((await ask(`${url}/api/members`, bearer)).status).toBe(200)
  const open = await party.call(invite, { role: 'scientist' }, actor)

  const gone = { id: member.id, version: await versionOf(member.id) }
  await party.call(removeMember, gone, founder)
  expect(await resumeSession(party.ctx.db, sessionToken, '', now)).toBeNull()
  expect((await ask(`${url}/api/members`, bearer)).status).toBe(401)
  const { options } = await party.call(signInChallenge, {}, stranger)
  const passkey = key.show(options, { origin })
  const back = party.call(signInWithPasskey, { passkey }, stranger)
  await expect(back).rejects.toMatchObject({ code: 'passkey_refused' })
  const opened = party.call(openInvitation, { token: open.path.replace('/join#', '') }, stranger)
  await expect(opened).rejects.toMatchObject({ code: 'invitation_over' })
  const { members } = await party.call(listMembers, {})
  expect(members.map(({ name }) => name)).not.toContain('Dmitri Orlov')
  await party.settle()
  const { events } = await party.call(readAudit, { limit: 20 })
  expect(events.filter(({ by }) => by === 'Dmitri Orlov').length).toBeGreaterThan(1)
})

test('the founder cannot be removed', async () => {
  const version = await versionOf(founder.id)
  const hr = await party.member('hr', 'Priya Raman')
  await expect(party.call(removeMember, { id: founder.id, version }, hr)).rejects.toMatchObject({
    code: 'founder_stays',
  })
})

test('whoever holds the data folder lets any member in by name', async () => {
  await party.member('scientist', 'Ingrid Sæther')
  const { code, name } = await party.call(signInCode, { member: ' ingrid sæther ' })
  expect(name).toBe('Ingrid Sæther')
  const { member } = await party.call(signIn, { code }, stranger)
  expect(member).toMatchObject({ name: 'Ingrid Sæther', role: 'scientist' })
  await expect(party.call(signInCode, { member: 'Nobody' })).rejects.toMatchObject({
    code: 'member_not_found',
  })
})

test('a token does what its scopes say, in the name of its member, and nothing for persons', async () => {
  const { url } = await party.http()
  const staff = await party.member('staff', 'Noor Elahi')
  const make = async (scopes: string[]) => {
    const { secret, token } = await party.call(makeToken, { name: 'Script', scopes }, staff)
    return { id: token.id, headers: { authorization: `Bearer ${secret}` } }
  }
  const add = (headers: Record<string, string>) =>
    ask(`${url}/api/people`, {
      method: 'POST',
      headers,
      body: { name: 'Anaïs Invented', source: 'a talk', why: 'She asked the right question.' },
    })
  const reads = await make(['read'])
  const writes = await make(['people:write'])
  expect((await ask(`${url}/api/settings`, reads)).status).toBe(200)
  expect((await add(reads.headers)).json().error.code).toBe('scope_missing')
  expect((await ask(`${url}/api/settings`, writes)).json().error.code).toBe('scope_missing')
  const sent = { method: 'POST', headers: reads.headers, body: '{}' }
  expect((await ask(`${url}/api/uploads?name=a.jsonl`, sent)).status).toBe(403)
  const { error } = (await ask(`${url}/api/sessions`, reads)).json()
  expect(error.code).toBe('human_only')
  const { tokens } = await party.call(listTokens, {}, staff)
  expect(tokens.find(({ id }) => id === reads.id)?.lastUsedAt).not.toBeNull()
  await party.call(revokeToken, { id: reads.id }, staff)
  expect((await ask(`${url}/api/settings`, reads)).status).toBe(401)
})

test('a token ends by itself', async () => {
  const { url } = await party.http()
  const made = await party.call(makeToken, { name: 'Script', scopes: ['read'], days: 1 }, founder)
  const headers = { authorization: `Bearer ${made.secret}` }
  now = new Date(start.getTime() + 24 * 3600_000)
  expect((await ask(`${url}/api/settings`, { headers })).status).toBe(401)
  now = start
  expect((await ask(`${url}/api/settings`, { headers })).status).toBe(200)
})

test('agents get a token that only reads, with the eyes of its member', async () => {
  const { url } = await party.http()
  const call = async (scopes: string[]) => {
    const { secret } = await party.call(makeToken, { name: 'Agent', scopes }, founder)
    return ask(`${url}/mcp`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secret}`,
        accept: 'application/json, text/event-stream',
      },
      body: { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} },
    })
  }
  const reading = await call(['read'])
  expect(reading.json().result.tools.length).toBeGreaterThan(3)
  expect((await call(['read', 'write'])).status).toBe(401)
})

test('a browser that listens hears nothing more within a second of the end of its access', async () => {
  const { url } = await party.http()
  const member = await party.member('scientist', 'Yerlan Abdikarim')
  const { code } = await party.call(signInCode, { member: member.name })
  const headers = { origin: url, 'sec-fetch-site': 'same-origin' }
  const signedIn = await ask(`${url}/api/session`, { method: 'POST', headers, body: { code } })
  const cookie = signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const feed = await fetch(`${url}/api/room/feed`, { headers: { cookie } })
  expect(feed.status).toBe(200)
  const reader = feed.body?.getReader()
  const ended = (async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
  })()
  const version = await versionOf(member.id)
  const before = performance.now()
  await party.call(removeMember, { id: member.id, version }, founder)
  await ended
  expect(performance.now() - before).toBeLessThan(1_000)
})
