import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { readArchive, writeArchive, type Entry, type NewEntry } from './archive.ts'
import { AppError } from './errors.ts'
import { sealFile, type OpenedFile, type Opener, type SealedHead } from './sealed-file.ts'

/** What is to be written, and how it is sealed. */
export interface NewSealedArchive {
  readonly about: Pick<SealedHead, 'kind' | 'family' | 'madeAt'>
  readonly opener: Opener
  readonly entries: AsyncIterable<NewEntry>
}

/** A file that is whole and safely on the disk, but not under its name yet. */
export interface WrittenFile {
  readonly giveName: () => Promise<void>
  readonly remove: () => Promise<void>
}

/**
 * Writes an archive, compressed (Zstandard, RFC 8878) and then sealed, beside `path`; `giveName`
 * puts it there, so that nobody ever finds half of it. Readable by its owner only.
 *
 * @throws AppError `disk_full`, `backup_not_written`; nothing is left behind then.
 */
export const writeSealedArchive = async (
  path: string,
  { about, opener, entries }: NewSealedArchive,
): Promise<WrittenFile> => {
  const draft = `${path}.${process.pid}.unfinished`
  const remove = () => rm(draft, { force: true })
  try {
    await pipeline(
      writeArchive(entries),
      createZstdCompress(),
      (source: AsyncIterable<Uint8Array>) => sealFile(about, opener, source),
      createWriteStream(draft, { mode: 0o600, flush: true }),
    )
  } catch (error) {
    await remove()
    throw notWritten(path, error)
  }
  const giveName = async () => {
    await rename(draft, path)
    await syncFolder(dirname(path))
  }
  return { giveName, remove }
}

/** Reads an opened archive entry by entry and gives what `work` makes of it. */
export const readSealedArchive = <Result>(
  file: OpenedFile,
  work: (entries: AsyncIterable<Entry>) => Promise<Result>,
): Promise<Result> =>
  pipeline(file.content(), createZstdDecompress(), (source: AsyncIterable<Uint8Array>) =>
    work(readArchive(source)),
  )

/** A new name is safe only when its folder is on the disk too. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const notWritten = (path: string, cause: unknown): unknown => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('limit', `There is no room left for ${path}.`, {
      code: 'disk_full',
      next: 'Make room, or write to another disk with --to. Nothing was left behind.',
      cause,
    })
  }
  if (['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EROFS'].includes(code)) {
    return new AppError('invalid', `${path} cannot be written.`, {
      code: 'backup_not_written',
      next: 'Give a folder that is there and may be written, with --to.',
      cause,
    })
  }
  return cause
}
