import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { isHeld, readHolder } from '#core/data-folder.ts'
import { tokenFile } from '#core/token.ts'
import { note, size, well, wrong } from './check.ts'
import type { Check } from './check.ts'

/** Below this a build of the literature or a busy day can fill the disk. */
const diskNeeded = 2 * 1024 ** 3

/** Files counted at most; a data folder has hundreds. */
const filesCounted = 50_000

/** The data folder: rights, disk, who holds it, what a killed process left, what the logs say. */
export const checkFolder = async (folder: string): Promise<readonly Check[]> => {
  if (!existsSync(folder)) {
    return [note('Data folder', `${folder} does not exist yet.`, '`./party start` makes it.')]
  }
  return [
    checkRights(folder),
    checkHolder(folder),
    ...checkToken(folder),
    await checkDisk(folder),
    ...checkHalves(folder),
    ...checkLogs(folder),
  ]
}

const checkRights = (folder: string): Check => {
  const { mode, uid } = statSync(folder)
  const me = process.getuid?.()
  if (me !== undefined && me !== 0 && uid !== me) {
    return wrong(
      'Data folder',
      `${folder} belongs to another account.`,
      `Run: sudo chown -R $(id -un) '${folder}'`,
    )
  }
  return (mode & 0o077) === 0
    ? well('Data folder', `${folder}, readable by its owner only.`)
    : wrong('Data folder', `${folder} can be read by other accounts.`, `Run: chmod 700 '${folder}'`)
}

const checkHolder = (folder: string): Check => {
  const holder = readHolder(folder)
  const held = isHeld(folder)
  if (held && holder?.kind === 'app') {
    return well(
      'App',
      `Running since ${holder.startedAt} (process ${holder.pid}), ${holder.origin ?? 'still starting'}.`,
    )
  }
  if (held) {
    const who = holder ? `\`./party ${holder.command}\` (process ${holder.pid})` : 'A process'
    return well('App', `Not running. ${who} uses the data folder now.`)
  }
  return holder
    ? note(
        'App',
        `Not running. The last one (process ${holder.pid}) did not end cleanly.`,
        'Nothing is to be done: the next start clears up.',
      )
    : well('App', 'Not running.')
}

const checkToken = (folder: string): readonly Check[] => {
  const file = tokenFile(folder)
  if (!existsSync(file)) return []
  return (statSync(file).mode & 0o077) === 0
    ? [well('Token', 'Readable by its owner only.')]
    : [wrong('Token', 'The token file can be read by other accounts.', `Run: chmod 600 '${file}'`)]
}

const checkDisk = async (folder: string): Promise<Check> => {
  const disk = await statfs(folder)
  const free = disk.bavail * disk.bsize
  const parts = await Promise.all(
    ['postgres', 'literature', 'uploads', 'logs'].map(
      async (part) => `${part} ${size(await bytesIn(join(folder, part)))}`,
    ),
  )
  const sentence = `${size(free)} free; used: ${parts.join(', ')}.`
  if (free >= diskNeeded) return well('Disk', sentence)
  const mend = 'Free some of the disk: below 2 GB a build of the literature may not fit.'
  return free < diskNeeded / 8 ? wrong('Disk', sentence, mend) : note('Disk', sentence, mend)
}

const bytesIn = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).slice(0, filesCounted)
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(file.parentPath, file.name)).then(
        (found) => found.blocks * 512,
        () => 0, // gone since it was listed
      ),
    ),
  )
  return sizes.reduce((sum, one) => sum + one, 0)
}

const checkHalves = (folder: string): readonly Check[] => {
  const uploads = join(folder, 'uploads')
  const halves = existsSync(uploads)
    ? readdirSync(uploads).filter((name) => name.endsWith('.part'))
    : []
  if (halves.length === 0 || isHeld(folder)) return []
  return [
    note(
      'Uploads',
      `${halves.length} half received files are left.`,
      'The next start removes them.',
    ),
  ]
}

/** Bugs in the newest log, so that nobody has to know where logs are. */
const checkLogs = (folder: string): readonly Check[] => {
  const logs = join(folder, 'logs')
  if (!existsSync(logs)) return []
  const newest = readdirSync(logs)
    .map((name) => ({ name, at: statSync(join(logs, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at)[0]
  if (!newest) return []
  const lines = readFileSync(join(logs, newest.name), 'utf8').split('\n')
  const faults = lines.filter((line) => line.startsWith('{"level":50'))
  if (faults.length === 0) return [well('Logs', `No faults in ${join(logs, newest.name)}.`)]
  const last = /"time":"([^"]+)"/.exec(faults.at(-1) ?? '')?.[1] ?? 'unknown'
  return [
    note(
      'Logs',
      `${faults.length === 1 ? '1 fault' : `${faults.length} faults`}, the last at ${last}.`,
      `Read: grep '"level":50' '${join(logs, newest.name)}'`,
    ),
  ]
}
