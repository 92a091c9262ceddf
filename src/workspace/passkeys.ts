import { z } from 'zod'
import { oneself } from '#actions/allow.ts'
import { actorId } from '#actions/actor.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import { inTransaction } from '#database/transaction.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { Passkey, PasskeyId, PasskeyList, PasskeyName, Version } from './contract.ts'
import { passkeyColumns, toPasskey } from './passkey-row.ts'

export const listPasskeys = defineAction({
  name: 'workspace.passkeys',
  summary: 'List your passkeys.',
  http: 'GET /passkeys',
  kind: 'read',
  input: z.object({}),
  output: PasskeyList,
  allow: oneself,
  doors: 'human',
  cli: false,
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('passkey')
      .select(passkeyColumns)
      .where('memberId', '=', actorId(ctx.actor))
      .orderBy('addedAt')
      .execute()
    return { passkeys: rows.map(toPasskey) }
  },
})

export const renamePasskey = defineAction({
  name: 'workspace.renamePasskey',
  summary: 'Give a passkey another name.',
  http: 'PATCH /passkeys/{id}',
  kind: 'change',
  input: z.object({ id: PasskeyId, version: Version, name: PasskeyName }),
  output: z.object({ passkey: Passkey }),
  allow: oneself,
  doors: 'human',
  cli: false,
  run: (ctx, { id, version, name }) =>
    inTransaction(ctx.db, async (tx) => {
      const memberId = actorId(ctx.actor) ?? ''
      const renamed = await tx
        .updateTable('passkey')
        .set({ name, version: version + 1 })
        .where('id', '=', id)
        .where('memberId', '=', memberId)
        .where('version', '=', version)
        .returning(passkeyColumns)
        .executeTakeFirst()
      if (!renamed) throw await missingOrStale(tx, id, memberId, version)
      recordEvent(tx, {
        name: 'workspace.passkey_renamed',
        actor: ctx.actor,
        subjectId: memberId,
        payload: { passkeyId: id },
      })
      return { passkey: toPasskey(renamed) }
    }),
})

/** The last one only goes while there is a printed code to come in with. */
export const removePasskey = defineAction({
  name: 'workspace.removePasskey',
  summary: 'Take a passkey out, so that it opens nothing here any more.',
  http: 'DELETE /passkeys/{id}',
  kind: 'change',
  input: z.object({ id: PasskeyId }),
  output: z.object({ removed: z.literal(true) }),
  allow: oneself,
  doors: 'human',
  fresh: true,
  cli: false,
  run: (ctx, { id }) =>
    inTransaction(ctx.db, async (tx) => {
      const memberId = actorId(ctx.actor) ?? ''
      // Locked, so that of two removals at once the second sees what the first has left.
      const kept = await tx
        .selectFrom('passkey')
        .select('id')
        .where('memberId', '=', memberId)
        .forUpdate()
        .execute()
      if (!kept.some((row) => row.id === id)) throw notFound('passkey')
      if (kept.length === 1 && !(await hasRecoveryCode(tx, memberId))) throw lastPasskey()
      await tx.deleteFrom('passkey').where('id', '=', id).execute()
      recordEvent(tx, {
        name: 'workspace.passkey_removed',
        actor: ctx.actor,
        subjectId: memberId,
        payload: { passkeyId: id },
      })
      return { removed: true as const }
    }),
})

const hasRecoveryCode = async (tx: CampaignTransaction, memberId: string): Promise<boolean> => {
  const code = await tx
    .selectFrom('recoveryCode')
    .select('id')
    .where('memberId', '=', memberId)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return code !== undefined
}

const lastPasskey = (): AppError =>
  new AppError('conflict', 'This is your last passkey, and you have no recovery codes.', {
    code: 'last_passkey',
    next: 'Add another passkey or make recovery codes first, so that you can come in again.',
  })

const missingOrStale = async (
  tx: CampaignTransaction,
  id: string,
  memberId: string,
  seen: number,
): Promise<AppError> => {
  const row = await tx
    .selectFrom('passkey')
    .select(passkeyColumns)
    .where('id', '=', id)
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  if (!row) return notFound('passkey')
  return staleVersion(`The name of ${row.name}`, seen, toPasskey(row))
}
