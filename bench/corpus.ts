import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { KnownWorks } from '#literature/intake/known-works.ts'
import { readInThreads } from '#literature/intake/thread-pool.ts'

/**
 * Records of real people for tests and measurements. They lie beside the repository, never in it;
 * null where they are not, and then whoever asks says so and does without.
 */
export const sharedData = (): string | null => {
  const folder = fileURLToPath(new URL('../../shared/data', import.meta.url))
  return existsSync(join(folder, 'corpus')) ? folder : null
}

export const withoutSharedData =
  'Skipped: the records to measure with (../shared/data beside this repository) are not here.'

/** The corpus files, as somebody would bring them. */
export const corpusFiles = async (shared: string): Promise<string[]> => {
  const names = await readdir(join(shared, 'corpus'))
  return names
    .filter((name) => name.endsWith('.jsonl.gz'))
    .map((name) => join(shared, 'corpus', name))
}

/** Reads files into shards as an import does, and gives the shards' names, oldest first. */
export const writeShards = async (
  files: readonly string[],
  literatureFolder: string,
): Promise<string[]> => {
  const worksFolder = join(literatureFolder, 'works')
  await mkdir(worksFolder, { recursive: true })
  const seenAt = new Date().toISOString()
  await readInThreads(
    files.map((path, file) => ({
      run: 'bench',
      file,
      name: path,
      path,
      linesDone: 0,
      firstPart: 0,
      seenAt,
    })),
    { worksFolder, known: KnownWorks.forWorks(200_000).buffer },
    async () => undefined,
    new AbortController().signal,
  )
  return (await readdir(worksFolder)).filter((name) => name.endsWith('.parquet')).toSorted()
}

/** One JSON value a line. */
export const readLines = async (path: string): Promise<unknown[]> =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
