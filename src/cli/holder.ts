import { randomBytes } from 'node:crypto'
import type { FolderHolder } from '#core/data-folder.ts'

/** How a command that opens the stores itself names itself to others. */
export const commandHolder = (command: string): FolderHolder => ({
  pid: process.pid,
  kind: 'command',
  command,
  startedAt: new Date().toISOString(),
  address: null,
  origin: null,
  instance: randomBytes(16).toString('hex'),
})
