import { sql } from 'kysely'
import { member } from '#actions/allow.ts'
import { defineAction, type Table } from '#actions/define-action.ts'
import { ListInput } from './list.contract.ts'
import { ListOutput, type Prospect } from './prospect.contract.ts'
import { all, filterConditions, orderOf } from './list-filter.ts'
import {
  prospectColumns,
  prospectTables,
  showProspects,
  type ProspectJoined,
} from './prospect-row.ts'
import { findSameLines } from './same-lines.ts'

export const listProspects = defineAction({
  name: 'campaign.list',
  alias: 'list',
  summary: 'The List: people and target organisations with thesis, tier, stage, owner, next move.',
  http: 'GET /prospects',
  kind: 'read',
  input: ListInput,
  output: ListOutput,
  allow: member,
  doors: 'all',
  mcp: { defaults: { limit: 25 } },
  cli: {
    examples: ['list --stage candidate --sort inStage', 'list --need late --limit 20'],
  },
  table: ({ prospects }): Table => ({
    columns,
    rows: prospects.map(toCells),
  }),
  run: async (ctx, { sort, order, limit, offset, ...filter }) => {
    const same = await findSameLines(ctx)
    const where = all(Object.values(filterConditions(filter, ctx.now(), same)))
    const [page, counted] = await Promise.all([
      sql<ProspectJoined>`
        select ${prospectColumns} from ${prospectTables}
        where p.removed_at is null and ${where}
        order by ${orderOf(sort, order, ctx.now())}
        limit ${limit} offset ${offset}`.execute(ctx.db),
      sql<{ total: number }>`
        select count(*)::integer as total from ${prospectTables}
        where p.removed_at is null and ${where}`.execute(ctx.db),
    ])
    return {
      prospects: await showProspects(ctx, page.rows, same),
      total: counted.rows[0]?.total ?? 0,
      offset,
      limit,
    }
  },
})

const columns = [
  'name',
  'kind',
  'affiliation',
  'tier',
  'area',
  'stage',
  'in stage since',
  'days in stage',
  'of days',
  'owner',
  'thesis',
  'next move',
  'due',
  'last touch',
  'source',
  'compartment',
  'added by',
  'added',
  'id',
] as const

const toCells = (one: Prospect) => [
  one.name,
  one.kind,
  one.affiliation,
  one.tier,
  one.area?.name ?? null,
  one.stage,
  one.stageSince,
  one.clock.days,
  one.clock.expected,
  one.owner?.name ?? null,
  one.thesis,
  one.nextMove?.what ?? null,
  one.nextMove?.dueAt ?? null,
  one.lastTouchAt,
  one.source,
  one.compartment?.name ?? null,
  one.addedBy,
  one.addedAt,
  one.id,
]
