import type { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'
import type { Attachment } from './contract.ts'

type Shown = z.input<typeof Attachment>

interface FileColumns {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly addedAt: Date
}

/** The standing files of each of these notes, in the order in which they were put there. */
export const readAttachments = async (
  db: CampaignDatabase,
  noteIds: readonly string[],
): Promise<ReadonlyMap<string, Shown[]>> => {
  if (noteIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('personNoteFile')
    .select(['id', 'noteId', 'name', 'type', 'bytes', 'addedAt'])
    .where('noteId', 'in', [...noteIds])
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
  const grouped = Map.groupBy(rows, (row) => row.noteId)
  return new Map([...grouped].map(([id, files]) => [id, files.map(toAttachment)]))
}

/** A file without its bytes. */
export const toAttachment = (row: FileColumns): Shown => ({
  id: row.id,
  name: row.name,
  type: row.type,
  bytes: row.bytes,
  addedAt: row.addedAt.toISOString(),
})
