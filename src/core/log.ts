import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Logger } from 'pino'
import roll from 'pino-roll'
import type { Config } from './config.ts'

/** 10 MB a file and six files: enough for weeks of use, never a full disk. */
const rotation = { size: '10m', limit: { count: 5 } } as const

/** A log and its end. Lines are JSON; they hold no personal payloads, no queries, no bodies. */
export interface OpenLog {
  readonly log: Logger
  readonly close: () => Promise<void>
}

/** Opens `<data>/logs/party.N.log`, rotated by size. Its folder is for its owner only. */
export const openLog = async (config: Config): Promise<OpenLog> => {
  const folder = join(config.dataFolder, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stream = await roll({ file: join(folder, 'party'), extension: '.log', ...rotation })
  const log = pino(
    { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    stream,
  )
  return {
    log,
    close: () =>
      new Promise((done) => {
        stream.once('close', () => done())
        stream.end()
      }),
  }
}

export type { Logger }
