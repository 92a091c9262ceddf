import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { roles } from '#actions/allow.ts'
import { actorId } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import type { JsonObject } from '#core/json.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { RankingList, RankingsInput } from './privacy.contract.ts'
import { whoActed } from './who-acted.ts'

/** Long enough to gather what is typed and turned in a moment, short enough to lose little. */
const flushMs = 500
/** Lists that wait at most; while the database does not answer, later ones are not kept. */
const mostWaiting = 500
/** Stands for an erased person; see `privacy-keeper.ts`. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** What a ranking showed. */
export interface ShownRanking {
  readonly brief: string
  /** Filters, weights and examples, as they were asked. */
  readonly question: JsonObject
  readonly total: number
  /** Rank of the first person shown, from 1. */
  readonly firstRank: number
  /** Ids in the order of their ranks. */
  readonly personIds: readonly string[]
}

interface Row extends ShownRanking {
  readonly shownAt: Date
  readonly memberId: string | null
  readonly actorKind: string
  readonly door: string
  readonly build: number | null
}

interface Waiting {
  readonly rows: Row[]
  writing: Promise<void> | null
}

/** By member, since each writes with their own eyes; the operator's handle has a list too. */
const waiting = new WeakMap<CampaignDatabase, Waiting>()

/**
 * Keeps what a ranking showed, outside of the audit and after the answer: returns at once and
 * writes in batches. A crash may lose the last half second, a search never waits.
 */
export const keepRanking = (ctx: Context, shown: ShownRanking): void => {
  const list: Waiting = waiting.get(ctx.db) ?? { rows: [], writing: null }
  waiting.set(ctx.db, list)
  if (list.rows.length >= mostWaiting) return
  list.rows.push({
    ...shown,
    shownAt: ctx.now(),
    memberId: actorId(ctx.actor),
    actorKind: ctx.actor.kind,
    door: ctx.actor.door,
    build: ctx.literature.live(),
  })
  list.writing ??= later(flushMs).then(() => write(ctx.db, list))
}

/** Waits until what was kept so far is written. */
export const flushRankings = async (db: CampaignDatabase): Promise<void> => {
  await waiting.get(db)?.writing
}

const later = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })

const write = async (db: CampaignDatabase, list: Waiting): Promise<void> => {
  const rows = list.rows.splice(0)
  list.writing = null
  try {
    await db
      .insertInto('rankingLog')
      .values(
        rows.map((row) => ({
          ...row,
          briefHash: createHash('sha256').update(row.brief, 'utf8').digest(),
          question: JSON.stringify(row.question),
          personIds: [...row.personIds],
        })),
      )
      .execute()
  } catch {
    // A search that was answered stays answered; the log has a gap where the database was away.
  }
}

/** What rankings showed, newest first, with what people decided about those shown since. */
export const listRankings = defineAction({
  name: 'workspace.rankings',
  summary: 'What rankings showed, to whom and when, and what was decided since.',
  http: 'GET /privacy/rankings',
  kind: 'read',
  input: RankingsInput,
  output: RankingList,
  allow: roles('founder', 'hr'),
  doors: 'human',
  run: async (ctx, { before, limit }) => {
    const rows = await ctx.db
      .selectFrom('rankingLog')
      .selectAll()
      .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const shown = rows.slice(0, limit)
    const [names, decisions] = await Promise.all([
      ctx.db.selectFrom('member').select(['id', 'name']).execute(),
      readDecisions(
        ctx,
        shown.flatMap((row) => row.personIds),
      ),
    ])
    const nameOf = new Map(names.map((one) => [one.id, one.name]))
    return {
      rankings: shown.map((row) => ({
        id: row.id,
        at: row.shownAt.toISOString(),
        by: row.memberId === null ? row.actorKind : (nameOf.get(row.memberId) ?? row.actorKind),
        door: row.door,
        brief: row.brief,
        briefHash: row.briefHash.toString('hex'),
        build: row.build,
        total: row.total,
        firstRank: row.firstRank,
        people: row.personIds.map((personId, index) => ({
          personId: personId === nobody ? null : personId,
          rank: row.firstRank + index,
          decisions: (decisions.get(personId) ?? [])
            .filter((one) => one.at >= row.shownAt)
            .map((one) => ({
              name: one.name,
              detail: one.detail ?? '',
              by: whoActed(one.actor, nameOf).by,
              at: one.at.toISOString(),
            })),
        })),
      })),
      before: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    }
  },
})

/** Events by which a human says yes or no to somebody on a list. */
const decisive = [
  'campaign.prospect_added',
  'campaign.prospect_removed',
  'campaign.stage_moved',
  'campaign.decided',
] as const

interface Decision {
  readonly personId: string
  readonly name: string
  /** The stage to which they were moved; null for other decisions. */
  readonly detail: string | null
  readonly actor: unknown
  readonly at: Date
}

/**
 * What people did about those shown: the events of the campaign on them, as far as this reader may
 * see them. Not stored a second time: the audit holds it.
 */
const readDecisions = async (
  ctx: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Decision[]>> => {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<Decision>`
    select person_id, name, payload ->> 'to' as detail, actor, recorded_at as at from event
    where person_id = any(${[...new Set(personIds)]}::uuid[]) and name = any(${[...decisive]})
    order by recorded_at`.execute(ctx.db)
  return Map.groupBy(rows, (row) => row.personId)
}
