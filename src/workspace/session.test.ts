import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openParty } from '../../test/party.ts'
import type { Party } from '../../test/party.ts'
import { openSession, proveSession, resumeSession } from './session.ts'
import { endSession, listSessions } from './sessions.ts'

const day = 24 * 3600_000
const start = new Date('2026-11-24T09:00:00Z')
const after = (days: number) => new Date(start.getTime() + days * day)
let party: Party
beforeAll(async () => {
  party = await openParty({ now: () => start })
})
afterAll(() => party[Symbol.asyncDispose]())

afterEach(() => party.ctx.db.deleteFrom('member').execute())

const session = (memberId: string) =>
  ({ memberId, provedBy: 'passkey', origin: 'http://localhost:4690' }) as const

const open = async () => {
  const founder = await party.member('founder', 'Amara Vestergaard')
  return { founder, token: await openSession(party.ctx.db, session(founder.id), start) }
}
const resume = (token: string, at: Date) =>
  resumeSession(party.ctx.db, token, 'Firefox on Linux', at)

test('a session is known by its token and by nothing else', async () => {
  const { token } = await open()
  expect(await resume(token, start)).toMatchObject({ name: 'Amara Vestergaard', role: 'founder' })
  expect(await resume(`${token}x`, start)).toBeNull()
  expect(await resume('', start)).toBeNull()
})

test('a session left alone for twelve hours is over', async () => {
  const { token } = await open()
  expect(await resume(token, after(0.5))).toBeNull()
})

test('a session that is used all day is over after thirty days', async () => {
  const { token } = await open()
  for (let hours = 11; hours < 30 * 24; hours += 11)
    expect(await resume(token, after(hours / 24))).not.toBeNull()
  expect(await resume(token, after(30))).toBeNull()
})

test('showing the passkey gives another token; the one before proves nothing and soon ends', async () => {
  const { token } = await open()
  const { sessionId = '' } = (await resume(token, start)) ?? {}
  const now = new Date(start.getTime() + 60_000)
  const fresh = (await proveSession(party.ctx.db, sessionId, now)) ?? ''
  expect(await resume(fresh, now)).toMatchObject({ sessionId, passkeyAt: now })
  const late = await resume(token, new Date(now.getTime() + 9_000))
  expect(late).toMatchObject({ sessionId })
  expect(late?.passkeyAt).toBeUndefined()
  expect(await resume(token, new Date(now.getTime() + 10_000))).toBeNull()
})

test('whoever has left has no session any more', async () => {
  const member = await party.member('staff', 'Noor Example')
  const token = await openSession(party.ctx.db, session(member.id), start)
  const row = party.ctx.db.updateTable('member').where('id', '=', member.id)
  await row.set({ leftAt: start }).execute()
  expect(await resume(token, start)).toBeNull()
})

test('a lost phone is signed out from the desk; others cannot do that', async () => {
  const { founder, token } = await open()
  await resume(token, start)
  const { sessions } = await party.call(listSessions, {}, founder)
  expect(sessions).toMatchObject([{ browser: 'Firefox on Linux', here: false }])
  const id = sessions[0]?.id ?? ''
  const other = await party.member('staff', 'Noor Example')
  await expect(party.call(endSession, { id }, other)).rejects.toMatchObject({
    code: 'session_not_found',
  })
  await party.call(endSession, { id }, founder)
  expect(await resume(token, start)).toBeNull()
})
