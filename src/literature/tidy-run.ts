import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Context } from '#actions/context.ts'

/** Removes shards of a run that a crash left on disk before the database knew of them. */
export const removeOrphanShards = async (ctx: Context, run: string): Promise<void> => {
  const folder = join(ctx.literature.folder, 'works')
  const rows = await ctx.db
    .selectFrom('literatureShard')
    .select('name')
    .where('runId', '=', run)
    .execute()
  const known = new Set(rows.map((row) => row.name))
  for (const name of await readdir(folder)) {
    if (name.startsWith(run) && !known.has(name)) await rm(join(folder, name), { force: true })
  }
}

/** Where files of browsers wait for their reading. */
export const uploadsFolder = (literatureFolder: string): string =>
  join(dirname(literatureFolder), 'uploads')

/** Removes the files that a browser sent for a run which has ended. */
export const removeUploads = async (ctx: Context, run: string): Promise<void> => {
  const folder = uploadsFolder(ctx.literature.folder)
  const rows = await ctx.db
    .selectFrom('literatureRunFile as file')
    .innerJoin('literatureRun as run', 'run.id', 'file.runId')
    .select('file.path')
    .where('run.id', '=', run)
    .where('run.state', 'in', ['done'])
    .execute()
  for (const { path } of rows) {
    if (path !== '' && dirname(path) === folder) await rm(path, { force: true })
  }
}
