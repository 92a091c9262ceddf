import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AppError } from '#core/errors.ts'

/** A file to be read. */
export interface FoundFile {
  readonly path: string
  /** Shown: the file's name, within its folder when a folder was given. */
  readonly name: string
  readonly bytes: number
}

// A snapshot of OpenAlex has some thousand files in as many folders.
const mostFiles = 50_000
const deepest = 12
const readable = /\.(?:jsonl?|ndjson)(?:\.gz)?$|\.gz$/i

/**
 * The files of the given paths, folders searched through, each once, in the order of their names.
 * A named file is taken whatever its ending; in a folder only JSON, JSON lines and gzip.
 *
 * @throws AppError `no_such_file`, `no_files`, `too_many_files`.
 */
export const findFiles = async (paths: readonly string[]): Promise<readonly FoundFile[]> => {
  const found = new Map<string, FoundFile>()
  for (const path of paths) {
    const entry = await stat(path).catch(() => null)
    if (entry === null) {
      throw new AppError('invalid', `There is no file ${path}.`, {
        code: 'no_such_file',
        next: 'Look at the name and give it again. Nothing was read.',
      })
    }
    if (entry.isDirectory()) await addFolder(path, basename(path), 0, found)
    else found.set(path, { path, name: basename(path), bytes: entry.size })
  }
  if (found.size === 0) {
    throw new AppError('invalid', `${paths.join(', ')} holds no .jsonl, .json or .gz file.`, {
      code: 'no_files',
      next: 'Name the files themselves.',
    })
  }
  return [...found.values()]
}

const addFolder = async (
  folder: string,
  shown: string,
  depth: number,
  found: Map<string, FoundFile>,
): Promise<void> => {
  if (depth > deepest) return
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await addFolder(path, join(shown, entry.name), depth + 1, found)
    else if (entry.isFile() && readable.test(entry.name) && entry.name !== 'manifest.json') {
      if (found.size >= mostFiles) throw tooMany()
      const { size } = await stat(path)
      found.set(path, { path, name: join(shown, entry.name), bytes: size })
    }
  }
}

const tooMany = (): AppError =>
  new AppError('limit', `More than ${mostFiles} files.`, {
    code: 'too_many_files',
    next: 'Bring a part of the folders at a time.',
  })
