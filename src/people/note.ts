import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { actorId, type Actor } from '#actions/actor.ts'
import { notFound } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { staleVersion } from '#core/stale.ts'
import { readAttachments } from './attachments.ts'
import type { Note } from './contract.ts'
import { readMentions } from './note-mentions.ts'

export type NoteRow = Selectable<Database['personNote']>

/** A person has a few notes; more than this is a diary and belongs elsewhere. */
const mostShown = 500

/** A private note is read by its author only; those of the operator, by the operator. */
export const mayRead = (note: NoteRow, actor: Actor): boolean =>
  note.readers === 'shared' || note.createdBy === actorId(actor)

/** Notes on any of these ids of one person, newest first, as far as the reader of `db` sees them. */
export const readNotes = (db: CampaignDatabase, personIds: readonly string[]): Promise<NoteRow[]> =>
  db
    .selectFrom('personNote')
    .selectAll()
    .where('personId', 'in', [...personIds])
    .where('removedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(mostShown)
    .execute()

/**
 * The note at the version that its author has seen. Of a note that is somebody else's and private
 * nobody learns that it exists; of a shared one only its author changes the words.
 */
export const readOwnNoteAt = async (
  tx: CampaignTransaction,
  actor: Actor,
  { noteId, version }: { readonly noteId: string; readonly version: number },
  removed: 'standing' | 'removed',
): Promise<NoteRow> => {
  const row = await tx
    .selectFrom('personNote')
    .selectAll()
    .where('id', '=', noteId)
    .where('removedAt', removed === 'standing' ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.createdBy !== actorId(actor)) throw notFound('note')
  if (row.version !== version) {
    throw staleVersion('The note', version, await showNote(tx, row, actor))
  }
  return row
}

/** Rows as they may cross a wire to somebody who may read them, with whom they name and files. */
export const showNotes = async (
  db: CampaignDatabase,
  rows: readonly NoteRow[],
  actor: Actor,
): Promise<z.input<typeof Note>[]> => {
  const ids = rows.map((row) => row.id)
  const [mentions, files] = await Promise.all([readMentions(db, ids), readAttachments(db, ids)])
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    text: row.text,
    readers: row.readers,
    compartmentId: row.compartmentId,
    mentions: mentions.get(row.id) ?? [],
    files: files.get(row.id) ?? [],
    author: row.createdByName,
    mine: row.createdBy === actorId(actor),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    version: row.version,
  }))
}

/** One of them. */
export const showNote = async (
  db: CampaignDatabase,
  row: NoteRow,
  actor: Actor,
): Promise<z.input<typeof Note>> => {
  const [note] = await showNotes(db, [row], actor)
  if (!note) throw notFound('note')
  return note
}
