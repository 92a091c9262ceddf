import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../../test/ask.ts'
import { openParty } from '../../test/party.ts'
import type { Party, PartyAddress } from '../../test/party.ts'
import { safeName } from './uploads.ts'

let party: Party
let app: PartyAddress
beforeAll(async () => {
  party = await openParty()
  app = await party.http()
})
afterAll(() => party[Symbol.asyncDispose]())

test.each([
  ['works.jsonl.gz', 'works.jsonl.gz'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\amara\\works.jsonl', 'works.jsonl'],
  ['.hidden', 'hidden'],
  ['江常皓 – works.jsonl', '江常皓 _ works.jsonl'],
  ['', 'file'],
  [`${'x'.repeat(300)}.gz`, `${'x'.repeat(117)}.gz`],
])('the name %j is kept as %j', (name, kept) => {
  expect(safeName(name)).toBe(kept)
})

test('a file that breaks off on its way leaves nothing behind', async () => {
  const sent = request(`${app.url}/api/uploads?name=half.jsonl`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.token}`, 'content-length': '1000000' },
  })
  sent.on('error', () => undefined)
  sent.write('x'.repeat(1000))
  const folder = join(party.dataFolder, 'uploads')
  while (readdirSync(folder).length === 0) await sleep(10)
  sent.destroy()
  while (readdirSync(folder).length > 0) await sleep(10)
  expect(readdirSync(folder)).toEqual([])
})

test('a file that cannot fit on the disk is refused before its first byte', async () => {
  const { status, json } = await ask(`${app.url}/api/uploads?name=huge.jsonl`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.token}`, 'content-length': String(9 * 1024 ** 3) },
  })
  expect([status, json().error.code]).toEqual([429, 'upload_too_large'])
})

test('an empty file is refused', async () => {
  const { json } = await ask(`${app.url}/api/uploads?name=empty.jsonl`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.token}` },
    body: '',
  })
  expect(json().error.code).toBe('upload_empty')
})
