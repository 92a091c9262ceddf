import { z } from 'zod'
import { oneself } from '#actions/allow.ts'
import { actorId } from '#actions/actor.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { ApiTokenList, MadeToken, MakeTokenInput, TokenId } from './contract.ts'
import type { ApiToken } from './contract.ts'
import { hashSecret, newSecret } from './secret.ts'

const columns = ['id', 'name', 'scopes', 'madeAt', 'expiresAt', 'lastUsedAt'] as const

export const listTokens = defineAction({
  name: 'workspace.tokens',
  summary: 'List the tokens that programs use in your name.',
  http: 'GET /tokens',
  kind: 'read',
  input: z.object({}),
  output: ApiTokenList,
  allow: oneself,
  doors: 'human',
  cli: false,
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('apiToken')
      .select(columns)
      .where('memberId', '=', actorId(ctx.actor))
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', ctx.now())
      .orderBy('madeAt', 'desc')
      .limit(200)
      .execute()
    return { tokens: rows.map(toToken) }
  },
})

/** The secret is shown in this answer and never again. */
export const makeToken = defineAction({
  name: 'workspace.makeToken',
  summary: 'Make a token with which a program acts in your name.',
  http: 'POST /tokens',
  kind: 'change',
  input: MakeTokenInput,
  output: MadeToken,
  allow: oneself,
  doors: 'human',
  fresh: true,
  cli: false,
  run: (ctx, { name, scopes, days }) =>
    inTransaction(ctx.db, async (tx) => {
      const secret = newSecret()
      const madeAt = ctx.now()
      const row = await tx
        .insertInto('apiToken')
        .values({
          memberId: actorId(ctx.actor) ?? '',
          name,
          scopes: [...new Set(scopes)].toSorted(),
          tokenHash: hashSecret(secret),
          madeAt,
          expiresAt: new Date(madeAt.getTime() + days * 24 * 3600_000),
        })
        .returning(columns)
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'workspace.token_made',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { scopes: row.scopes, days },
      })
      return { token: toToken(row), secret }
    }),
})

export const revokeToken = defineAction({
  name: 'workspace.revokeToken',
  summary: 'End a token at once.',
  http: 'DELETE /tokens/{id}',
  kind: 'change',
  input: z.object({ id: TokenId }),
  output: z.object({ revoked: z.literal(true) }),
  allow: oneself,
  doors: 'human',
  cli: false,
  run: (ctx, { id }) =>
    inTransaction(ctx.db, async (tx) => {
      const revoked = await tx
        .updateTable('apiToken')
        .set({ revokedAt: ctx.now() })
        .where('id', '=', id)
        .where('memberId', '=', actorId(ctx.actor))
        .where('revokedAt', 'is', null)
        .returning('id')
        .executeTakeFirst()
      if (!revoked) throw notFound('token')
      recordEvent(tx, { name: 'workspace.token_revoked', actor: ctx.actor, subjectId: id })
      return { revoked: true as const }
    }),
})

const toToken = (row: {
  readonly id: string
  readonly name: string
  readonly scopes: string[]
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly lastUsedAt: Date | null
}): z.input<typeof ApiToken> => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  madeAt: row.madeAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
})
