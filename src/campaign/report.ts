import type { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { showCoverage } from './coverage.ts'
import type { Stage } from './list.contract.ts'
import { readOpenMoves } from './next-move.ts'
import { untilOf, zoneOf } from './own-day.ts'
import { readLines } from './prospect-line.ts'
import { readClocks } from './read-clocks.ts'
import { readReportMoves, readStages } from './report-moves.ts'
import { needsOf, readVotesOwedByAll, type Standing } from './report-needs.ts'
import { readRisks } from './report-risks.ts'
import { reportTable, reportText } from './report-text.ts'
import { ReportInput, reportDays, StatusReport } from './report.contract.ts'

export type ReportShown = z.input<typeof StatusReport>

const dayMs = 24 * 60 * 60 * 1000

export const statusReport = defineAction({
  name: 'campaign.report',
  alias: 'report',
  summary: 'How the campaign stands: by stage, moves, coverage, risks, who needs what.',
  http: 'GET /report',
  kind: 'read',
  input: ReportInput,
  output: StatusReport,
  allow: member,
  doors: 'all',
  cli: {
    examples: ['report', 'report --since 2026-11-01'],
    render: (report) => reportText(report),
  },
  table: (report) => reportTable(report),
  run: (ctx, input) => readReport(ctx, input),
})

/** The whole report from one view of the database, so that its numbers agree with each other. */
export const readReport = (
  ctx: Context,
  input: z.output<typeof ReportInput>,
): Promise<ReportShown> =>
  ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((db) => readAsOf({ ...ctx, db }, input))

const readAsOf = async (
  ctx: Context,
  input: z.output<typeof ReportInput>,
): Promise<ReportShown> => {
  const { db } = ctx
  const now = ctx.now()
  const zone = await zoneOf(db, actorId(ctx.actor))
  const since =
    input.since === undefined
      ? new Date(now.getTime() - reportDays * dayMs)
      : untilOf(input.since, zone)
  const standing = await readStanding(db, now)
  const votes = await readVotesOwedByAll(db, now)
  const { stages, added, removed } = await readStages(db, since, lateByStage(standing))
  const { moves, total: movesTotal } = await readReportMoves(db, since)
  const workspace = await db
    .selectFrom('workspace')
    .select(['companyName', 'invented'])
    .executeTakeFirst()
  return {
    asOf: now.toISOString(),
    since: since.toISOString(),
    zone,
    company: workspace?.companyName ?? '',
    invented: workspace?.invented ?? false,
    total: standing.lines.length,
    added,
    removed,
    stages,
    moves,
    movesTotal,
    coverage: await showCoverage.run(ctx, {}),
    risks: await readRisks(db, standing),
    needs: [...needsOf(standing, votes)],
  }
}

const readStanding = async (db: CampaignDatabase, now: Date): Promise<Standing> => ({
  lines: await readLines(db),
  clocks: await readClocks(db, now),
  moves: await readOpenMoves(db, now),
  now,
})

const lateByStage = ({ lines, clocks }: Standing): ReadonlyMap<Stage, number> => {
  const late = new Map<Stage, number>()
  for (const line of lines) {
    if (clocks.get(line.prospectId)?.state === 'late') {
      late.set(line.stage, (late.get(line.stage) ?? 0) + 1)
    }
  }
  return late
}
