import { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { byWhom, nameOf } from '#actions/by-whom.ts'
import { dropInventedPeople, keepInventedPeople } from '#people/invented-people.ts'
import { organisationIdOf } from '#warehouse/organisation-id.ts'
import { insertAlias } from './alias.ts'
import { handColumns } from './hand-organisation.ts'

/** By this source invented organisations are told from those members keep. */
const mark = 'Invented world'

const Kept = z.object({
  organisations: z.number().int().describe('kept or taken away by this call'),
  people: z.number().int(),
})

/** Funds, young companies and their people: what the invented world has besides its works. */
export const keepInvented = defineAction({
  name: 'organisations.keepInvented',
  summary: 'Keep the funds, companies and people without works of the invented world.',
  http: 'PUT /invented-organisations',
  kind: 'change',
  input: z.object({}),
  output: Kept,
  allow: member,
  doors: 'human',
  mcp: false,
  cli: { render: (kept) => `${kept.organisations} organisations and ${kept.people} people kept.` },
  run: async (ctx) => {
    // Loaded only here: nobody else needs the invented words.
    const seed = await import('../../seed/world.ts')
    const organisations = seed.inventedOrganisations()
    const kept = await inTransaction(ctx.db, async (tx) => {
      const made = await keepOrganisations(tx, ctx, organisations)
      const ids = new Map([
        ...organisations.flatMap(({ name, openAlexId }) =>
          openAlexId === null ? [] : [[name, organisationIdOf(openAlexId)] as const],
        ),
        ...(await standing(tx)).map((row) => [row.name, row.id] as const),
      ])
      const people = await keepInventedPeople(tx, ctx.actor, seed.inventedPeople(), ids)
      return { organisations: made, people }
    })
    await ctx.literature.refresh()
    return kept
  },
})

/** The undo of `organisations.keepInvented`. */
export const dropInvented = defineAction({
  name: 'organisations.dropInvented',
  summary: 'Take away what the invented world has besides its works.',
  http: 'DELETE /invented-organisations',
  kind: 'change',
  input: z.object({}),
  output: Kept,
  allow: member,
  doors: 'human',
  mcp: false,
  cli: { render: (gone) => `${gone.organisations} organisations and ${gone.people} people gone.` },
  run: async (ctx) => {
    const gone = await inTransaction(ctx.db, async (tx) => {
      const people = await dropInventedPeople(tx, ctx.actor, ctx.now())
      const removed = await tx
        .updateTable('handOrganisation')
        .set((eb) => ({
          version: eb('version', '+', 1),
          changedAt: ctx.now(),
          removedAt: ctx.now(),
          removedByName: nameOf(ctx.actor),
        }))
        .where('source', '=', mark)
        .where('removedAt', 'is', null)
        .returning('id')
        .execute()
      if (removed.length > 0) {
        recordEvent(tx, {
          name: 'organisations.invented_dropped',
          actor: ctx.actor,
          subjectId: null,
          payload: { organisations: removed.length },
        })
      }
      return { organisations: removed.length, people }
    })
    await ctx.literature.refresh()
    return gone
  },
})

const standing = (tx: CampaignTransaction) =>
  tx
    .selectFrom('handOrganisation')
    .select(['id', 'name'])
    .where('source', '=', mark)
    .where('removedAt', 'is', null)
    .execute()

/** Those without works; the others come from the works. */
const keepOrganisations = async (
  tx: CampaignTransaction,
  ctx: Context,
  organisations: readonly {
    readonly name: string
    readonly kind: 'lab' | 'company' | 'university' | 'fund' | 'other'
    readonly country: string
    readonly aliases: readonly string[]
    readonly openAlexId: string | null
  }[],
): Promise<number> => {
  const known = new Set((await standing(tx)).map((row) => row.name))
  const rows = organisations
    .filter(({ name, openAlexId }) => openAlexId === null && !known.has(name))
    .map(({ name, kind, country }) => ({
      ...handColumns({ name, kind, country, links: [], source: mark, why: '' }),
      ...byWhom(ctx.actor),
    }))
  if (rows.length === 0) return 0
  const made = await tx
    .insertInto('handOrganisation')
    .values(rows)
    .returning(['id', 'name'])
    .execute()
  for (const { id, name } of made) {
    for (const alias of organisations.find((one) => one.name === name)?.aliases ?? []) {
      await insertAlias(tx, ctx.actor, { organisationId: id, name: alias, joinedId: null })
    }
  }
  recordEvent(tx, {
    name: 'organisations.invented_kept',
    actor: ctx.actor,
    subjectId: null,
    payload: { organisations: rows.length },
  })
  return rows.length
}
