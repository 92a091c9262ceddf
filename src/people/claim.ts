import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import type { ContributionClaim } from './contract.ts'

export type ClaimRow = Selectable<Database['contributionClaim']>

/** Nobody built more things worth a line; a longer list is another person's. */
const mostClaims = 200

/** What is claimed of whoever has these ids, the surest first. */
export const readClaims = (
  db: CampaignDatabase,
  personIds: readonly string[],
): Promise<ClaimRow[]> =>
  db
    .selectFrom('contributionClaim')
    .selectAll()
    .where('personId', 'in', [...personIds])
    .where('removedAt', 'is', null)
    .orderBy((build) =>
      build.case('standing').when('confirmed').then(0).when('claimed').then(1).else(2).end(),
    )
    .orderBy('createdAt')
    .orderBy('id')
    .limit(mostClaims)
    .execute()

/** The claim at the version that was seen, held for a change. */
export const readClaimAt = async (
  tx: CampaignTransaction,
  id: string,
  version: number,
  removed: 'standing' | 'removed',
): Promise<ClaimRow> => {
  const row = await tx
    .selectFrom('contributionClaim')
    .selectAll()
    .where('id', '=', id)
    .where('removedAt', removed === 'standing' ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('claim')
  if (row.version !== version) throw staleVersion('The claim', version, toClaim(row))
  return row
}

/** Tells of a change; the words of the claim are the person's and go with them. */
export const recordClaim = (
  tx: CampaignTransaction,
  ctx: Context,
  row: ClaimRow,
  name: `people.${string}`,
  data: Readonly<Record<string, string>>,
): void =>
  recordEvent(tx, {
    name,
    actor: ctx.actor,
    subjectId: row.id,
    compartmentId: row.compartmentId,
    payload: { standing: row.standing, confidence: row.confidence },
    ...(Object.keys(data).length === 0 ? {} : { personal: { personId: row.personId, data } }),
  })

/** A row as it may cross a wire. */
export const toClaim = (row: ClaimRow): z.input<typeof ContributionClaim> => ({
  id: row.id,
  personId: row.personId,
  part: row.part,
  what: row.what,
  source: row.source,
  sourceUrl: row.sourceUrl,
  confidence: row.confidence,
  standing: row.standing,
  standingWhy: row.standingWhy,
  standingBy: row.standingByName,
  standingAt: row.standingAt?.toISOString() ?? null,
  compartmentId: row.compartmentId,
  by: row.createdByName,
  at: row.createdAt.toISOString(),
  version: row.version,
})
