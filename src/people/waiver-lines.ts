import { actorId, type Actor } from '#actions/actor.ts'
import type { Act, Card, LineKind } from '#actions/room.ts'
import { personCards } from './person-cards.ts'
import type { WaiverRow } from './waiver.ts'

/** "Priya asks Amara to waive the interviews of Linh"; the approver answers from the line itself. */
export const waiverLines: LineKind = {
  kind: 'waivers',
  events: ['people.waiver_asked', 'people.waiver_answered'],
  say: async (ctx, events) => {
    const ids = events.flatMap(({ subjectId }) => subjectId ?? [])
    if (ids.length === 0) return events.map(() => null)
    const waivers = await ctx.db
      .selectFrom('interviewWaiver')
      .selectAll()
      .where('id', 'in', ids)
      .execute()
    const people = await personCards.find(
      ctx,
      waivers.map((waiver) => waiver.personId),
    )
    return events.map((event) => {
      const waiver = waivers.find(({ id }) => id === event.subjectId)
      const person = people.find(({ id }) => id === waiver?.personId)
      if (!waiver || !person) return null
      const answered = event.name === 'people.waiver_answered'
      // Once it is answered the other line says how; what was withdrawn says nothing any more.
      if (!answered && waiver.state !== 'asked') return null
      return {
        sentence: sentenceOf(waiver, person.title, event.by),
        about: cardOf(waiver, person, ctx.actor),
      }
    })
  },
}

const sentenceOf = (waiver: WaiverRow, name: string, by: string): string => {
  switch (waiver.state) {
    case 'waived':
      return `${waiver.approverName} waives the interviews of ${name}.`
    case 'refused':
      return `${waiver.approverName} wants interviews with ${name}: ${waiver.answer}`
    case 'asked':
    case 'withdrawn':
      return `${by} asks ${waiver.approverName} to waive the interviews of ${name}.`
  }
}

const cardOf = (waiver: WaiverRow, person: Card, actor: Actor): Card => {
  const isMine = waiver.state === 'asked' && waiver.approverId === actorId(actor)
  return {
    ...person,
    path: `${person.path}/references`,
    ...(isMine ? { acts: actsOf(waiver) } : {}),
  }
}

const actsOf = ({ id: waiverId, version }: WaiverRow): Act[] => [
  {
    label: 'Waive the interviews',
    operation: 'people.answerWaiver',
    input: { waiverId, version, answer: 'waived' },
  },
  {
    label: 'Refuse',
    operation: 'people.answerWaiver',
    input: { waiverId, version, answer: 'refused' },
    asks: { field: 'words', label: 'What an interview should find out', required: true },
  },
]
