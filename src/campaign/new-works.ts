import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { LineKind } from '#actions/room.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { defineJob } from '#jobs/define-job.ts'
import { livePeopleOf, signaturesOf } from './live-ids.ts'
import { prospectCards } from './prospect-cards.ts'

/** A build takes half a minute at least; within this time after it the Room knows. */
const everySeconds = 60
/** People looked at in one go, and goes in one run: ten times a long List. */
const batch = 200
const mostBatches = 250

/**
 * After each build: works that a later reading brought for somebody on The List become one event.
 * Works that come by a merge, or stood there before somebody was put on The List, are not new.
 * Safe to run twice: whoever notes the build for a line tells what is new.
 */
export const findNewWorks = defineJob({
  name: 'campaign.findNewWorks',
  data: z.object({}),
  limits: { timeoutSeconds: 300, retries: 2, retryDelaySeconds: 30, order: 'folded' },
  everySeconds,
  run: async (ctx, _data, signal) => {
    const build = ctx.literature.live()
    if (build === null) return
    for (let count = 0; count < mostBatches && !signal.aborted; count += 1) {
      const lines = await notLookedAt(ctx, build)
      if (lines.length === 0) return
      const works = await worksOf(ctx, lines)
      const runs = await runsOf(ctx, lines, works)
      await inTransaction(ctx.db, async (tx) => {
        for (const line of lines) await note(ctx, tx, { line, works, runs, build })
      })
    }
  },
})

interface Line {
  readonly id: string
  readonly personId: string
  readonly compartmentId: string | null
  /** Null before the first look. */
  readonly known: readonly string[] | null
  readonly lookedAt: Date | null
}

type WorksOfLine = ReadonlyMap<string, readonly string[]>

const notLookedAt = async (ctx: Context, build: number): Promise<readonly Line[]> => {
  const { rows } = await sql<Line>`
    select p.id, p.person_id, p.compartment_id, w.work_ids as known, w.looked_at
    from prospect p left join prospect_works w on w.prospect_id = p.id
    where p.removed_at is null and p.person_id is not null and w.build is distinct from ${build}
    order by p.id limit ${batch}
  `.execute(ctx.db)
  return rows
}

/** Ids of the works of each line's person now; none for somebody whom the build does not know. */
const worksOf = async (ctx: Context, lines: readonly Line[]): Promise<WorksOfLine> => {
  const live = await livePeopleOf(
    ctx,
    lines.map((line) => line.personId),
  )
  const signatures = await signaturesOf(ctx, [...new Set(live.values())])
  return new Map(
    lines.map((line) => {
      const all = signatures.get(live.get(line.personId) ?? '') ?? []
      return [line.id, [...new Set(all.map((one) => one.workId))]]
    }),
  )
}

/** When each work that a line did not know came in, by the end of its run; a run may not have ended. */
const runsOf = async (
  ctx: Context,
  lines: readonly Line[],
  works: WorksOfLine,
): Promise<ReadonlyMap<string, Date>> => {
  const unknown = lines.flatMap((line) => added(line, works))
  if (unknown.length === 0) return new Map()
  const read = await ctx.literature.query<{ id: string; run: string }>(
    'select work_id as id, run from work where work_id = any($1)',
    [unknown],
  )
  const { rows } = await sql<{ id: string; cameAt: Date }>`
    select id, coalesce(ended_at, ${ctx.now()}::timestamptz) as came_at from literature_run
    where id::text = any(${[...new Set(read.map((one) => one.run))]}::text[])
  `.execute(ctx.db)
  const came = new Map(rows.map((run) => [run.id, run.cameAt]))
  return new Map(
    read.flatMap(({ id, run }) => {
      const at = came.get(run)
      return at === undefined ? [] : [[id, at]]
    }),
  )
}

const added = ({ id, known }: Line, works: WorksOfLine): readonly string[] => {
  if (known === null) return []
  const before = new Set(known)
  return (works.get(id) ?? []).filter((work) => !before.has(work))
}

interface Look {
  readonly line: Line
  readonly works: WorksOfLine
  readonly runs: ReadonlyMap<string, Date>
  readonly build: number
}

const note = async (
  ctx: Context,
  tx: CampaignTransaction,
  { line, works, runs, build }: Look,
): Promise<void> => {
  const workIds = works.get(line.id) ?? []
  const noted = await sql`
    insert into prospect_works (prospect_id, work_ids, build, looked_at)
    select id, ${workIds}::text[], ${build}, ${ctx.now()} from prospect where id = ${line.id}
    on conflict (prospect_id) do update
      set work_ids = excluded.work_ids, build = excluded.build, looked_at = excluded.looked_at
      where prospect_works.build <> excluded.build
  `.execute(tx)
  if (noted.numAffectedRows !== 1n) return
  const since = line.lookedAt
  const fresh = added(line, works).filter((work) => {
    const at = runs.get(work)
    return since !== null && at !== undefined && at > since
  })
  if (fresh.length === 0) return
  recordEvent(tx, {
    name: 'campaign.works_came',
    actor: ctx.actor,
    subjectId: line.id,
    payload: { count: fresh.length },
    compartmentId: line.compartmentId,
  })
}

const Came = z.object({ count: z.number().int() })

/** New works of people on The List, as the Room says them. */
export const newWorkLines: LineKind = {
  kind: 'works',
  events: ['campaign.works_came'],
  say: async (ctx, events) => {
    const ids = events.flatMap((event) => event.subjectId ?? [])
    const cards = new Map((await prospectCards.find(ctx, ids)).map((card) => [card.id, card]))
    return events.map((event) => {
      const about = cards.get(event.subjectId ?? '')
      const came = Came.safeParse(event.payload)
      if (about === undefined || !came.success) return null
      const { count } = came.data
      const works = count === 1 ? 'A new work' : `${count} new works`
      return { sentence: `${works} by ${about.title}.`, about }
    })
  },
}
