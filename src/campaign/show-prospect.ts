import { sql } from 'kysely'
import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { OneProspect, Stage } from './list.contract.ts'
import { ProspectWhole, type StageMove } from './prospect.contract.ts'
import { readProspects, selectProspects, showProspects } from './prospect-row.ts'

export const showProspect = defineAction({
  name: 'campaign.prospect',
  alias: 'prospect',
  summary: 'One line of The List whole: what stands, its moves, lines joined to it.',
  http: 'GET /prospects/{id}',
  kind: 'read',
  input: OneProspect,
  output: ProspectWhole,
  allow: member,
  doors: 'all',
  mcp: true,
  cli: { positional: ['id'] },
  run: async (ctx, { id }) => {
    const [row] = await selectProspects(ctx.db, sql`p.id = ${id}`)
    if (!row) throw notFound('prospect')
    const [[prospect], joins, into] = await Promise.all([
      showProspects(ctx, [row]),
      ctx.db
        .selectFrom('prospectJoin')
        .selectAll()
        .where('keptId', '=', id)
        .where('undoneAt', 'is', null)
        .orderBy('joinedAt', 'desc')
        .execute(),
      ctx.db
        .selectFrom('prospectJoin')
        .select(['id', 'keptId'])
        .where('joinedId', '=', id)
        .where('undoneAt', 'is', null)
        .executeTakeFirst(),
    ])
    if (!prospect) throw notFound('prospect')
    const [lines, moves, sameAs] = await Promise.all([
      readProspects(
        ctx,
        joins.map((join) => join.joinedId),
      ),
      readMoves(ctx, [id, ...joins.map((join) => join.joinedId)]),
      readProspects(ctx, prospect.sameAs),
    ])
    const lineOf = new Map(lines.map((line) => [line.id, line]))
    return {
      prospect,
      moves: moves.get(id) ?? [],
      joined: joins.flatMap((join) => {
        const line = lineOf.get(join.joinedId)
        return line
          ? [
              {
                joinId: join.id,
                prospect: line,
                moves: moves.get(join.joinedId) ?? [],
                by: join.joinedByName,
                at: join.joinedAt.toISOString(),
              },
            ]
          : []
      }),
      sameAs,
      joinedInto: into ? { id: into.keptId, joinId: into.id } : null,
      removedAt: row.removedAt?.toISOString() ?? null,
      removedBy: row.removedByName,
    }
  },
})

type Move = z.input<typeof StageMove>

/** Moves of each line, newest first. */
const readMoves = async (
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Move[]>> => {
  const rows = await ctx.db
    .selectFrom('stageMove')
    .selectAll()
    .where('prospectId', 'in', [...ids])
    .orderBy('movedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const byLine = new Map<string, Move[]>()
  for (const row of rows) {
    const known = byLine.get(row.prospectId) ?? []
    byLine.set(row.prospectId, known)
    known.push(toMove(row))
  }
  return byLine
}

const toMove = (row: {
  readonly id: string
  readonly fromStage: string | null
  readonly toStage: string
  readonly reason: string
  readonly movedByName: string
  readonly movedAt: Date
  readonly undoneAt: Date | null
}): Move => ({
  id: row.id,
  from: row.fromStage === null ? null : Stage.parse(row.fromStage),
  to: Stage.parse(row.toStage),
  reason: row.reason,
  by: row.movedByName,
  at: row.movedAt.toISOString(),
  undoneAt: row.undoneAt?.toISOString() ?? null,
})
