import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isLiteratureFile, type KeptLiterature } from '#warehouse/kept-files.ts'

/**
 * What of a data folder is not copied: the database (its tables are), what a running process needs,
 * logs, what is built from the sources, files on their way in. Everything else is kept, so that a
 * room that begins to keep files is in the backup from its first day.
 */
const left: ReadonlySet<string> = new Set(
  'postgres postgres.log run run.json lock lock-journal logs screens uploads token restore-unfinished'.split(
    ' ',
  ),
)
/**
 * Keys that are kept outside of the database, and the list of erasures: they go into the file of
 * keys, so that the newest of these files says whom no older backup may bring back.
 */
const isKey = (path: string): boolean => /[-.]key$|^(?:keys|privacy)\//.test(path)
const holdPrefix = '.backup-'
const literature = 'literature'

/** A file that is to be copied: its path within the data folder, and where its bytes are now. */
export interface FolderFile {
  readonly path: string
  readonly at: string
  readonly bytes: number
}

/** Files of a data folder at one moment; disposing lets go of those that are held. */
export interface FolderFiles extends AsyncDisposable {
  readonly keys: readonly FolderFile[]
  readonly others: readonly FolderFile[]
}

/**
 * Holds the files that belong to a snapshot. Shards and builds never change but may be removed
 * meanwhile, so each gets a second name (a hard link) until the copy is done.
 *
 * @throws NodeJS `ENOENT` when one was removed since the snapshot: take another snapshot then.
 */
export const holdFiles = async (
  dataFolder: string,
  kept: KeptLiterature,
  now: Date,
): Promise<FolderFiles> => {
  await removeOldHolds(join(dataFolder, literature), now)
  const hold = join(dataFolder, literature, `${holdPrefix}${randomUUID()}`)
  const release = () => rm(hold, { recursive: true, force: true })
  try {
    const names = [...kept.shards, ...(kept.build === null ? [] : [kept.build.file])]
    const held: FolderFile[] = []
    for (const name of names) {
      const at = join(hold, name)
      await mkdir(dirname(at), { recursive: true })
      await linkOrCopy(join(dataFolder, literature, name), at)
      held.push({ path: `${literature}/${name}`, at, bytes: (await stat(at)).size })
    }
    const found = await walk(dataFolder, '')
    return {
      keys: found.filter(({ path }) => isKey(path)),
      others: [...found.filter(({ path }) => !isKey(path)), ...held],
      [Symbol.asyncDispose]: release,
    }
  } catch (error) {
    await release()
    throw error
  }
}

/** The bytes of a held file. */
export const readHeld = (file: FolderFile): AsyncIterable<Buffer> => createReadStream(file.at)

const linkOrCopy = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to)
  } catch (error) {
    // File systems without hard links (some of phones and clouds): a copy does the same.
    if (!(error instanceof Error && 'code' in error) || error.code === 'ENOENT') throw error
    await copyFile(from, to)
  }
}

const walk = async (root: string, below: string): Promise<FolderFile[]> => {
  const found: FolderFile[] = []
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (isLeft(path, entry.name)) continue
    const at = join(root, path)
    if (entry.isDirectory()) found.push(...(await walk(root, path)))
    else if (entry.isFile()) {
      // Gone between the two looks: it was a draft of somebody's.
      const about = await stat(at).catch(() => null)
      if (about) found.push({ path, at, bytes: about.size })
    }
  }
  return found
}

const isLeft = (path: string, name: string): boolean =>
  left.has(path) ||
  name.startsWith(holdPrefix) ||
  /^run\.json\.|^backup-key\.|\.(?:tmp|part|unfinished)$/.test(name) ||
  (path.startsWith(`${literature}/`) && isLiteratureFile(path.slice(literature.length + 1)))

/** Second names that a killed backup left: no backup takes this long. */
const holdIsOldMs = 24 * 60 * 60_000

const removeOldHolds = async (folder: string, now: Date): Promise<void> => {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(holdPrefix)) continue
    const about = await stat(join(folder, name)).catch(() => null)
    const age = now.getTime() - (about?.mtimeMs ?? 0)
    if (age > holdIsOldMs) await rm(join(folder, name), { recursive: true, force: true })
  }
}
