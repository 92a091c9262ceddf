import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { organisationKey } from '#people/organisation-key.ts'
import { insertAlias, toAlias } from './alias.ts'
import { AddOrganisationAlias, AliasChange } from './contract.ts'
import {
  organisationColumns,
  readOrganisation,
  toOrganisationRow,
  type OrganisationColumns,
} from './organisation-row.ts'
import { resolveOrganisationId } from './resolve-organisation.ts'

export const addAlias = defineAction({
  name: 'organisations.addAlias',
  summary: 'Say that an organisation has another name, or that another one is the same.',
  http: 'POST /organisations/{id}/aliases',
  kind: 'change',
  input: AddOrganisationAlias,
  output: AliasChange,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['id', 'name'],
    examples: [
      'organisations add-alias 6f1c… "Corvid"',
      'organisations add-alias 6f1c… --joined 0b7a…',
    ],
    render: ({ alias, organisation }) => `${organisation.name} is also ${alias.name}.`,
  },
  run: async (ctx, { id, name, joined }) => {
    const organisationId = await resolveOrganisationId(ctx, id)
    const alias =
      joined === undefined
        ? { organisationId, name: await freeName(ctx, organisationId, name), joinedId: null }
        : await joinOf(ctx, organisationId, name, joined)
    const row = await inTransaction(ctx.db, (tx) => insertAlias(tx, ctx.actor, alias))
    await ctx.literature.refresh()
    return {
      alias: toAlias(row),
      organisation: toOrganisationRow(await readOrganisation(ctx, organisationId)),
      removedAt: null,
    }
  },
})

/** A name that no other organisation bears; else whoever asks must say that the two are one. */
const freeName = async (ctx: Context, organisationId: string, name: string): Promise<string> => {
  const key = organisationKey(name)
  if (key === '') {
    throw new AppError('invalid', 'Another name needs letters.', {
      code: 'empty_alias',
      next: 'Write the name, or say which organisation is the same one.',
    })
  }
  const bearers = await ctx.literature.query<OrganisationColumns>(
    `select ${organisationColumns} from organisation o where o.name_key = $1
     order by o.people desc nulls last, o.organisation_id limit 5`,
    [key],
  )
  if (bearers.some((row) => row.organisation_id === organisationId)) {
    throw new AppError('invalid', `${name} is its name already.`, { code: 'same_name' })
  }
  const bearer = bearers[0]
  if (!bearer) return name
  throw new AppError('conflict', `${bearer.name} is an organisation of its own here.`, {
    code: 'name_taken',
    next: 'If the two are one, join them.',
    details: { organisation: toOrganisationRow(bearer) },
  })
}

const joinOf = async (ctx: Context, organisationId: string, name: string, joined: string) => {
  const joinedId = await resolveOrganisationId(ctx, joined)
  if (joinedId === organisationId) {
    throw new AppError('invalid', 'They are one already.', { code: 'same_organisation' })
  }
  const other = await readOrganisation(ctx, joinedId)
  return { organisationId, name: name === '' ? other.name : name, joinedId }
}
