import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openParty } from '../../test/party.ts'
import type { Party } from '../../test/party.ts'
import { openSession, resumeSession } from './session.ts'
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

const open = async () => {
  const founder = await party.member('founder', 'Amara Vestergaard')
  return { founder, token: await openSession(party.ctx.db, founder.id, start) }
}
const resume = (token: string, at: Date) =>
  resumeSession(party.ctx.db, token, 'Firefox on Linux', at)

test('a session is known by its token and by nothing else', async () => {
  const { token } = await open()
  expect(await resume(token, after(1))).toMatchObject({
    name: 'Amara Vestergaard',
    role: 'founder',
  })
  expect(await resume(`${token}x`, after(1))).toBeNull()
  expect(await resume('', after(1))).toBeNull()
})

test('a session left alone for two weeks is over', async () => {
  const { token } = await open()
  expect(await resume(token, after(14))).toBeNull()
})

test('a session that is used every week is over after sixty days', async () => {
  const { token } = await open()
  for (let days = 7; days < 60; days += 7) expect(await resume(token, after(days))).not.toBeNull()
  expect(await resume(token, after(60))).toBeNull()
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
