import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { AppError } from '#core/errors.ts'

const ownFolder = fileURLToPath(new URL('migrations/', import.meta.url))

/** Advisory lock of whoever migrates: any number, used for nothing else in this database. */
const migrationLock = 7_350_001
/** How long a second starter waits for the first one's migrations. */
const lockTimeoutMs = 120_000
const connectTimeoutMs = 10_000

/** One step of the schema: a file `0001-core.sql`, applied once and never changed after. */
interface Migration {
  readonly number: number
  readonly name: string
  readonly text: string
  readonly checksum: string
}

interface Applied {
  readonly number: number
  readonly name: string
  readonly checksum: string
}

/** The steps that this release knows, in order. */
export const knownSteps = (): Promise<readonly Applied[]> => readMigrations(ownFolder)

/** Whether the schema is the one of this release, neither older nor newer. Changes nothing. */
export const isUpToDate = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return missing(await readMigrations(ownFolder), await readApplied(client)).length === 0
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  } finally {
    await client.end()
  }
}

/**
 * Brings the database to the newest schema and says how many steps that took. Two starters do not
 * collide. Refused: a database that knows steps this code does not, and an applied step whose text
 * was changed since. Each step is one transaction, so a crash leaves whole steps only. `only` holds
 * the numbers of the steps to take, to come to an older schema; without it all are taken.
 */
export const migrate = async (
  url: string,
  folder = ownFolder,
  only?: ReadonlySet<number>,
): Promise<number> => {
  const client = new Client({
    connectionString: url,
    application_name: 'recruiting-party migration',
    connectionTimeoutMillis: connectTimeoutMs,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const known = (await readMigrations(folder)).filter(({ number }) => only?.has(number) ?? true)
    if (missing(known, await readApplied(client)).length === 0) return 0
    await client.query(`set lock_timeout = ${lockTimeoutMs}`)
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`
      create table if not exists migration (
        number integer primary key,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`)
    // Again under the lock: the other starter may have done it all.
    const steps = missing(known, await readApplied(client))
    for (const step of steps) await apply(client, step)
    return steps.length
  } finally {
    await client.end()
  }
}

const readMigrations = async (folder: string): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.*\.sql$/.test(name))
  const migrations = await Promise.all(
    names.toSorted().map(async (name) => {
      const text = await readFile(`${folder}/${name}`, 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      return { number: Number.parseInt(name, 10), name: name.replace('.sql', ''), text, checksum }
    }),
  )
  const twice = migrations.find((step, index) => migrations[index - 1]?.number === step.number)
  if (twice) throw new Error(`Two migrations have the number ${twice.number}.`)
  return migrations
}

const readApplied = async (client: Client): Promise<readonly Applied[]> => {
  const { rows: tables } = await client.query<{ found: boolean }>(
    `select to_regclass('migration') is not null as found`,
  )
  if (!tables[0]?.found) return []
  const { rows } = await client.query<Applied>(
    'select number, name, checksum from migration order by number',
  )
  return rows
}

/** Steps still to be applied; throws when what was applied does not fit what is known. */
const missing = (
  known: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] => {
  const byNumber = new Map(known.map((step) => [step.number, step]))
  for (const { number, name, checksum } of applied) {
    const step = byNumber.get(number)
    if (!step) {
      throw new AppError('conflict', `This database was opened by a newer release (${name}).`, {
        code: 'database_newer',
        next: 'Start that release, or restore a backup made before the upgrade.',
      })
    }
    if (step.checksum !== checksum) {
      throw new AppError('conflict', `Migration ${name} was changed after it had been applied.`, {
        code: 'migration_changed',
        next: 'Restore the file and add what is new as another migration.',
      })
    }
  }
  const done = new Set(applied.map((step) => step.number))
  return known.filter((step) => !done.has(step.number))
}

const apply = async (client: Client, step: Migration): Promise<void> => {
  await client.query('begin')
  try {
    await client.query(step.text)
    await client.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
      step.number,
      step.name,
      step.checksum,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`Migration ${step.name} failed.`, { cause })
  }
}
