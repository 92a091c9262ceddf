import { sql, type Selectable } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { Database } from '#database/schema.ts'
import type { HeldBack } from './off-limits.contract.ts'
import { livePeopleOf } from './live-ids.ts'
import { checkOffLimits, matchClauses, stops, type Subject } from './off-limits.ts'
import {
  clausesEndedSince,
  clauseSentence,
  dayOf,
  stateOf,
  type OffLimitsRow,
} from './off-limits-rows.ts'

export type HeldBackRow = Selectable<Database['heldBack']>
type HeldBackShown = z.input<typeof HeldBack>

/** For so many days it is told of somebody on The List that nothing holds them any more. */
export const freeShownDays = 60
/** Prospects that are looked at; The List holds some thousands. */
const mostProspects = 20_000
const mostWaiting = 2_000

/** Who waits for a clause to end, and who is free since one ended. */
export const readHeldBack = async (
  ctx: Context,
): Promise<{ waiting: HeldBackShown[]; free: HeldBackShown[] }> => {
  const today = dayOf(ctx.now())
  const [kept, listed] = await Promise.all([waitingRows(ctx), freeOnTheList(ctx, today)])
  const still = await checkOffLimits(
    ctx,
    kept.map(({ row }) => subjectOf(row)),
  )
  const shown = kept.map(({ row, clause }, index) => {
    const stopping = (still[index] ?? []).filter(stops)
    const holds = ['coming', 'in force'].includes(stateOf(clause, today)) || stopping.length > 0
    return toHeldBack(row, clause, holds ? null : freeOn(clause))
  })
  return {
    waiting: shown.filter(({ freeSince }) => freeSince === null),
    free: [...shown.filter(({ freeSince }) => freeSince !== null), ...listed],
  }
}

/** Somebody who waits, as it may cross a wire. */
export const toHeldBack = (
  row: HeldBackRow,
  clause: OffLimitsRow,
  freeSince: string | null,
): HeldBackShown => ({
  heldBackId: row.id,
  prospectId: null,
  personId: row.personId,
  organisationId: row.organisationId,
  name: row.name,
  clause: clauseSentence(clause),
  until: clause.endsOn,
  freeSince,
  why: row.why,
  wantedBy: row.askedByName,
  version: row.version,
})

/** The first day on which the clause holds nobody: the day it was lifted, or the one after its last. */
export const freeOn = (clause: OffLimitsRow): string => {
  if (clause.liftedAt !== null) return dayOf(clause.liftedAt)
  return dayOf(new Date(Date.parse(`${clause.endsOn}T00:00:00Z`) + dayMs))
}

/** People on The List whom one of these clauses held; for the line that tells of its end. */
export const prospectsHeldBy = async (
  ctx: Context,
  clauses: readonly OffLimitsRow[],
): Promise<
  readonly {
    readonly prospectId: string
    readonly clause: OffLimitsRow
    readonly subject: Subject
  }[]
> => {
  if (clauses.length === 0) return []
  const rows = await ctx.db
    .selectFrom('prospect')
    .select(['id', 'kind', 'personId', 'organisationId', 'name', 'affiliation'])
    .where('removedAt', 'is', null)
    .orderBy('id')
    .limit(mostProspects)
    .execute()
  const live = await livePeopleOf(
    ctx,
    rows.flatMap(({ personId }) => personId ?? []),
  )
  const subjects = rows.map((row): Subject => ({
    ...row,
    personId: row.personId === null ? null : (live.get(row.personId) ?? row.personId),
  }))
  const matched = await matchClauses(ctx, clauses, subjects)
  return rows.flatMap(({ id }, index) => {
    const subject = subjects[index]
    return (matched[index] ?? []).flatMap((held) => {
      const clause = clauses.find((one) => one.id === held.offLimitsId)
      return clause && subject ? [{ prospectId: id, clause, subject }] : []
    })
  })
}

const dayMs = 86_400_000

const freeOnTheList = async (ctx: Context, today: string): Promise<HeldBackShown[]> => {
  const since = dayOf(new Date(ctx.now().getTime() - freeShownDays * dayMs))
  const ended = await clausesEndedSince(ctx.db, { since, today })
  const were = await prospectsHeldBy(ctx, ended)
  const now = await checkOffLimits(
    ctx,
    were.map(({ subject }) => subject),
  )
  const told = new Set<string>()
  return were.flatMap(({ prospectId, clause, subject }, index) => {
    if (told.has(prospectId) || (now[index] ?? []).some(stops)) return []
    told.add(prospectId)
    return [
      {
        heldBackId: null,
        prospectId,
        personId: subject.personId,
        organisationId: subject.organisationId,
        name: subject.name,
        clause: clauseSentence(clause),
        until: clause.endsOn,
        freeSince: freeOn(clause),
        why: '',
        wantedBy: null,
        version: null,
      },
    ]
  })
}

const subjectOf = (row: HeldBackRow): Subject => ({
  kind: row.organisationId === null ? 'person' : 'organisation',
  personId: row.personId,
  organisationId: row.organisationId,
  name: row.name,
  affiliation: '',
})

const waitingRows = async (
  ctx: Context,
): Promise<readonly { readonly row: HeldBackRow; readonly clause: OffLimitsRow }[]> => {
  const rows = await ctx.db
    .selectFrom('heldBack')
    .selectAll()
    .where('endedAt', 'is', null)
    // Added in the meantime: nobody has to wait for them.
    .where(
      sql<boolean>`not exists (select from prospect where prospect.removed_at is null
        and (prospect.person_id = held_back.person_id
          or prospect.organisation_id = held_back.organisation_id))`,
    )
    .orderBy('askedAt')
    .orderBy('id')
    .limit(mostWaiting)
    .execute()
  if (rows.length === 0) return []
  const clauses = await ctx.db
    .selectFrom('offLimits')
    .selectAll()
    .where('id', 'in', [...new Set(rows.map(({ offLimitsId }) => offLimitsId))])
    .execute()
  return rows.flatMap((row) => {
    const clause = clauses.find(({ id }) => id === row.offLimitsId)
    return clause ? [{ row, clause }] : []
  })
}
