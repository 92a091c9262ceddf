import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#core/errors.ts'

/** A file to be read. */
export interface FoundFile {
  readonly path: string
  /** Shown: the file's name, within its folder when a folder was given. */
  readonly name: string
  readonly bytes: number
  /** Why it is refused as a whole before it is read; absent when it can be tried. */
  readonly refusal?: string
}

// A snapshot of OpenAlex has some thousand files in as many folders.
const mostFiles = 50_000
const deepest = 12
const readable = /\.(?:jsonl?|ndjson)(?:\.gz)?$|\.gz$/i

/**
 * The files of the given paths, folders searched through, each once, in the order of their names.
 * A named file is taken whatever its ending; in a folder only JSON, JSON lines and gzip. What is
 * not there, or holds nothing of the kind, comes with a refusal, so that the others are read.
 *
 * @throws AppError `too_many_files`.
 */
export const findFiles = async (paths: readonly string[]): Promise<readonly FoundFile[]> => {
  const found = new Map<string, FoundFile>()
  for (const path of paths) {
    const name = basename(path)
    const entry = await stat(path).catch(() => null)
    if (entry === null) {
      found.set(path, { path, name, bytes: 0, refusal: `There is no file ${path}.` })
    } else if (entry.isDirectory()) {
      const before = found.size
      await addFolder(path, name, 0, found)
      if (found.size > before) continue
      const refusal = `${path} holds no .jsonl, .json or .gz file.`
      found.set(path, { path, name, bytes: 0, refusal })
    } else if (entry.isFile()) {
      found.set(path, { path, name, bytes: entry.size })
    } else {
      found.set(path, { path, name, bytes: 0, refusal: `${path} is no file.` })
    }
  }
  return withOwnNames([...found.values()])
}

/** Two files of one name are told apart by their folder, else by their whole path. */
const withOwnNames = (files: readonly FoundFile[]): readonly FoundFile[] => {
  const longer = (shorten: (path: string) => string) => (all: readonly FoundFile[]) => {
    const counted = new Map<string, number>()
    for (const { name } of all) counted.set(name, (counted.get(name) ?? 0) + 1)
    return all.map((file) =>
      (counted.get(file.name) ?? 0) > 1 ? { ...file, name: shorten(file.path) } : file,
    )
  }
  const byFolder = longer((path) => join(basename(dirname(path)), basename(path)))
  return longer((path) => path)(byFolder(files))
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
