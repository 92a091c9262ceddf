import { sql } from 'kysely'
import { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { cardKinds, toCard } from './card-links.ts'
import { Card } from './contract.ts'
import { FindNames } from './inputs.ts'
import { readRooms } from './room-state.ts'

/** Names under the caret: more than a hand reads at a glance are too many. */
const mostOfEach = 6

/** What a name under the caret may mean: colleagues of that room, then things of other rooms. */
export const findNames = defineAction({
  name: 'party.find',
  summary: 'Find whom or what a mention may mean: members, people, works.',
  http: 'GET /room/names',
  kind: 'read',
  input: FindNames,
  output: z.object({
    members: z.array(z.object({ id: z.uuid(), name: z.string() })),
    cards: z.array(Card),
  }),
  allow: member,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, { text, roomId, kinds }) => {
    const [members, cards] = await Promise.all([
      findMembers(ctx, text, roomId),
      findThings(ctx, text, kinds),
    ])
    return { members, cards }
  },
})

const findMembers = async (ctx: Context, text: string, roomId: string | undefined) => {
  const rooms = roomId === undefined ? [] : await readRooms(ctx)
  const inside = rooms.find((room) => room.id === roomId)?.memberIds
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from member
    where (lower(name) like ${`${escaped(text)}%`} or lower(name) like ${`% ${escaped(text)}%`})
      ${inside === undefined ? sql`` : sql`and id = any(${inside}::uuid[])`}
    order by lower(name), id limit ${mostOfEach}
  `.execute(ctx.db)
  return rows
}

const escaped = (text: string): string => text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')

const findThings = async (ctx: Context, text: string, kinds: readonly string[] | undefined) => {
  if (text.length < 2) return []
  const lists = await Promise.all(
    cardKinds(ctx)
      .filter((kind) => kinds === undefined || kinds.includes(kind.kind))
      .map(async (kind) => (await kind.search?.(ctx, text, mostOfEach)) ?? []),
  )
  return lists.flat().map(toCard)
}
