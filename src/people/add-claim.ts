import { byWhom } from '#actions/by-whom.ts'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordClaim, toClaim } from './claim.ts'
import { AddClaimInput, ClaimOutput } from './contract.ts'
import { requireCompartment } from './known-compartment.ts'
import { resolvePersonId } from './resolve-person.ts'

export const addClaim = defineAction({
  name: 'people.addClaim',
  summary: 'Write down what a person led or co-created, who says so, and how sure that is.',
  http: 'POST /people/{id}/claims',
  kind: 'change',
  input: AddClaimInput,
  output: ClaimOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['id', 'part', 'what'], render: ({ claim }) => `Kept: ${claim.what}` },
  run: async (ctx, { id, ...claim }) => {
    const personId = await resolvePersonId(ctx, id)
    return inTransaction(ctx.db, async (tx) => {
      await requireCompartment(tx, claim.compartmentId)
      const row = await tx
        .insertInto('contributionClaim')
        .values({ personId, ...claim, ...byWhom(ctx.actor), createdAt: ctx.now() })
        .returningAll()
        .executeTakeFirstOrThrow()
      recordClaim(tx, ctx, row, 'people.claim_added', { what: claim.what, source: claim.source })
      return { claim: toClaim(row), removedAt: null }
    })
  },
})
