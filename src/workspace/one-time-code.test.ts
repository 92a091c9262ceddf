import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#actions/actor.ts'
import { openParty } from '../../test/party.ts'
import type { Party } from '../../test/party.ts'
import { readAudit } from './audit.ts'
import { freshClaimCode, renewedClaimCode } from './claim-code.ts'
import { claim } from './claim.ts'
import { signInCode } from './sign-in-code.ts'
import { signIn } from './sign-in.ts'

const stranger: Actor = { kind: 'stranger', door: 'web' }
let party: Party
let now = new Date('2026-11-24T09:00:00Z')
beforeAll(async () => {
  party = await openParty({ now: () => now })
})
afterAll(() => party[Symbol.asyncDispose]())

/** As on the first day. */
beforeEach(async () => {
  now = new Date('2026-11-24T09:00:00Z')
  const { db } = party.ctx
  await db.deleteFrom('oneTimeCode').execute()
  await db.updateTable('workspace').set({ claimedAt: null, updatedBy: null }).execute()
  await db.deleteFrom('member').execute()
})

const codeOf = async (): Promise<string> => (await freshClaimCode(party.ctx.db, now))?.code ?? ''
const claimWith = (code: string) => party.call(claim, { code, name: 'Amara Vestergaard' }, stranger)
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

test('the first one with the code becomes the founder; the second one is told', async () => {
  const code = await codeOf()
  expect(code).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
  const { member } = await claimWith(code)
  expect(member).toMatchObject({ name: 'Amara Vestergaard', role: 'founder' })
  await expect(claimWith(code)).rejects.toMatchObject({ code: 'claimed_already' })
  expect(await freshClaimCode(party.ctx.db, now)).toBeNull()
  await party.settle()
  const { events } = await party.call(readAudit, { limit: 1 })
  expect(events).toMatchObject([
    { name: 'workspace.claimed', by: 'Amara Vestergaard', door: 'web' },
  ])
})

test('two who claim with one code at the same moment make one founder', async () => {
  const code = await codeOf()
  const outcomes = await Promise.allSettled([claimWith(code), claimWith(code), claimWith(code)])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('O for 0, I for 1, small letters and no hyphens are the same code', async () => {
  const code = await codeOf()
  const typed = code.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l')
  await expect(claimWith(` ${typed} `)).resolves.toBeDefined()
})

test('a code ends after fifteen minutes', async () => {
  const code = await codeOf()
  later(15)
  await expect(claimWith(code)).rejects.toMatchObject({ code: 'code_spent' })
})

/** Begins like the code, and is wrong. */
const nearly = (code: string): string => `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`

test('after five wrong tries not even the right code opens', async () => {
  const code = await codeOf()
  for (const left of [4, 3, 2, 1]) {
    await expect(claimWith(nearly(code))).rejects.toMatchObject({
      code: 'code_wrong',
      details: { triesLeft: left },
    })
  }
  await expect(claimWith(nearly(code))).rejects.toMatchObject({ code: 'code_spent' })
  await expect(claimWith(code)).rejects.toMatchObject({ code: 'code_spent' })
})

test('a stranger who types anything takes no try from whoever has the code', async () => {
  const code = await codeOf()
  const other = code.startsWith('7') ? '8' : '7'
  for (let tries = 0; tries < 20; tries += 1) {
    await expect(claimWith(`${other}${code.slice(1)}`)).rejects.toMatchObject({
      code: 'code_wrong',
    })
  }
  await expect(claimWith(code)).resolves.toBeDefined()
})

test('six tries at the same moment are five tries', async () => {
  const code = await codeOf()
  const tries = Array.from({ length: 6 }, () => claimWith(nearly(code)))
  const outcomes = await Promise.allSettled(tries)
  const codes = outcomes.map((one) => (one.status === 'rejected' ? one.reason.code : 'opened'))
  expect(codes.filter((one) => one === 'code_wrong')).toHaveLength(4)
  expect(codes.filter((one) => one === 'code_spent')).toHaveLength(2)
})

test('a new code is shown when the last is spent, and not before', async () => {
  const first = await codeOf()
  expect(await renewedClaimCode(party.ctx.db, now)).toBeNull()
  later(16)
  const second = await renewedClaimCode(party.ctx.db, now)
  expect(second?.code).not.toBe(first)
  await expect(claimWith(second?.code ?? '')).resolves.toBeDefined()
})

test('a founder signs in again with a code that opens once and is no claim code', async () => {
  await expect(party.call(signInCode, {})).rejects.toMatchObject({ code: 'not_claimed' })
  const claimCode = await codeOf()
  await expect(party.call(signIn, { code: claimCode }, stranger)).rejects.toMatchObject({
    code: 'code_spent',
  })
  await claimWith(claimCode)
  const { code, path } = await party.call(signInCode, {})
  expect(path).toBe(`/sign-in#${code}`)
  const { member } = await party.call(signIn, { code }, stranger)
  expect(member.role).toBe('founder')
  await expect(party.call(signIn, { code }, stranger)).rejects.toMatchObject({ code: 'code_spent' })
})

test('no browser makes sign-in codes: only who holds the data folder', async () => {
  const founder = await party.member('founder')
  await expect(party.call(signInCode, {}, founder)).rejects.toMatchObject({ code: 'not_allowed' })
})

test('the database holds neither codes nor session tokens', async () => {
  const code = await codeOf()
  const { sessionToken } = await claimWith(code)
  const rows = JSON.stringify([
    await party.ctx.db.selectFrom('oneTimeCode').selectAll().execute(),
    await party.ctx.db.selectFrom('session').selectAll().execute(),
  ])
  expect(rows).not.toContain(code)
  expect(rows).not.toContain(sessionToken)
})
