import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holdFolder, isHeld, readHolder } from './data-folder.ts'
import type { FolderHolder } from './data-folder.ts'

let ground: string
let folder: string
beforeEach(() => {
  ground = mkdtempSync(join(tmpdir(), 'party folder '))
  folder = join(ground, 'not there yet')
})
afterEach(() => rmSync(ground, { recursive: true, force: true }))

const holder = (kind: FolderHolder['kind'], pid = process.pid): FolderHolder => ({
  pid,
  kind,
  command: kind === 'app' ? 'start' : 'ingest',
  startedAt: '2026-11-24T09:00:00.000Z',
  address: null,
  origin: kind === 'app' ? 'http://localhost:4690' : null,
  instance: 'x',
})

test('a data folder is for its owner only, and is free again when it is given back', async () => {
  const held = await holdFolder(folder, holder('app'), { waitMs: 0 })
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect([isHeld(folder), readHolder(folder)?.command]).toEqual([true, 'start'])
  held[Symbol.dispose]()
  expect([isHeld(folder), readHolder(folder)]).toEqual([false, null])
})

test('a second app is refused with the name of the first', async () => {
  using held = await holdFolder(folder, holder('app', 4711), { waitMs: 0 })
  expect(held.path).toBe(folder)
  await expect(holdFolder(folder, holder('app'), { waitMs: 60_000 })).rejects.toMatchObject({
    code: 'folder_in_use',
    message: expect.stringContaining('process 4711, http://localhost:4690'),
  })
})

test('a command that works is waited for', async () => {
  const held = await holdFolder(folder, holder('command'), { waitMs: 0 })
  const waiting: string[] = []
  const next = holdFolder(folder, holder('command'), {
    waitMs: 20_000,
    onWait: (other) => waiting.push(other?.command ?? ''),
  })
  setTimeout(() => held[Symbol.dispose](), 300)
  ;(await next)[Symbol.dispose]()
  expect(waiting).toEqual(['ingest'])
})

test('of many that want a free folder at once, one at a time has it', async () => {
  let inside = 0
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      using held = await holdFolder(folder, holder('command'), { waitMs: 20_000 })
      inside += 1
      expect([held.path, inside]).toEqual([folder, 1])
      await new Promise((done) => setTimeout(done, 30))
      inside -= 1
    }),
  )
})

test('a holder that is killed leaves no lock', async () => {
  const code = `
    import { holdFolder } from ${JSON.stringify(join(import.meta.dirname, 'data-folder.ts'))}
    await holdFolder(${JSON.stringify(folder)}, ${JSON.stringify(holder('app'))}, { waitMs: 0 })
    console.log('held')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code])
  await once(child.stdout, 'data')
  expect(isHeld(folder)).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'close')
  expect(isHeld(folder)).toBe(false)
  expect(readHolder(folder)?.kind).toBe('app')
  using held = await holdFolder(folder, holder('app'), { waitMs: 0 })
  expect(readHolder(held.path)?.pid).toBe(process.pid)
})

test('a folder that cannot be made is refused in a sentence', async () => {
  await expect(holdFolder('/dev/null/party', holder('app'), { waitMs: 0 })).rejects.toMatchObject({
    code: 'folder_unwritable',
  })
})
