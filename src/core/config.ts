import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from './errors.ts'

/** Above the ports of common development servers, below those that systems hand out. */
export const defaultPort = 4690

/** Everything that is decided before the app starts; from flags first, then the environment. */
export interface Config {
  /** Folder of this workspace, absolute. */
  readonly dataFolder: string
  /** First port to try; the next free one is taken when it is in use. */
  readonly port: number
  /** An address to listen on besides the loopback ones; null listens on this machine only. */
  readonly host: string | null
  /** Where people reach the app when that is not `http://localhost:PORT`: behind a proxy. */
  readonly origin: string | null
  /** A PostgreSQL that somebody else runs; null brings our own. */
  readonly databaseUrl: string | null
  /** OpenAlex API, without a trailing slash. */
  readonly openAlexUrl: string
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** What the command line may say; each wins over its variable. */
export interface ConfigFlags {
  readonly data?: string | undefined
  readonly port?: string | undefined
  readonly host?: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

const Port = z.coerce.number().int().min(0).max(65_535)
const LogLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent'])

/**
 * Reads the configuration. Nothing is opened or made.
 *
 * @throws AppError `config_invalid` that names the flag or variable and what it must be.
 */
export const readConfig = (flags: ConfigFlags, env: Environment): Config => ({
  dataFolder: dataFolderOf(flags.data, env),
  port: read(Port, flags.port ?? env['PARTY_PORT'] ?? String(defaultPort), {
    name: flags.port === undefined ? 'PARTY_PORT' : '--port',
    must: 'a whole number up to 65535',
  }),
  host: flags.host ?? env['PARTY_HOST'] ?? null,
  origin: originOf(env['PARTY_ORIGIN']),
  databaseUrl: env['DATABASE_URL'] || null,
  openAlexUrl: read(z.url(), env['PARTY_OPENALEX_URL'] || 'https://api.openalex.org', {
    name: 'PARTY_OPENALEX_URL',
    must: 'an address such as https://api.openalex.org',
  }).replace(/\/+$/, ''),
  logLevel: read(LogLevel, env['PARTY_LOG'] || 'info', {
    name: 'PARTY_LOG',
    must: 'debug, info, warn, error or silent',
  }),
})

const dataFolderOf = (flag: string | undefined, env: Environment): string => {
  const given = flag ?? env['PARTY_DATA']
  if (given) return resolve(given)
  const base = env['XDG_DATA_HOME']
  const home = base && isAbsolute(base) ? base : join(homedir(), '.local', 'share')
  return join(home, 'recruiting-party')
}

const originOf = (text: string | undefined): string | null => {
  if (!text) return null
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
    throw invalid('PARTY_ORIGIN', 'only scheme, host and port, such as https://party.example.org')
  }
  return url.origin
}

const read = <T>(schema: z.ZodType<T>, text: string, about: { name: string; must: string }): T => {
  const parsed = schema.safeParse(text)
  if (!parsed.success) throw invalid(about.name, about.must)
  return parsed.data
}

const invalid = (name: string, must: string): AppError =>
  new AppError('invalid', `${name} must be ${must}.`, {
    code: 'config_invalid',
    next: 'Correct it and start again.',
  })
