import { AppError, notFound } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { requireCompartment } from './known-compartment.ts'

/** Who reads a note: everybody, those inside of a compartment, or its author alone. */
export interface NoteReaders {
  readonly readers: 'shared' | 'private'
  readonly compartmentId: string | null
  /** Ids of members who are named. */
  readonly mentions: readonly string[]
}

/**
 * Refuses what contradicts itself: a private note that names others or lies in a compartment, and a
 * named member who could not read the note.
 */
export const checkReaders = async (
  tx: CampaignTransaction,
  { readers, compartmentId, mentions }: NoteReaders,
): Promise<void> => {
  if (readers === 'private' && (mentions.length > 0 || compartmentId !== null)) {
    throw new AppError('invalid', 'A private note is read by its author alone.', {
      code: 'private_note_has_readers',
      next: 'Share the note, or leave out the compartment and whom it names.',
    })
  }
  await requireCompartment(tx, compartmentId)
  if (mentions.length === 0) return
  const named = await tx
    .selectFrom('member')
    .select(['id', 'name', 'role'])
    .where('id', 'in', [...mentions])
    .where('leftAt', 'is', null)
    .execute()
  if (named.length < new Set(mentions).size) throw notFound('member')
  if (compartmentId === null) return
  const rows = await tx
    .selectFrom('compartmentMember')
    .select('memberId')
    .where('compartmentId', '=', compartmentId)
    .execute()
  const inside = new Set(rows.map((row) => row.memberId))
  const outside = named.find((one) => one.role !== 'founder' && !inside.has(one.id))
  if (outside) {
    throw new AppError('invalid', `${outside.name} is not inside and would not see the note.`, {
      code: 'mentioned_outside',
      next: 'Let them into the compartment first, or do not name them.',
    })
  }
}

/** Writes down who is named, in place of those before; gives the ones that are new. */
export const keepMentions = async (
  tx: CampaignTransaction,
  noteId: string,
  mentions: readonly string[],
): Promise<string[]> => {
  const before = await tx
    .deleteFrom('personNoteMention')
    .where('noteId', '=', noteId)
    .returning('memberId')
    .execute()
  const now = [...new Set(mentions)]
  if (now.length > 0) {
    const rows = now.map((memberId) => ({ noteId, memberId }))
    await tx.insertInto('personNoteMention').values(rows).execute()
  }
  const known = new Set(before.map((row) => row.memberId))
  return now.filter((id) => !known.has(id))
}

/** Who is named in each of these notes. */
export const readMentions = async (
  db: CampaignDatabase,
  noteIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }[]>> => {
  if (noteIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('personNoteMention')
    .innerJoin('member', 'member.id', 'personNoteMention.memberId')
    .select(['noteId', 'member.id', 'member.name'])
    .where('noteId', 'in', [...noteIds])
    .orderBy('member.name')
    .orderBy('member.id')
    .execute()
  const grouped = Map.groupBy(rows, (row) => row.noteId)
  return new Map(
    [...grouped].map(([id, named]) => [id, named.map((row) => ({ id: row.id, name: row.name }))]),
  )
}
