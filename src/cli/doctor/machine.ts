import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism, freemem, totalmem } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { defaultPort } from '#core/config.ts'
import type { Config } from '#core/config.ts'
import { appFolder, appVersion } from '#core/version.ts'
import { note, size, well, wrong } from './check.ts'
import type { Check } from './check.ts'

/** Measured at rest with a whole corpus: app, database and literature together. */
const memoryNeeded = 1024 ** 3

const Lock = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional() })),
})

/** Versions, packages, memory and ports: what the machine brings. */
export const checkMachine = async (config: Config, hasApp: boolean): Promise<readonly Check[]> => [
  checkNode(),
  checkPackages(),
  ...checkInstall(),
  checkMemory(),
  ...(hasApp ? [] : [await checkPort(config.port)]),
  ...checkOrigin(config),
]

const checkNode = (): Check => {
  const pinned = Lock.parse(read('package-lock.json')).packages['node_modules/node']?.version
  const here = process.versions.node
  if (here === pinned) return well('Version', `recruiting-party ${appVersion} on Node ${here}.`)
  return wrong(
    'Version',
    `This runs on Node ${here}; it was made for ${pinned ?? 'another one'}.`,
    'Run it through `./party`, which brings the right one.',
  )
}

const checkPackages = (): Check => {
  const stamp = join(appFolder, 'node_modules', '.party-installed')
  const isWhole =
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === readFileSync(join(appFolder, 'package-lock.json'), 'utf8')
  return isWhole
    ? well('Packages', 'Everything that is locked is installed.')
    : note(
        'Packages',
        'The installation is not noted as whole.',
        'Run `./party`: it installs what is missing.',
      )
}

const checkInstall = (): readonly Check[] =>
  existsSync(join(appFolder, '.cache', 'install.lock'))
    ? [
        note(
          'Installation',
          'One is running, or was cut off.',
          'Nothing is to be done: the next `./party` waits for it, or mends it.',
        ),
      ]
    : []

const checkMemory = (): Check => {
  const free = availableMemory()
  const sentence = `${size(free)} of ${size(totalmem())} free, ${availableParallelism()} cores.`
  return free >= memoryNeeded
    ? well('Memory', sentence)
    : note('Memory', sentence, 'Below 1 GB readings of large files are slow: close something.')
}

/** What Linux could give to a process, caches included; `freemem` leaves those out. */
const availableMemory = (): number => {
  try {
    const found = /^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'))
    return found ? Number(found[1]) * 1024 : freemem()
  } catch {
    return freemem() // not Linux
  }
}

const checkPort = async (port: number): Promise<Check> => {
  if (await isFree(port)) return well('Port', `${port} is free.`)
  return note(
    'Port',
    `${port} is used by another program; the app takes the next free one.`,
    port === defaultPort ? 'Give one with --port to always have the same address.' : '',
  )
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => done(true)))
  })

const checkOrigin = ({ host, origin }: Config): readonly Check[] => {
  if (host && !origin) {
    return [
      note(
        'Address',
        `It listens on ${host}, but answers only to localhost and that address.`,
        'Set PARTY_ORIGIN to the address people use, such as https://party.example.org.',
      ),
    ]
  }
  if (origin?.startsWith('http:') && !/\/\/(localhost|127\.0\.0\.1)\b/.test(origin)) {
    return [
      note(
        'Address',
        `${origin} is not encrypted: what you read and write there can be overheard.`,
        'Put a proxy with a certificate before it, or use a private network.',
      ),
    ]
  }
  return []
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(appFolder, name), 'utf8'))
