import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import type { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'
import { Overdue, OverdueInput, overdueKinds } from './clocks.contract.ts'
import type { OverdueItem } from './clocks.contract.ts'
import type { Stage } from './list.contract.ts'
import { readOpenMoves } from './next-move.ts'
import { readLines } from './prospect-line.ts'
import { noClock, readClocks } from './read-clocks.ts'

/** Stages in which somebody is worked on: without owner or next move they would be forgotten. */
export const liveStages: readonly Stage[] = [
  'prospect',
  'lead',
  'candidate',
  'finalist',
  'offeree',
  'accepted',
  'nurture',
  'boomerang',
]

type Item = z.input<typeof OverdueItem>
type Kind = (typeof overdueKinds)[number]

export const overdue = defineAction({
  name: 'campaign.overdue',
  summary: 'What is late on The List, and who has no owner or no next move; longest late first.',
  http: 'GET /overdue',
  kind: 'read',
  input: OverdueInput,
  output: Overdue,
  allow: member,
  doors: 'all',
  mcp: { defaults: { limit: 20 } },
  cli: {
    render: ({ items, total }) =>
      [
        ...items.map(
          (item) => `${item.prospect.name}: ${item.kinds.map((kind) => words[kind]).join(', ')}`,
        ),
        total > items.length ? `${items.length} of ${total}` : `${total} in all`,
      ].join('\n'),
  },
  table: ({ items }) => ({
    columns: ['name', 'stage', 'owner', 'what', 'days late', 'next move'],
    rows: items.map(({ prospect, kinds, daysLate, move }) => [
      prospect.name,
      prospect.stage,
      prospect.ownerName,
      kinds.map((kind) => words[kind]).join(', '),
      daysLate,
      move?.what ?? null,
    ]),
  }),
  run: async (ctx, { ownerId, limit, offset }) => {
    const all = await readOverdue(ctx.db, ctx.now())
    const items = ownerId === undefined ? all : all.filter((item) => ownedBy(item, ownerId))
    const count = (kind: Kind) => items.filter((item) => item.kinds.includes(kind)).length
    return {
      items: items.slice(offset, offset + limit),
      total: items.length,
      counts: {
        lateMoves: count('late_move'),
        lateClocks: count('late_clock'),
        noMove: count('no_move'),
        noOwner: count('no_owner'),
      },
    }
  },
})

const words: Readonly<Record<Kind, string>> = {
  late_move: 'next move late',
  late_clock: 'clock ran out',
  no_move: 'no next move',
  no_owner: 'nobody owns this',
}

/** Everything overdue that the reader may see, longest late first, then by name. */
export const readOverdue = async (db: CampaignDatabase, now: Date): Promise<readonly Item[]> => {
  const [lines, clocks, moves] = await Promise.all([
    readLines(db),
    readClocks(db, now),
    readOpenMoves(db, now),
  ])
  const items = lines.flatMap((prospect): Item[] => {
    const clock = clocks.get(prospect.prospectId) ?? noClock
    const move = moves.get(prospect.prospectId) ?? null
    const live = liveStages.includes(prospect.stage)
    const kinds: Kind[] = [
      ...(move?.state === 'late' ? (['late_move'] as const) : []),
      ...(clock.state === 'late' ? (['late_clock'] as const) : []),
      ...(live && move === null ? (['no_move'] as const) : []),
      ...(live && prospect.ownerId === null ? (['no_owner'] as const) : []),
    ]
    const [first, ...rest] = kinds
    if (first === undefined) return []
    const clockLate = clock.state === 'late' ? clock.days - (clock.expected ?? clock.days) : 0
    const daysLate = Math.max(move?.daysLate ?? 0, clockLate)
    return [{ prospect, kinds: [first, ...rest], daysLate, clock, move }]
  })
  return items.toSorted((a, b) => b.daysLate - a.daysLate)
}

const ownedBy = ({ prospect, move }: Item, memberId: string): boolean =>
  prospect.ownerId === memberId || move?.ownerId === memberId
