import { operator } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { SignInCode, SignInCodeInput } from './contract.ts'
import { memberRows } from './member.ts'
import { issueCode } from './one-time-code.ts'

/** Whoever holds the data folder lets a member in again: a code that opens once. */
export const signInCode = defineAction({
  name: 'workspace.signInCode',
  summary: 'Make a one-time code with which a member signs in again.',
  http: 'POST /session/code',
  kind: 'change',
  input: SignInCodeInput,
  output: SignInCode,
  allow: operator,
  doors: 'human',
  cli: false,
  run: (ctx, { member }) =>
    inTransaction(ctx.db, async (tx) => {
      const standing = await tx.selectFrom('workspace').select('claimedAt').executeTakeFirst()
      const purpose = standing?.claimedAt ? 'sign_in' : 'claim'
      if (purpose === 'claim') throw notClaimed()
      const { id, name } = await memberCalled(tx, member)
      const { code, expiresAt } = await issueCode(tx, purpose, ctx.now(), id)
      recordEvent(tx, { name: 'workspace.sign_in_code_made', actor: ctx.actor, subjectId: id })
      return { name, code, path: `/sign-in#${code}`, expiresAt: expiresAt.toISOString() }
    }),
})

const notClaimed = () =>
  new AppError('conflict', 'Nobody has claimed this workspace yet.', {
    code: 'not_claimed',
    next: 'Open the app and claim it; the code for that stands where the app runs.',
  })

/** The one member of this name, however the letters are written; the founder for no name. */
const memberCalled = async (
  tx: CampaignDatabase,
  typed: string,
): Promise<{ readonly id: string; readonly name: string }> => {
  const rows = await memberRows(tx)
    .$if(typed === '', (query) => query.where('member.role', '=', 'founder'))
    .execute()
  const wanted = folded(typed)
  const found = typed === '' ? rows : rows.filter(({ name }) => folded(name) === wanted)
  const [only, another] = found
  if (only && !another) return only
  const names = rows.map(({ name }) => name).join(', ')
  throw new AppError(
    'not_found',
    another ? `Two members are called ${typed}.` : `No member is called ${typed}.`,
    {
      code: 'member_not_found',
      next: another
        ? 'Change the name of one of them in Settings, People.'
        : `Write a name as it stands here: ${names}.`,
    },
  )
}

const folded = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
