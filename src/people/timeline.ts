import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { OnePerson, TimelineOutput } from './contract.ts'
import { readPerson } from './person-row.ts'
import { idsLeadingTo, resolvePersonId } from './resolve-person.ts'

/** Moments shown; years of a campaign have fewer that anybody reads. */
const mostMoments = 500

export const showTimeline = defineAction({
  name: 'people.timeline',
  summary: 'What happened with a person, in every room, newest first.',
  http: 'GET /people/{id}/timeline',
  kind: 'read',
  input: OnePerson,
  output: TimelineOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['id'] },
  table: ({ moments }) => ({
    columns: ['at', 'room', 'what', 'by'],
    rows: moments.map((one) => [one.at, one.room, one.sentence, one.by]),
  }),
  run: async (ctx, { id }) => {
    const live = await resolvePersonId(ctx, id)
    const [person, ids] = await Promise.all([readPerson(ctx, live), idsLeadingTo(ctx.db, live)])
    const keepers = ctx.rooms.flatMap((room) => room.keepers ?? [])
    const told = await Promise.all(
      keepers.map(async (keeper) =>
        ((await keeper.timeline?.(ctx, { ids, names: [person.name] })) ?? []).map((moment) => ({
          ...moment,
          room: keeper.room,
        })),
      ),
    )
    const moments = told.flat().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    return { moments: moments.slice(0, mostMoments), more: moments.length > mostMoments }
  },
})
