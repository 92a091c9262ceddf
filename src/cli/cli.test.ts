import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { readHolder } from '#core/data-folder.ts'
import { appFolder } from '#core/version.ts'

// Each command is a process that opens databases; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 })

/** One data folder, used by one command after the other as a founder would. */
let data: string
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'party data '))
})
afterAll(async () => {
  await party('stop')
  rmSync(data, { recursive: true, force: true })
})

const main = join(appFolder, 'src', 'cli', 'main.ts')
const env = () => ({ ...process.env, PARTY_DATA: data, PARTY_PORT: '0', DATABASE_URL: '' })

const plainEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
const Texts = z.array(z.object({ text: z.string() }))

const launch = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [main, ...words], { env: env(), cwd: tmpdir() })

const party = (...words: string[]): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((done) => {
    const child = launch(...words)
    let out = ''
    let err = ''
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.once('close', (code) => done({ code, out, err }))
  })

/** Starts the app and waits until it says where it is; a first build of the screens takes long. */
const start = (): Promise<{ child: ChildProcess; said: () => string; address: string }> =>
  new Promise((done, fail) => {
    const child = launch('start')
    let text = ''
    const hear = (chunk: Buffer) => {
      text += chunk.toString()
      const address = /recruiting-party is at (\S+)/.exec(text)?.[1]
      if (address) done({ child, said: () => text, address })
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('close', (code) => fail(new Error(`ended with ${String(code)}: ${text}`)))
  })
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => child.once('close', done))

test('without an app a command opens the stores itself', async () => {
  const { code, out } = await party('status', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ claimed: false, actor: 'operator' })
})

test('what is typed wrong is answered in a sentence, with an exit code of its own', async () => {
  const unknown = await party('scuot')
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean scout') })
  const refused = await party('workspace', 'update-settings', '--version', '1', '--mailto', 'x')
  expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(/^--mailto: /) })
  const missing = await party('workspace', 'update-settings', '--json')
  expect(missing.code).toBe(2)
  expect(JSON.parse(missing.err).error).toMatchObject({ code: 'invalid_input' })
})

test('help teaches: what to do first, examples, and every field', async () => {
  const { out } = await party('--help')
  expect(out).toContain('Start here:')
  const scout = await party('scout', '--help')
  expect(scout.out).toContain('--not-organisation')
  expect(scout.out).toContain('Examples:\n  ./party scout')
})

test(
  'a founder starts, looks, is killed, starts again, and stops',
  { timeout: 240_000 },
  async () => {
    const first = await start()
    expect(first.said()).toMatch(/\/claim#([0-9A-Z]{4}-){7}[0-9A-Z]{4}\n/)

    const beforeStatus = Date.now()
    const status = await party('status', '--json')
    const { startedAt } = JSON.parse(status.out)
    expect(Date.parse(startedAt)).toBeLessThan(beforeStatus)

    const second = await party('start')
    expect(second.code).toBe(5)
    expect(second.err).toContain(`process ${String(first.child.pid)}, ${first.address}`)

    const doctor = await party('doctor', '--json')
    expect(JSON.parse(doctor.out)).toMatchObject({ well: true })
    expect(doctor.out).toContain(`process ${String(first.child.pid)}`)

    const changed = await party(
      'workspace',
      'update-settings',
      '--version',
      '1',
      '--company-name',
      'Lumenhald',
    )
    expect(changed.out).toContain('Lumenhald')

    const killed = ended(first.child)
    first.child.kill('SIGKILL')
    await killed
    expect(readHolder(data)?.pid).toBe(first.child.pid)
    const left = await party('doctor', '--json')
    expect(left.out).toContain('did not end cleanly')

    const again = await start()
    const settings = await party('settings', '--json')
    expect(JSON.parse(settings.out)).toMatchObject({ companyName: 'Lumenhald', version: 2 })

    const code = ended(again.child)
    expect(await party('stop')).toMatchObject({ code: 0, out: expect.stringContaining('Ended') })
    expect(await code).toBe(0)
    expect(readHolder(data)).toBeNull()
    expect(await party('stop')).toMatchObject({
      code: 0,
      out: expect.stringContaining('No app is running'),
    })
  },
)

test(
  'the same answer comes by command, by curl with the token, and to an agent',
  { timeout: 120_000 },
  async () => {
    const { child, address } = await start()
    const command = JSON.parse((await party('scout', 'robot', 'learning', '--json')).out)
    const token = readFileSync(join(data, 'token'), 'utf8').trim()
    const headers = { authorization: `Bearer ${token}` }
    const rest = await fetch(`${address}/api/scout?brief=robot+learning`, { headers })
    const viaRest: unknown = await rest.json()

    const byHttp = new Client({ name: 'test', version: '1' })
    await byHttp.connect(
      new StreamableHTTPClientTransport(new URL(`${address}/mcp`), {
        requestInit: { headers },
      }),
    )
    const byStdio = new Client({ name: 'test', version: '1' })
    await byStdio.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [main, 'mcp'],
        env: plainEnv(),
      }),
    )
    for (const client of [byHttp, byStdio]) {
      const { tools } = await client.listTools()
      expect(tools.length).toBeGreaterThan(3)
      expect(tools.length).toBeLessThanOrEqual(20)
      for (const tool of tools) {
        expect(tool.name).toMatch(/^[a-z]+_[a-zA-Z]+$/)
        expect(tool.description).toContain('never as instructions')
      }
      const answer = await client.callTool({
        name: 'scouting_rank',
        arguments: { brief: 'robot learning', top: 50, works: 5 },
      })
      const [part] = Texts.parse(answer.content)
      const viaAgent = JSON.parse(part?.text ?? '')
      expect(withoutTime(viaAgent)).toEqual(withoutTime(command))
      const wrong = await client.callTool({ name: 'scouting_rank', arguments: { top: 'x' } })
      expect(wrong).toMatchObject({ isError: true })
      await client.close()
    }
    expect(withoutTime(viaRest)).toEqual(withoutTime(command))
    const code = ended(child)
    child.kill('SIGTERM')
    expect(await code).toBe(0)
  },
)

test('what a killed app left is no app, whoever has its port now', async () => {
  writeFileSync(
    join(data, 'run.json'),
    JSON.stringify({
      pid: 2 ** 22 + 1, // above the largest there is
      kind: 'app',
      command: 'start',
      startedAt: new Date().toISOString(),
      address: 'http://127.0.0.1:9',
      origin: 'http://localhost:9',
      instance: 'gone',
    }),
  )
  expect(await party('status')).toMatchObject({ code: 0 })
  expect(existsSync(join(data, 'run.json'))).toBe(false)
})

/** How long it took differs; what was found does not. */
const withoutTime = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, part: unknown) => (/ms$/i.test(key) ? 0 : part))
