import { randomBytes, randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What all backups of one campaign share: its number and the secret that its keys hold. */
export const BackupKey = z.object({
  family: z.uuid(),
  /** 32 random bytes; with the passphrase they make the key of every backup. */
  secret: z.base64(),
})
export type BackupKey = z.infer<typeof BackupKey>

/** Name of the file within a data folder, and within a file of keys. */
export const backupKeyFile = 'backup-key'

/** The backup key of a data folder, made (0600) at the first backup. */
export const ensureBackupKey = async (dataFolder: string): Promise<BackupKey> => {
  const path = join(dataFolder, backupKeyFile)
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text !== null) return BackupKey.parse(JSON.parse(text))
  const key = { family: randomUUID(), secret: randomBytes(32).toString('base64') }
  const draft = `${path}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(key)}\n`, { mode: 0o600, flush: true })
  await rename(draft, path)
  return key
}
