import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '#database/connect.ts'
import { startEmbedded } from '#database/embedded.ts'
import { isAlive } from '#database/embedded/postmaster-file.ts'
import { migrate } from '#database/migrate.ts'
import { installJobs } from '#jobs/boss.ts'
import { atDatabase } from './database.ts'
import { quickFolder } from './quick-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server where databases can be made and dropped. */
    readonly serverUrl: string
    /** Name of the migrated database that every test file copies. */
    readonly template: string
  }
}

/**
 * One PostgreSQL for the whole run and one migrated template in it: the server we bring, or the
 * one of DATABASE_URL, whose own database is left alone.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ending = new AsyncDisposableStack()
  const serverUrl = process.env['DATABASE_URL'] ?? (await ownServer(ending))
  const template = `party_template_${process.pid}_${Date.now()}`
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  ending.defer(() => client.end())
  await client.query(`create database ${template}`)
  ending.defer(async () => {
    await client.query(`drop database ${template} with (force)`)
  })
  const templateUrl = atDatabase(serverUrl, template)
  await migrate(templateUrl)
  const db = connect(templateUrl)
  await installJobs(db)
  await db.destroy()
  project.provide('serverUrl', serverUrl)
  project.provide('template', template)
  return () => ending.disposeAsync()
}

const ownServer = async (ending: AsyncDisposableStack): Promise<string> => {
  const parent = await quickFolder()
  await clearLeftBehind(parent)
  const folder = await mkdtemp(join(parent, `${prefix}${process.pid}-`))
  ending.defer(() => rm(folder, { recursive: true, force: true }))
  return ending.use(await startEmbedded({ dataFolder: folder })).url
}

const prefix = 'party-tests-'

/** A run that was killed leaves its folder; in memory that would add up. */
const clearLeftBehind = async (parent: string): Promise<void> => {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue
    const runner = Number.parseInt(name.slice(prefix.length), 10)
    if (!isAlive(runner)) await rm(join(parent, name), { recursive: true, force: true })
  }
}
