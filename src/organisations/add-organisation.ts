import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { byWhom } from '#actions/by-whom.ts'
import { insertAlias } from './alias.ts'
import { AddOrganisation, OrganisationChange } from './contract.ts'
import { handColumns, toHandOrganisation } from './hand-organisation.ts'

export const addOrganisation = defineAction({
  name: 'organisations.add',
  summary: 'Keep an organisation by hand: a lab, a company, a fund.',
  http: 'POST /organisations',
  kind: 'change',
  input: AddOrganisation,
  output: OrganisationChange,
  allow: member,
  doors: 'all',
  cli: {
    positional: ['name'],
    examples: ['organisations add "Basalt Fund" --kind fund --source "their home page"'],
    render: ({ organisation }) => `Kept: ${organisation.name} (${organisation.id})`,
  },
  run: async (ctx, { aliases, ...given }) => {
    const columns = handColumns(given)
    const row = await inTransaction(ctx.db, async (tx) => {
      const made = await tx
        .insertInto('handOrganisation')
        .values({ ...columns, ...byWhom(ctx.actor) })
        .returningAll()
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'organisations.added',
        actor: ctx.actor,
        subjectId: made.id,
        payload: { name: made.name, kind: made.kind },
      })
      for (const name of new Set(aliases)) {
        await insertAlias(tx, ctx.actor, { organisationId: made.id, name, joinedId: null })
      }
      return made
    })
    await ctx.literature.refresh()
    return { organisation: toHandOrganisation(row), removedAt: null }
  },
})
