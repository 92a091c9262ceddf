import type { Actor } from '#actions/actor.ts'
import { actorId } from '#actions/actor.ts'
import type { LineKind } from '#actions/room.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import type { NoteRow } from './note.ts'
import { personCards } from './person-cards.ts'

/** Tells that members were named in a note; whom stands in the note's own table. */
export const recordMention = (
  tx: CampaignTransaction,
  actor: Actor,
  note: Pick<NoteRow, 'id' | 'compartmentId'>,
  named: readonly string[],
): void =>
  recordEvent(tx, {
    name: 'people.note_mentioned',
    actor,
    subjectId: note.id,
    compartmentId: note.compartmentId,
    payload: { members: [...named] },
  })

/** "Noor names you in a note": said to whoever was named, and to nobody else. */
export const noteLines: LineKind = {
  kind: 'notes',
  events: ['people.note_mentioned'],
  say: async (ctx, events) => {
    const me = actorId(ctx.actor)
    const ids = events.flatMap(({ subjectId }) => subjectId ?? [])
    if (me === null || ids.length === 0) return events.map(() => null)
    const notes = await ctx.db
      .selectFrom('personNote')
      .innerJoin('personNoteMention', 'personNoteMention.noteId', 'personNote.id')
      .select(['personNote.id', 'personNote.personId'])
      .where('personNote.id', 'in', ids)
      .where('personNoteMention.memberId', '=', me)
      .where('removedAt', 'is', null)
      .execute()
    const people = await personCards.find(
      ctx,
      notes.map((note) => note.personId),
    )
    return events.map((event) => {
      const members = event.payload['members']
      const note = notes.find(({ id }) => id === event.subjectId)
      if (!note || !Array.isArray(members) || !members.includes(me)) return null
      const about = people.find(({ id }) => id === note.personId) ?? null
      const on = about === null ? '' : ` on ${about.title}`
      return {
        sentence: `${event.by} names you in a note${on}.`,
        about: about === null ? null : { ...about, path: `${about.path}/notes` },
      }
    })
  },
}
