import { sql } from 'kysely'
import { z } from 'zod'
import { inTransaction } from '#database/transaction.ts'
import { defineJob } from '#jobs/define-job.ts'
import { organisationKey } from '#people/organisation-key.ts'
import { founding, signaturesOf } from './live-ids.ts'

/** The invented world is built within a minute; it then says who its people are. */
const everySeconds = 30
/** A campaign has some twenty; the limit is for a world that grows. */
const most = 500

interface Line {
  readonly id: string
  readonly kind: 'person' | 'organisation'
  readonly name: string
}

/**
 * Lines of the invented campaign are put on The List by name, before its literature is built. As
 * soon as it is, each becomes the one person or organisation of that name. Safe to run twice.
 */
export const anchorInvented = defineJob({
  name: 'campaign.anchorInvented',
  data: z.object({}),
  limits: { timeoutSeconds: 60, retries: 3, retryDelaySeconds: 5, order: 'folded' },
  everySeconds,
  run: async (ctx) => {
    const { rows: lines } = await sql<Line>`
      select id, kind, name from prospect
      where invented_at is not null and removed_at is null
        and person_id is null and organisation_id is null
      limit ${most}`.execute(ctx.db)
    if (lines.length === 0) return
    const [people, organisations] = await Promise.all([
      ctx.literature.query<{ id: string; name: string }>(
        'select person_id as id, name from person where name = any($1)',
        [lines.filter((line) => line.kind === 'person').map((line) => line.name)],
      ),
      ctx.literature.query<{ id: string; name: string }>(
        'select organisation_id as id, name_key as name from organisation where name_key = any($1)',
        [
          lines
            .filter((line) => line.kind === 'organisation')
            .map((line) => organisationKey(line.name)),
        ],
      ),
    ])
    const signatures = await signaturesOf(
      ctx,
      people.map((one) => one.id),
    )
    await inTransaction(ctx.db, async (tx) => {
      for (const line of lines) {
        const person = line.kind === 'person' ? only(people, line.name) : null
        const organisation =
          line.kind === 'organisation' ? only(organisations, organisationKey(line.name)) : null
        if (person === null && organisation === null) continue
        await tx
          .updateTable('prospect')
          .set({ personId: person, organisationId: organisation })
          .where('id', '=', line.id)
          .where('personId', 'is', null)
          .execute()
        const kept = founding(signatures.get(person ?? '') ?? [])
        if (kept.length === 0) continue
        await tx
          .insertInto('prospectSignature')
          .values(kept.map((one) => ({ prospectId: line.id, ...one })))
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
    })
  },
})

/** The one of that name; null when nobody is called so, or several are. */
const only = (
  found: readonly { readonly id: string; readonly name: string }[],
  name: string,
): string | null => {
  const named = found.filter((one) => one.name === name)
  return named.length === 1 ? (named[0]?.id ?? null) : null
}
