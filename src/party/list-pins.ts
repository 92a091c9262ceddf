import { sql } from 'kysely'
import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { type Pin, PinInRoom } from './contract.ts'
import { ListPins } from './inputs.ts'
import { pinColumns, toPins } from './pin-row.ts'
import { queryOf } from './search-room.ts'

const tableColumns = [
  'label',
  'kind',
  'state',
  'room',
  'what',
  'why',
  'owner',
  'due',
  'outcome',
  'settled',
  'settled by',
  'for',
  'dissent',
  'pinned',
  'pinned by',
] as const

/** What was decided, promised, doubted, and is to be done; findable years later. */
export const listPins = defineAction({
  name: 'party.pins',
  summary: 'Search decisions, next moves, promises and doubts: what, why, who, dissent.',
  http: 'GET /room/pins',
  kind: 'read',
  input: ListPins,
  output: z.object({
    rows: z.array(PinInRoom),
    total: z.int(),
  }),
  allow: member,
  doors: 'all',
  mcp: false,
  table: ({ rows }) => ({
    columns: tableColumns,
    rows: rows.map((pin) => [
      pin.label,
      pin.kind,
      pin.state,
      pin.room,
      pin.what,
      pin.why,
      pin.owner,
      pin.dueAt,
      pin.outcome,
      pin.settledAt,
      pin.settledBy,
      inFavour(pin),
      dissentOf(pin),
      pin.createdAt,
      pin.createdBy,
    ]),
  }),
  run: async (ctx, asked) => {
    const query = queryOf(asked.text)
    const found = ctx.db
      .selectFrom('partyPin')
      .innerJoin('partyRoom', 'partyRoom.id', 'partyPin.roomId')
      .where('partyPin.removedAt', 'is', null)
      .$if(asked.kind !== undefined, (q) => q.where('partyPin.kind', '=', asked.kind ?? 'decision'))
      .$if(asked.state !== undefined, (q) => q.where('state', '=', asked.state ?? 'open'))
      .$if(asked.roomId !== undefined, (q) => q.where('roomId', '=', asked.roomId ?? ''))
      .$if(asked.pinId !== undefined, (q) => q.where('partyPin.id', '=', asked.pinId ?? ''))
      .$if(asked.from !== undefined, (q) =>
        q.where('partyPin.createdAt', '>=', new Date(asked.from ?? 0)),
      )
      .$if(asked.to !== undefined, (q) =>
        q.where('partyPin.createdAt', '<', new Date(asked.to ?? 0)),
      )
      .$if(query !== null, (q) =>
        q.where(sql<boolean>`(
          party_pin.words @@ to_tsquery('simple', ${query})
          or exists (select from party_stance where pin_id = party_pin.id
            and to_tsvector('simple', member_name || ' ' || sentence)
              @@ to_tsquery('simple', ${query}))
          or exists (select from party_hearing as heard where heard.pin_id = party_pin.id
            and to_tsvector('simple', said_by || ' ' || heard.words)
              @@ to_tsquery('simple', ${query})))`),
      )
    const [rows, total] = await Promise.all([
      found
        .select(pinColumns.map((column) => `partyPin.${column}` as const))
        .select('partyRoom.name as room')
        .orderBy('partyPin.createdAt', 'desc')
        .orderBy('partyPin.id')
        .offset(asked.offset)
        .limit(asked.limit)
        .execute(),
      found.select((build) => build.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
    ])
    const pins = await toPins(ctx.db, rows)
    return {
      rows: pins.map((pin, index) => ({ ...pin, room: rows[index]?.room ?? '' })),
      total: total.count,
    }
  },
})

const inFavour = (pin: z.output<typeof Pin>): string =>
  pin.stances
    .filter((one) => one.stance === 'for')
    .map((one) => one.name)
    .join(', ')

const dissentOf = (pin: z.output<typeof Pin>): string =>
  pin.stances
    .filter((one) => one.stance === 'dissent')
    .map((one) => `${one.name}: ${one.sentence}`)
    .join('; ')
