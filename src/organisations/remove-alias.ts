import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { nameOf } from '#actions/by-whom.ts'
import { staleVersion } from '#core/stale.ts'
import { toAlias, type AliasRow } from './alias.ts'
import { AliasChange, VersionedAlias } from './contract.ts'
import { readOrganisation, toOrganisationRow } from './organisation-row.ts'
import { resolveOrganisationId } from './resolve-organisation.ts'

export const removeAlias = defineAction({
  name: 'organisations.removeAlias',
  summary: 'Take another name away again, or part two organisations that were joined.',
  http: 'DELETE /organisation-aliases/{aliasId}',
  kind: 'change',
  input: VersionedAlias,
  output: AliasChange,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['aliasId'], render: ({ alias }) => `Removed: ${alias.name}` },
  run: (ctx, input) => setRemoved(ctx, input, 'standing'),
})

/** The undo of `organisations.removeAlias`. */
export const restoreAlias = defineAction({
  name: 'organisations.restoreAlias',
  summary: 'Bring another name back, or join two organisations again.',
  http: 'POST /organisation-aliases/{aliasId}/restoration',
  kind: 'change',
  input: VersionedAlias,
  output: AliasChange,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['aliasId'], render: ({ alias }) => `Back: ${alias.name}` },
  run: (ctx, input) => setRemoved(ctx, input, 'removed'),
})

const setRemoved = async (
  ctx: Context,
  input: { readonly aliasId: string; readonly version: number },
  now: 'standing' | 'removed',
) => {
  const removing = now === 'standing'
  const row = await inTransaction(ctx.db, async (tx) => {
    const before = await readAliasAt(tx, input, now)
    if (!removing) await refuseSecondJoin(tx, before)
    recordEvent(tx, {
      name: removing ? 'organisations.alias_removed' : 'organisations.alias_restored',
      actor: ctx.actor,
      subjectId: before.organisationId,
      payload: { aliasId: before.id, name: before.name, joinedId: before.joinedId },
    })
    return tx
      .updateTable('organisationAlias')
      .set({
        version: input.version + 1,
        removedAt: removing ? ctx.now() : null,
        removedByName: removing ? nameOf(ctx.actor) : null,
      })
      .where('id', '=', input.aliasId)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
  await ctx.literature.refresh()
  const live = await resolveOrganisationId(ctx, row.organisationId)
  return {
    alias: toAlias(row),
    organisation: toOrganisationRow(await readOrganisation(ctx, live)),
    removedAt: row.removedAt?.toISOString() ?? null,
  }
}

const readAliasAt = async (
  tx: CampaignTransaction,
  { aliasId, version }: { readonly aliasId: string; readonly version: number },
  removed: 'standing' | 'removed',
): Promise<AliasRow> => {
  const row = await tx
    .selectFrom('organisationAlias')
    .selectAll()
    .where('id', '=', aliasId)
    .where('removedAt', removed === 'standing' ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('alias')
  if (row.version !== version) throw staleVersion(row.name, version, toAlias(row))
  return row
}

/** Joined to somebody else since, or the other way round: it cannot be two organisations. */
const refuseSecondJoin = async (tx: CampaignTransaction, alias: AliasRow): Promise<void> => {
  if (alias.joinedId === null) return
  const other = await tx
    .selectFrom('organisationAlias')
    .select('id')
    .where('removedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('joinedId', '=', alias.joinedId),
        eb.and([
          eb('joinedId', '=', alias.organisationId),
          eb('organisationId', '=', alias.joinedId),
        ]),
      ]),
    )
    .executeTakeFirst()
  if (!other) return
  throw new AppError('conflict', `${alias.name} was joined to another organisation since.`, {
    code: 'joined_elsewhere',
    next: 'Part those first.',
  })
}
