import type { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import type { Passkey } from './contract.ts'
import type { NewPasskey } from './passkey-check.ts'

/** More than a person has devices; a limit so that no list grows for ever. */
const passkeyLimit = 20

interface PasskeyRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly rpId: string
  readonly addedAt: Date
  readonly lastUsedAt: Date | null
}

/** What a member sees of a passkey. */
export const passkeyColumns = ['id', 'version', 'name', 'rpId', 'addedAt', 'lastUsedAt'] as const

/**
 * Keeps a new passkey of a member.
 *
 * @throws AppError `passkey_known` when it is kept already, `passkeys_full`.
 */
export const insertPasskey = async (
  tx: CampaignTransaction,
  made: NewPasskey & {
    readonly memberId: string
    readonly name: string
    readonly rpId: string
    readonly now: Date
  },
): Promise<PasskeyRow> => {
  const { now, ...row } = made
  const { count } = await tx
    .selectFrom('passkey')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('memberId', '=', made.memberId)
    .executeTakeFirstOrThrow()
  if (count >= passkeyLimit) {
    throw new AppError('limit', `You have ${passkeyLimit} passkeys, which is as many as one may.`, {
      code: 'passkeys_full',
      next: 'Take one out that you do not use any more.',
    })
  }
  const kept = await tx
    .insertInto('passkey')
    .values({ ...row, addedAt: now })
    .onConflict((conflict) => conflict.column('credentialId').doNothing())
    .returning(passkeyColumns)
    .executeTakeFirst()
  if (kept) return kept
  throw new AppError('conflict', 'This passkey is kept already.', {
    code: 'passkey_known',
    next: 'Use it to sign in, or make one on another device.',
  })
}

/** A passkey as it may cross a wire. */
export const toPasskey = (row: PasskeyRow): z.input<typeof Passkey> => ({
  id: row.id,
  version: row.version,
  name: row.name,
  at: row.rpId,
  addedAt: row.addedAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
})
