import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openParty } from '../../test/party.ts'
import type { Party } from '../../test/party.ts'
import { founder, member } from './allow.ts'
import { defineAction } from './define-action.ts'

let party: Party
beforeAll(async () => {
  party = await openParty()
})
afterAll(() => party[Symbol.asyncDispose]())

const echo = defineAction({
  name: 'test.echo',
  summary: 'Say it back.',
  http: 'POST /test/echo',
  kind: 'read',
  input: z.object({ text: z.string().max(5), deep: z.object({ text: z.string() }).optional() }),
  output: z.object({ text: z.string() }),
  allow: member,
  doors: 'human',
  run: (_ctx, { text }) => Promise.resolve({ text, secret: 'not in the shape' }),
})

test('an answer holds what its shape names, and nothing else', async () => {
  expect(await party.call(echo, { text: 'hi' })).toEqual({ text: 'hi' })
})

test('what does not fit is refused by the name of its field', async () => {
  await expect(party.call(echo, { text: 'too long' })).rejects.toMatchObject({
    kind: 'invalid',
    message: expect.stringMatching(/^text: /),
    details: { issues: [{ field: 'text' }] },
  })
})

test('NUL is refused wherever it stands, before it meets a database', async () => {
  for (const input of [{ text: 'a\0' }, { text: 'a', deep: { text: '\0' } }]) {
    await expect(party.call(echo, input)).rejects.toMatchObject({ code: 'nul_inside' })
  }
})

test('rights come first: a stranger learns nothing from what is wrong with the input', async () => {
  await expect(
    party.call(echo, { text: 'too long' }, { kind: 'stranger', door: 'web' }),
  ).rejects.toMatchObject({ code: 'sign_in_first' })
})

test('an agent runs nothing that is for people', async () => {
  await expect(
    party.call(echo, { text: 'hi' }, { kind: 'operator', door: 'mcp' }),
  ).rejects.toMatchObject({ code: 'human_only' })
})

test('who may do what reads as a sentence and says so when refused', async () => {
  const scientist = await party.member('scientist')
  const closed = defineAction({ ...echo, allow: founder })
  await expect(party.call(closed, { text: 'hi' }, scientist)).rejects.toThrow(
    'This is for the founder.',
  )
})
