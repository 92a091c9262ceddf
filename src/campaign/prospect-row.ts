import { sql, type RawBuilder, type Selectable } from 'kysely'
import type { Context } from '#actions/context.ts'
import { notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { readPeople, toPersonRow } from '#people/person-row.ts'
import type { z } from 'zod'
import type { Prospect } from './prospect.contract.ts'
import { livePeopleOf, peopleBySignatures } from './live-ids.ts'
import { readLastVotes } from './last-votes.ts'
import { readOpenMoves } from './next-move.ts'
import { noClock, readClocks, staysFrom } from './read-clocks.ts'
import { findSameLines, type SameLines } from './same-lines.ts'

export type ProspectRow = Selectable<Database['prospect']>
export type ProspectShown = z.input<typeof Prospect>

/** A line with the names of what it refers to, as `prospectSelect` reads it. */
export interface ProspectJoined extends ProspectRow {
  readonly areaName: string | null
  readonly ownerName: string | null
  readonly compartmentName: string | null
}

/** Columns of `ProspectJoined`. */
export const prospectColumns = sql`p.*, a.name as area_name, m.name as owner_name,
  k.name as compartment_name`

/**
 * Where they come from: a line with its area, owner, compartment, open next move (`n`), and how
 * long it may stay in its stage.
 */
export const prospectTables = sql`${staysFrom}
  left join seat_area a on a.id = p.seat_area_id
  left join member m on m.id = p.owner_id
  left join compartment k on k.id = p.compartment_id
  left join next_move n on n.prospect_id = p.id and n.ended_at is null`

/** Lines by id, standing or not, as far as the reader may see; in the order asked for. */
export const readProspects = async (
  ctx: Context,
  ids: readonly string[],
): Promise<ProspectShown[]> => {
  if (ids.length === 0) return []
  const rows = await selectProspects(ctx.db, sql`p.id = any(${[...ids]}::uuid[])`)
  const shown = await showProspects(ctx, rows)
  const place = new Map(ids.map((id, index) => [id, index]))
  return shown.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}

/** One of them; refuses as if it were not there when the reader may not see it. */
export const readProspect = async (ctx: Context, id: string): Promise<ProspectShown> => {
  const [found] = await readProspects(ctx, [id])
  if (!found) throw notFound('prospect')
  return found
}

/** Lines that fit a condition on `p`, with the names of what they refer to; in no order. */
export const selectProspects = async (
  db: CampaignDatabase,
  where: RawBuilder<unknown>,
): Promise<ProspectJoined[]> => {
  const { rows } = await sql<ProspectJoined>`
    select ${prospectColumns} from ${prospectTables} where ${where}`.execute(db)
  return rows
}

/** Rows as they may cross a wire: with who they are in the literature now, and their doubles. */
export const showProspects = async (
  ctx: Context,
  rows: readonly ProspectJoined[],
  same?: SameLines,
): Promise<ProspectShown[]> => {
  const ids = rows.map((row) => row.id)
  const [sameLines, live, clocks, moves, votes] = await Promise.all([
    same ?? findSameLines(ctx),
    livePeopleOfLines(ctx, rows),
    readClocks(ctx.db, ctx.now(), ids),
    readOpenMoves(ctx.db, ctx.now(), ids),
    readLastVotes(ctx, ids),
  ])
  const people = new Map(
    (await readPeople(ctx, { ids: [...new Set(live.values())] })).map((one) => [
      one.person_id,
      toPersonRow(one),
    ]),
  )
  return rows.map((row) => {
    const personId = live.get(row.id) ?? row.personId
    const person = personId === null ? undefined : people.get(personId)
    return {
      ...toProspect(row),
      personId,
      clock: clocks.get(row.id) ?? noClock,
      nextMove: moves.get(row.id) ?? null,
      votes: votes.get(row.id) ?? null,
      person: person
        ? { organisation: person.organisation, works: person.works, trace: person.trace }
        : null,
      sameAs: [...(sameLines.get(row.id) ?? [])],
    }
  })
}

/** The live person of each line, by id, else by the signatures it kept. */
const livePeopleOfLines = async (
  ctx: Context,
  rows: readonly ProspectJoined[],
): Promise<ReadonlyMap<string, string>> => {
  const anchored = rows.flatMap((row) => (row.personId === null ? [] : [[row.id, row.personId]]))
  const live = await livePeopleOf(
    ctx,
    anchored.map(([, personId]) => personId ?? ''),
  )
  const found = new Map<string, string>()
  const lost: string[] = []
  for (const [id = '', personId = ''] of anchored) {
    const here = live.get(personId)
    if (here === undefined) lost.push(id)
    else found.set(id, here)
  }
  for (const [id, person] of await peopleBySignatures(ctx, lost)) found.set(id, person)
  return found
}

const toProspect = (
  row: ProspectJoined,
): Omit<ProspectShown, 'person' | 'sameAs' | 'clock' | 'nextMove' | 'votes'> => ({
  id: row.id,
  kind: row.kind,
  personId: row.personId,
  organisationId: row.organisationId,
  name: row.name,
  affiliation: row.affiliation,
  source: row.source,
  thesis: row.thesis,
  tier: row.tier,
  area: named(row.seatAreaId, row.areaName),
  owner: named(row.ownerId, row.ownerName),
  stage: row.stage,
  stageSince: row.stageSince.toISOString(),
  nurtureUntil: row.nurtureUntil,
  lastTouchAt: row.lastTouchAt?.toISOString() ?? null,
  compartment: named(row.compartmentId, row.compartmentName),
  addedBy: row.createdByName,
  addedAt: row.createdAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
  version: row.version,
})

const named = (id: string | null, name: string | null): { id: string; name: string } | null =>
  id === null ? null : { id, name: name ?? '' }

/** A line as whoever changes it saw it. */
export interface Seen {
  readonly id: string
  readonly version: number
}

/**
 * Locks lines for a change, in one order, so that two changes never wait for each other in a
 * circle. Refuses one that is not there (for this reader), or that changed since.
 */
export const lockProspects = async (
  tx: CampaignTransaction,
  seen: readonly Seen[],
  standing: 'standing' | 'removed' = 'standing',
): Promise<ReadonlyMap<string, ProspectRow>> => {
  const rows = await tx
    .selectFrom('prospect')
    .selectAll()
    .where('id', 'in', [...new Set(seen.map((one) => one.id))])
    .where('removedAt', standing === 'standing' ? 'is' : 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id, version } of seen) {
    const row = byId.get(id)
    if (!row) throw notFound('prospect')
    if (row.version !== version) {
      throw staleVersion(row.name, version, asNow(row))
    }
  }
  return byId
}

/** What a stale change is told of the line as it stands. */
const asNow = ({ version, stage, tier, thesis, ownerId }: ProspectRow) => ({
  version,
  stage,
  tier,
  thesis,
  ownerId,
})

/** Whose key encrypts what events say of a line: the person's, else the line's own. */
export const keyOf = (row: { readonly id: string; readonly personId: string | null }): string =>
  row.personId ?? row.id
