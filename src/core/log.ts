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
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => faultOf(error, causesShown) },
    },
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

/** Deep enough for a driver's fault inside a library's inside ours. */
const causesShown = 4

/**
 * What is kept of a fault: its kind, words, code and where it happened. Other properties hold values
 * of rows and requests (`detail` and `parameters` of a database), which are people's.
 */
const faultOf = (error: unknown, causes: number): Record<string, unknown> => {
  if (!(error instanceof Error)) return { message: String(error) }
  return {
    type: error.name,
    message: error.message,
    ...('code' in error ? { code: String(error.code) } : {}),
    stack: error.stack,
    ...(error.cause !== undefined && causes > 0 ? { cause: faultOf(error.cause, causes - 1) } : {}),
  }
}

export type { Logger }
