import { randomUUID } from 'node:crypto'
import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { committedShards } from './shard-rows.ts'

// Several apps may share one campaign database, each with a data folder of its own. Works lie in
// files, so they lie in one of the folders, and only the app that has it reads more and builds.

/** Says which folder of works this is; a restored folder is the same one. */
const nameFile = 'folder-id'

/** The id of a folder of works, made when it has none. */
export const folderId = async (folder: string): Promise<string> => {
  const path = join(folder, nameFile)
  await mkdir(folder, { recursive: true })
  const fresh = writeFile(path, `${randomUUID()}\n`, { flag: 'wx', flush: true })
  await fresh.catch(() => undefined) // it has one: that one counts
  return z.uuid().parse((await readFile(path, 'utf8')).trim())
}

const Asked = z.object({ folder: z.uuid().optional() })

/** Whether a run was asked for by the app that has this folder; old runs do not say, and are. */
export const isAskedHere = async (request: unknown, folder: string): Promise<boolean> => {
  const asked = Asked.safeParse(request).data?.folder
  return asked === undefined || asked === (await folderId(folder))
}

/**
 * Refuses to read or build where the works of the campaign are not.
 *
 * @throws AppError `works_elsewhere`.
 */
export const refuseElsewhere = async (db: CampaignDatabase, folder: string): Promise<void> => {
  const [first] = await committedShards(db)
  if (first === undefined) return
  const isHere = await access(join(folder, 'works', first.name)).then(
    () => true,
    () => false,
  )
  if (isHere) return
  throw new AppError('conflict', 'The works of this campaign are not in this data folder.', {
    code: 'works_elsewhere',
    next: 'Another app on the same database has them: bring works there. If that folder is lost, restore a backup.',
  })
}
