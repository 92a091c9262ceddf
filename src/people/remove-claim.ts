import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { readClaimAt, recordClaim, toClaim } from './claim.ts'
import { ClaimOutput, VersionedClaim } from './contract.ts'

export const removeClaim = defineAction({
  name: 'people.removeClaim',
  summary: 'Take away what was written of what a person built.',
  http: 'DELETE /claims/{claimId}',
  kind: 'change',
  input: VersionedClaim,
  output: ClaimOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['claimId'], render: () => 'Removed.' },
  run: (ctx, input) => setRemoved(ctx, input, 'standing'),
})

/** The undo of `people.removeClaim`. */
export const restoreClaim = defineAction({
  name: 'people.restoreClaim',
  summary: 'Bring back what was written of what a person built.',
  http: 'POST /claims/{claimId}/restoration',
  kind: 'change',
  input: VersionedClaim,
  output: ClaimOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['claimId'], render: () => 'Back.' },
  run: (ctx, input) => setRemoved(ctx, input, 'removed'),
})

const setRemoved = (
  ctx: Context,
  { claimId, version }: { readonly claimId: string; readonly version: number },
  now: 'standing' | 'removed',
) =>
  inTransaction(ctx.db, async (tx) => {
    await readClaimAt(tx, claimId, version, now)
    const row = await tx
      .updateTable('contributionClaim')
      .set({ removedAt: now === 'standing' ? ctx.now() : null, version: version + 1 })
      .where('id', '=', claimId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const name = now === 'standing' ? 'people.claim_removed' : 'people.claim_restored'
    recordClaim(tx, ctx, row, name, {})
    return { claim: toClaim(row), removedAt: row.removedAt?.toISOString() ?? null }
  })
