import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { OffLimits, Overrule } from './off-limits.contract.ts'

export type OffLimitsRow = Selectable<Database['offLimits']>
export type OverruleRow = Selectable<Database['overrule']>

/** A campaign has dozens of clauses; each is looked at for whoever is added. */
const mostClauses = 1_000
const mostOverrules = 5_000

/** The day of a moment in UTC, as clauses count days. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

/** Clauses that hold on this day, as far as the reader of `db` may know them. */
export const clausesInForce = (db: CampaignDatabase, today: string): Promise<OffLimitsRow[]> =>
  db
    .selectFrom('offLimits')
    .selectAll()
    .where('liftedAt', 'is', null)
    .where('startsOn', '<=', today)
    .where('endsOn', '>=', today)
    .orderBy('endsOn')
    .orderBy('id')
    .limit(mostClauses)
    .execute()

/** Clauses that have ended or were lifted on or after this day, newest end first. */
export const clausesEndedSince = (
  db: CampaignDatabase,
  days: { readonly since: string; readonly today: string },
): Promise<OffLimitsRow[]> =>
  db
    .selectFrom('offLimits')
    .selectAll()
    .where((where) =>
      where.or([
        where.and([
          where('liftedAt', 'is', null),
          where('endsOn', '<', days.today),
          where('endsOn', '>=', days.since),
        ]),
        where('liftedAt', '>=', new Date(`${days.since}T00:00:00Z`)),
      ]),
    )
    .orderBy('endsOn', 'desc')
    .orderBy('id')
    .limit(mostClauses)
    .execute()

/** What was off-limits at a moment, in sentences, for the version of the charter saved then. */
export const offLimitsThen = async (
  db: CampaignDatabase,
  moment: Date,
): Promise<{ id: string; sentence: string }[]> => {
  const rows = await db
    .selectFrom('offLimits')
    .selectAll()
    .where('createdAt', '<=', moment)
    .where('endsOn', '>=', dayOf(moment))
    .where((where) => where.or([where('liftedAt', 'is', null), where('liftedAt', '>', moment)]))
    .orderBy('createdAt')
    .orderBy('id')
    .limit(mostClauses)
    .execute()
  return rows.map((row) => ({ id: row.id, sentence: clauseSentence(row) }))
}

/** Overrules of these clauses, newest first; those withdrawn too. */
export const readOverrules = (
  db: CampaignDatabase,
  clauseIds: readonly string[],
): Promise<OverruleRow[]> | readonly OverruleRow[] =>
  clauseIds.length === 0
    ? []
    : db
        .selectFrom('overrule')
        .selectAll()
        .where('offLimitsId', 'in', [...clauseIds])
        .orderBy('overruledAt', 'desc')
        .orderBy('id')
        .limit(mostOverrules)
        .execute()

/** What a clause says, in a sentence: `No-hire with Corvid Reasoning, until 2 Nov 2027.` */
export const clauseSentence = (row: OffLimitsRow): string => {
  const until = `until ${dayInWords(row.endsOn)}`
  switch (row.kind) {
    case 'organisation':
      return `${row.name} is off-limits ${until}.`
    case 'no-hire':
      return `No-hire with ${row.name}, ${until}.`
    case 'non-solicit':
      return `Non-solicit with ${row.name}, ${until}.`
    case 'standstill':
      return `Standstill with ${row.name}, ${until}.`
    case 'do-not-contact':
      return `${row.name} is not to be contacted ${until}.`
  }
}

const days = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `3 Dec 2026`. */
export const dayInWords = (day: string): string =>
  days.format(new Date(`${day.slice(0, 10)}T00:00:00Z`))

/** Where a clause stands on this day. */
export const stateOf = (row: OffLimitsRow, today: string): z.output<typeof OffLimits>['state'] => {
  if (row.liftedAt !== null) return 'lifted'
  if (row.startsOn > today) return 'coming'
  return row.endsOn < today ? 'ended' : 'in force'
}

/** An overrule as it may cross a wire. */
export const toOverrule = (row: OverruleRow): z.input<typeof Overrule> => ({
  id: row.id,
  offLimitsId: row.offLimitsId,
  name: row.name,
  personId: row.personId,
  clause: row.clauseSaid,
  reason: row.reason,
  by: row.overruledByName,
  at: row.overruledAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
})

/** A clause as it may cross a wire to somebody who may know it. */
export const toOffLimits = (
  row: OffLimitsRow,
  overrules: readonly OverruleRow[],
  today: string,
): z.input<typeof OffLimits> => ({
  id: row.id,
  kind: row.kind,
  holds: row.holds,
  organisationId: row.organisationId,
  personId: row.personId,
  name: row.name,
  lawfulBasis: row.lawfulBasis,
  clause: row.clause,
  source: row.source,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  state: stateOf(row, today),
  sentence: clauseSentence(row),
  compartmentId: row.compartmentId,
  by: row.createdByName,
  at: row.createdAt.toISOString(),
  liftedBy: row.liftedByName,
  liftedReason: row.liftedReason,
  overrules: overrules.filter(({ offLimitsId }) => offLimitsId === row.id).map(toOverrule),
  version: row.version,
})
