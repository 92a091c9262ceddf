import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { openLog } from './log.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'party log '))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a fault is written whole, but not the values that a database puts beside it', async () => {
  const { log, close } = await openLog(readConfig({ data: folder }, {}))
  const inside = Object.assign(new Error('duplicate key value violates a constraint'), {
    code: '23505',
    detail: 'Key (name)=(Linh Đặng Thu) already exists.',
    parameters: ['Linh Đặng Thu'],
  })
  log.error({ requestId: 'r1', err: new Error('not saved', { cause: inside }) }, 'bug')
  await close()
  const logs = join(folder, 'logs')
  const text = readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('')
  const line = JSON.parse(text)
  expect(line).toMatchObject({ requestId: 'r1', err: { message: 'not saved' } })
  expect(line.err.cause).toMatchObject({ code: '23505' })
  expect(line.err.stack).toContain('log.test.ts')
  expect(text).not.toContain('Linh')
  expect(statSync(logs).mode & 0o777).toBe(0o700)
})
