import { nameOf } from '#actions/by-whom.ts'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { readClaimAt, recordClaim, toClaim } from './claim.ts'
import { ClaimOutput, JudgeClaimInput } from './contract.ts'

export const judgeClaim = defineAction({
  name: 'people.judgeClaim',
  summary: 'Confirm or doubt what somebody says that a person built, or take that back.',
  http: 'PUT /claims/{claimId}/standing',
  kind: 'change',
  input: JudgeClaimInput,
  output: ClaimOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['claimId', 'standing'], render: ({ claim }) => `Now ${claim.standing}.` },
  run: (ctx, { claimId, version, standing, why }) => {
    if (standing === 'doubted' && why === '') throw doubtWantsReason()
    return inTransaction(ctx.db, async (tx) => {
      await readClaimAt(tx, claimId, version, 'standing')
      const judged = standing !== 'claimed'
      const row = await tx
        .updateTable('contributionClaim')
        .set({
          standing,
          standingWhy: judged ? why : '',
          standingByName: judged ? nameOf(ctx.actor) : null,
          standingAt: judged ? ctx.now() : null,
          version: version + 1,
        })
        .where('id', '=', claimId)
        .returningAll()
        .executeTakeFirstOrThrow()
      recordClaim(tx, ctx, row, 'people.claim_judged', { why })
      return { claim: toClaim(row), removedAt: null }
    })
  },
})

const doubtWantsReason = (): AppError =>
  new AppError('invalid', 'A doubt needs a reason.', {
    code: 'doubt_without_reason',
    next: 'Say in a sentence what speaks against it.',
  })
