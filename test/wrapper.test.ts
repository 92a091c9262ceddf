import { spawn } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appFolder, appVersion } from '#core/version.ts'

/** A clone without packages, and an npm of its own that "installs" what stands here already. */
let ground: string
let clone: string
beforeEach(() => {
  ground = mkdtempSync(join(tmpdir(), 'party wrapper '))
  clone = join(ground, 'a clone')
  mkdirSync(clone)
  for (const name of ['party', 'package.json', 'package-lock.json']) {
    copyFileSync(join(appFolder, name), join(clone, name))
  }
  symlinkSync(join(appFolder, 'src'), join(clone, 'src'))
  tools(npm)
})
afterEach(() => rmSync(ground, { recursive: true, force: true }))

/** Programs of a plain system, and nothing else: no Node, no npm but ours. */
const plainTools =
  'sh sed cmp mkdir rm mv cp grep tail ps sleep readlink cat ln printf kill touch'.split(' ')

const tools = (npmText: string | null, nodePath: string | null = process.execPath): void => {
  const bin = join(ground, 'bin')
  rmSync(bin, { recursive: true, force: true })
  mkdirSync(bin)
  for (const name of plainTools) {
    const found = ['/usr/bin', '/bin'].map((folder) => join(folder, name)).find(existsSync)
    if (found) symlinkSync(found, join(bin, name))
  }
  if (nodePath) symlinkSync(nodePath, join(bin, 'node'))
  if (npmText) script(join(bin, 'npm'), npmText)
}

const script = (path: string, text: string): void => {
  rmSync(path, { force: true })
  writeFileSync(path, `#!/bin/sh\n${text}`)
  chmodSync(path, 0o755)
}

const putNode = `mkdir -p node_modules/.bin node_modules/node
ln -sf '${process.execPath}' node_modules/.bin/node
printf '{"version": "${process.versions.node}"}' > node_modules/node/package.json`

const npm = `printf '%s\\n' "$1" >> 'GROUND/calls'
rm -rf node_modules
sleep 0.5
${putNode}
`

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const start = (path = join(clone, 'party'), cwd = ground, tool = 'bin') => {
  const child = spawn(path, ['--version'], {
    cwd,
    detached: true,
    env: { PATH: join(ground, tool), HOME: ground },
  })
  const done = new Promise<Ran>((resolve) => {
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.on('close', (code) => resolve({ code, out, err }))
  })
  return { child, done }
}
const run = (path?: string, cwd?: string): Promise<Ran> => start(path, cwd).done
const calls = (): string[] =>
  existsSync(join(ground, 'calls'))
    ? readFileSync(join(ground, 'calls'), 'utf8').trim().split('\n')
    : []
const inGround = (text: string): string => text.replaceAll('GROUND', ground)

test('a fresh clone installs once, and is quiet from then on', async () => {
  tools(inGround(npm))
  const first = await run()
  expect(first).toMatchObject({ code: 0, out: `${appVersion}\n` })
  expect(first.err).toContain('Installing what recruiting-party needs')
  expect(await run()).toEqual({ code: 0, out: `${appVersion}\n`, err: '' })
  expect(calls()).toEqual(['ci'])
})

test('it runs through a link, from another folder', async () => {
  tools(inGround(npm))
  const elsewhere = join(ground, 'else where')
  mkdirSync(elsewhere)
  symlinkSync(join('..', 'a clone', 'party'), join(elsewhere, 'link'))
  symlinkSync('link', join(elsewhere, 'link to link'))
  expect(await run(join(elsewhere, 'link to link'), '/')).toMatchObject({ code: 0 })
  expect(existsSync(join(clone, 'node_modules', '.party-installed'))).toBe(true)
})

test('two at once install once, and the one that waits says so', async () => {
  tools(inGround(npm))
  const both = await Promise.all([run(), run(), run()])
  expect(both.map(({ code, out }) => [code, out])).toEqual(
    Array.from({ length: 3 }, () => [0, `${appVersion}\n`]),
  )
  expect(calls()).toEqual(['ci'])
  expect(both.filter(({ err }) => err.includes('Waiting for it'))).toHaveLength(2)
})

test('a changed lockfile is installed at the next call', async () => {
  tools(inGround(npm))
  await run()
  appendFileSync(join(clone, 'package-lock.json'), '\n')
  expect(await run()).toMatchObject({ code: 0 })
  expect(calls()).toEqual(['ci', 'ci'])
})

test('without a network it says so, and the next call mends it', async () => {
  tools(inGround(`printf 'npm error code ENOTFOUND\\n' >&2; exit 1\n`))
  const offline = await run()
  expect(offline.code).toBe(1)
  expect(offline.err).toContain('The package registry cannot be reached')
  tools(inGround(npm))
  expect(await run()).toMatchObject({ code: 0, out: `${appVersion}\n` })
})

test('an installation that was killed is taken over and mended', async () => {
  tools(inGround(`printf 'ci\\n' >> 'GROUND/calls'; mkdir -p node_modules/half; sleep 30\n`))
  const { child, done } = start()
  while (calls().length === 0) await sleep(20)
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await done
  tools(inGround(npm))
  const began = Date.now()
  expect(await run()).toMatchObject({ code: 0, out: `${appVersion}\n` })
  expect(Date.now() - began).toBeLessThan(10_000)
  expect(existsSync(join(clone, 'node_modules', 'half'))).toBe(false)
})

test('an update waits until the app that runs from the folder has ended', async () => {
  tools(inGround(npm))
  await run()
  appendFileSync(join(clone, 'package-lock.json'), '\n')
  const running = join(clone, '.cache', 'running')
  mkdirSync(running, { recursive: true })
  const app = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)', 'cli/main.ts'])
  writeFileSync(join(running, String(app.pid)), '')
  expect(await run()).toMatchObject({
    code: 1,
    err: expect.stringContaining(`process ${String(app.pid)}) runs from this folder`),
  })
  const ended = new Promise((done) => app.once('close', done))
  app.kill()
  await ended
  expect(await run()).toMatchObject({ code: 0 })
  expect(calls()).toEqual(['ci', 'ci'])
})

test('Ctrl-C leaves no lock behind', async () => {
  tools(inGround(`printf 'ci\\n' >> 'GROUND/calls'; sleep 30\n`))
  const { child, done } = start()
  while (calls().length === 0) await sleep(20)
  process.kill(-(child.pid ?? 0), 'SIGINT')
  expect((await done).code).toBe(130)
  expect(existsSync(join(clone, '.cache', 'install.lock'))).toBe(false)
})

test('where npm may run no install scripts, Node is fetched all the same', async () => {
  tools(
    inGround(`printf '%s\\n' "$1" >> 'GROUND/calls'
mkdir -p node_modules/node
[ "$1" = rebuild ] || exit 0
${putNode}
`),
  )
  expect(await run()).toMatchObject({ code: 0, out: `${appVersion}\n` })
  expect(calls()).toEqual(['ci', 'rebuild'])
})

test('without Node, without npm, or with an old Node it says what to install', async () => {
  tools(null, null)
  expect(await run()).toMatchObject({
    code: 1,
    err: expect.stringMatching(/Node is not installed.*\n.*Install Node 20 or newer/),
  })
  tools(null)
  expect(await run()).toMatchObject({
    code: 1,
    err: expect.stringContaining('npm is not installed'),
  })
  tools(inGround(npm), null)
  script(join(ground, 'bin', 'node'), 'echo 18.19.1\n')
  expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('is 18.19.1') })
})
