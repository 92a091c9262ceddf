import { readSealedArchive } from '#core/sealed-archive.ts'
import { openSealed, readSealedHead, type OpenedFile } from '#core/sealed-file.ts'
import { AppError } from '#core/errors.ts'
import { BackupKey, backupKeyFile } from './backup/campaign-key.ts'
import { EntryHead, readList, type About } from './backup/parts.ts'

/** Two files and what opens them. */
export interface BackupFiles {
  readonly file: string
  readonly keysFile: string
  readonly passphrase: string
}

/** What was found in a file, all of it proven. */
export interface Contents {
  readonly about: About
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
  readonly files: number
  readonly bytes: number
}

/** A backup that was read from end to end. */
export interface VerifiedBackup {
  readonly backup: OpenedFile
  readonly keys: OpenedFile
  readonly contents: Contents
  readonly keyContents: Contents
}

/**
 * Opens a backup with its keys and reads both whole: every chunk, every entry. Writes nothing.
 *
 * @throws AppError `not_a_backup`, `wrong_passphrase`, `wrong_keys`, `keys_older`, `backup_damaged`,
 * `backup_cut_short`.
 */
export const verifyBackup = async (files: BackupFiles): Promise<VerifiedBackup> => {
  const { passphrase } = files
  await expectKind(files.file, 'backup')
  await expectKind(files.keysFile, 'keys')
  const keys = await openSealed(files.keysFile, { passphrase })
  const { contents: keyContents, key } = await readWhole(keys)
  if (key === null) throw new Error('The file of keys holds no key of backups.')
  const secret = Buffer.from(key.secret, 'base64')
  const backup = await openSealed(files.file, { passphrase, secret })
  const { contents } = await readWhole(backup)
  if (keyContents.about.madeAt < contents.about.madeAt) throw keysOlder()
  return { backup, keys, contents, keyContents }
}

const expectKind = async (path: string, kind: 'backup' | 'keys'): Promise<void> => {
  const head = await readSealedHead(path)
  if (head.kind === kind) return
  throw new AppError(
    'invalid',
    kind === 'backup'
      ? `${path} holds the keys of a backup, not the backup.`
      : `${path} is a backup, not its keys.`,
    {
      code: 'not_a_backup',
      next: 'Both are needed: FILE, and FILE.keys or the one named by --keys.',
    },
  )
}

const readWhole = (
  file: OpenedFile,
): Promise<{ readonly contents: Contents; readonly key: BackupKey | null }> =>
  readSealedArchive(file, async (entries) => {
    let about: About | null = null
    let key: BackupKey | null = null
    const tables: { name: string; rows: number }[] = []
    let count = 0
    let bytes = 0
    for await (const entry of entries) {
      const head = EntryHead.parse(entry.head)
      if (head.entry === 'about') about = head
      else if (head.entry === 'file' && head.path === backupKeyFile)
        key = BackupKey.parse(await readList(entry.content))
      const size = await measure(entry.content)
      bytes += size.bytes
      if (head.entry === 'table') tables.push({ name: head.name, rows: size.lines })
      if (head.entry === 'file') count += 1
    }
    if (about === null) throw new Error('The archive does not say what it is of.')
    return { contents: { about, tables, files: count, bytes }, key }
  })

/** Bytes, and line ends: in the text format of COPY there is one for each row. */
const measure = async (content: AsyncIterable<Buffer>) => {
  let bytes = 0
  let lines = 0
  for await (const some of content) {
    bytes += some.length
    for (let at = some.indexOf(10); at >= 0; at = some.indexOf(10, at + 1)) lines += 1
  }
  return { bytes, lines }
}

const keysOlder = (): AppError =>
  new AppError('conflict', 'The keys are older than the backup.', {
    code: 'keys_older',
    next: 'Give the keys that were written with it, or later ones of the same campaign, with --keys.',
  })
