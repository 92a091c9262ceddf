import { sql } from 'kysely'
import type { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'
import { stages, type Stage } from './list.contract.ts'
import type { ReportMove, ReportStage } from './report.contract.ts'

/** A report names so many moves; the count says how many there were. */
const mostMoves = 200

/** Which stage everybody whom the reader may see stood in at a moment, and stands in now. */
interface StandRow {
  readonly before: Stage | null
  readonly now: Stage | null
  readonly count: number
}

/** By stage: how many stand there now, stood there then, came and went. Late ones are added later. */
export const readStages = async (
  db: CampaignDatabase,
  since: Date,
  lateBy: ReadonlyMap<Stage, number>,
): Promise<{ stages: z.input<typeof ReportStage>[]; added: number; removed: number }> => {
  const { rows } = await sql<StandRow>`
    with stood as (
      select
        case when p.removed_at is null then p.stage end as now,
        case when p.created_at <= ${since} and (p.removed_at is null or p.removed_at > ${since})
          then coalesce(
            (select to_stage from stage_move
             where prospect_id = p.id and undone_at is null and moved_at <= ${since}
             order by moved_at desc, id desc limit 1),
            (select from_stage from stage_move
             where prospect_id = p.id and undone_at is null and moved_at > ${since}
             order by moved_at, id limit 1),
            p.stage)
        end as before
      from prospect p
    )
    select before, now, count(*)::int as count from stood
    where before is not null or now is not null
    group by before, now
  `.execute(db)
  const sum = (fits: (row: StandRow) => boolean): number =>
    rows.reduce((all, row) => all + (fits(row) ? row.count : 0), 0)
  return {
    stages: stages.map((stage) => ({
      stage,
      now: sum((row) => row.now === stage),
      before: sum((row) => row.before === stage),
      came: sum((row) => row.now === stage && row.before !== stage),
      went: sum((row) => row.before === stage && row.now !== stage),
      late: lateBy.get(stage) ?? 0,
    })),
    added: sum((row) => row.before === null),
    removed: sum((row) => row.now === null),
  }
}

interface MoveRow {
  readonly prospectId: string
  readonly name: string
  readonly from: Stage | null
  readonly to: Stage
  readonly reason: string
  readonly by: string
  readonly at: Date
  readonly total: number
}

/** Changes of stage since a moment that stand, newest first; of those still on The List. */
export const readReportMoves = async (
  db: CampaignDatabase,
  since: Date,
): Promise<{ moves: z.input<typeof ReportMove>[]; total: number }> => {
  const { rows } = await sql<MoveRow>`
    select m.prospect_id, p.name, m.from_stage as from, m.to_stage as to, m.reason,
      m.moved_by_name as by, m.moved_at as at, count(*) over ()::int as total
    from stage_move m join prospect p on p.id = m.prospect_id and p.removed_at is null
    where m.moved_at > ${since} and m.undone_at is null and m.from_stage is not null
    order by m.moved_at desc, m.id desc limit ${mostMoves}
  `.execute(db)
  return {
    moves: rows.map(({ total: _total, at, ...row }) => ({ ...row, at: at.toISOString() })),
    total: rows[0]?.total ?? 0,
  }
}
