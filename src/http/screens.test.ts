import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openParty } from '../../test/party.ts'
import type { Party } from '../../test/party.ts'
import { knownAddresses } from './guard.ts'
import { openRouter } from './router.ts'

const script = 'console.log("x".repeat(2000))'
let party: Party
let folder: string
let strangers = 0
let router: ReturnType<typeof openRouter>
beforeAll(async () => {
  party = await openParty()
  folder = mkdtempSync(join(tmpdir(), 'party screens '))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>app</title>')
  writeFileSync(join(folder, 'theme.js'), 'x')
  writeFileSync(join(folder, 'assets', 'web-1a2b.js'), script)
  writeFileSync(join(folder, 'assets', 'web-1a2b.js.br'), brotliCompressSync(script))
  router = openRouter({
    actions: [],
    feeds: [],
    listener: party.database.listener,
    ending: new AbortController().signal,
    contracts: [],
    contextOf: (actor) => party.as(actor),
    dataFolder: party.dataFolder,
    token: 'x'.repeat(43),
    instance: 'x',
    origin: 'http://localhost:4690',
    known: knownAddresses({ port: 4690, host: null, origin: null }),
    behindProxy: false,
    cookieName: 'party_x',
    log: pino({ level: 'silent' }),
    screens: () => folder,
    onStranger: () => (strangers += 1),
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await party[Symbol.asyncDispose]()
})

const get = async (path: string, headers: Record<string, string> = {}) =>
  router.request(`http://localhost:4690${path}`, {
    headers: { host: 'localhost:4690', ...headers },
  })

test('every address of the app is the one page, and is asked for again each time', async () => {
  for (const path of ['/', '/scout', '/people/0198-x?tab=works']) {
    const page = await get(path)
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html><title>app</title>'])
    expect(page.headers.get('cache-control')).toBe('no-cache')
  }
  expect(strangers).toBe(3)
})

test('files named by their content are kept for ever, and sent packed to who takes it', async () => {
  const plain = await get('/assets/web-1a2b.js')
  expect(plain.headers.get('cache-control')).toContain('immutable')
  expect(await plain.text()).toBe(script)
  const packed = await get('/assets/web-1a2b.js', { 'accept-encoding': 'gzip, br;q=1.0' })
  expect(packed.headers.get('content-encoding')).toBe('br')
  expect(packed.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(script)
  const refused = await get('/assets/web-1a2b.js', { 'accept-encoding': 'br;q=0' })
  expect(refused.headers.get('content-encoding')).toBeNull()
})

test('what the browser has already is not sent again', async () => {
  const etag = (await get('/theme.js')).headers.get('etag') ?? ''
  expect((await get('/theme.js', { 'if-none-match': etag })).status).toBe(304)
})

test('a file that is gone is not answered with the page', async () => {
  expect((await get('/assets/web-old.js')).status).toBe(404)
})

test.each([
  '/../package.json',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/assets/..%2f..%2f..%2fetc/hosts.txt',
])('nothing outside the folder is served: %s', async (path) => {
  const answer = await get(path)
  expect(await answer.text()).not.toMatch(/root:|"name"|localhost/)
})
