import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { organisationKey } from '#people/organisation-key.ts'
import { FindOrganisations, FoundOrganisations, type organisationSorts } from './contract.ts'
import {
  kindSql,
  organisationColumns,
  toOrganisationRow,
  type OrganisationColumns,
} from './organisation-row.ts'

export const findOrganisations = defineAction({
  name: 'organisations.find',
  summary: 'Find labs, companies, funds and universities, by name or by another name of theirs.',
  http: 'GET /organisations',
  kind: 'read',
  input: FindOrganisations,
  output: FoundOrganisations,
  allow: member,
  doors: 'all',
  mcp: true,
  cli: {
    positional: ['query'],
    examples: ['organisations find corvid', 'organisations find --kind fund --from hand'],
  },
  table: ({ organisations }) => ({
    columns: ['name', 'kind', 'country', 'people', 'works', 'kept by hand', 'ror', 'id'],
    rows: organisations.map((one) => [
      one.name,
      one.kind,
      one.country,
      one.people,
      one.works,
      one.byHand ? 'yes' : 'no',
      one.ror,
      one.id,
    ]),
  }),
  run: async (ctx, input) => {
    const { where, params, fit, fitParams } = await conditions(ctx, input)
    const sort = input.sort === 'fit' && fit === '' ? 'people' : input.sort
    const [rows, counted] = await Promise.all([
      ctx.literature.query<OrganisationColumns>(
        `select ${organisationColumns} from organisation o ${where}
         order by ${orders[sort](fit)}, o.name, o.organisation_id
         limit ${input.limit} offset ${input.offset}`,
        sort === 'fit' ? fitParams : params,
      ),
      ctx.literature.query<{ total: number }>(
        `select cast(count(*) as integer) as total from organisation o ${where}`,
        params,
      ),
    ])
    return {
      organisations: rows.map(toOrganisationRow),
      total: counted[0]?.total ?? 0,
      offset: input.offset,
      limit: input.limit,
    }
  },
})

const orders: Record<(typeof organisationSorts)[number], (fit: string) => string> = {
  fit: (fit) => `${fit}, o.people desc nulls last, o.works desc nulls last`,
  people: () => 'o.people desc nulls last, o.works desc nulls last',
  works: () => 'o.works desc nulls last, o.people desc nulls last',
  name: () => 'o.name_key nulls last',
}

const mostWords = 8
/** Aliases are few; more of them than this match only a query of one letter. */
const mostAliases = 1000

const conditions = async (ctx: Context, input: z.output<typeof FindOrganisations>) => {
  const all: string[] = []
  const params: (string | readonly string[])[] = []
  const bind = (value: string | readonly string[]): string => `$${params.push(value)}`
  const key = organisationKey(input.query)
  let byAlias = ''
  if (key !== '') {
    const words = key.split(' ').slice(0, mostWords)
    const aliases = bind(await idsByAlias(ctx, words))
    const inside = words.map((word) => `o.name_key like ${bind(`%${word}%`)}`)
    all.push(`((${inside.join(' and ')}) or o.organisation_id = any(${aliases}))`)
    byAlias = aliases
  }
  if (input.kind !== 'all') all.push(`(${kindSql}) = ${bind(input.kind)}`)
  if (input.country !== '') all.push(`o.country = ${bind(input.country.toUpperCase())}`)
  if (input.from === 'hand') all.push('o.by_hand')
  if (input.from === 'literature') all.push('not o.by_hand')
  const bound = params.length
  const fit =
    key === ''
      ? ''
      : `case when o.name_key = ${bind(key)} then 0
          when o.organisation_id = any(${byAlias}) then 1
          when o.name_key like ${bind(`${key}%`)} then 2 else 3 end`
  const where = all.length === 0 ? '' : `where ${all.join(' and ')}`
  return { where, params: params.slice(0, bound), fit, fitParams: params }
}

/** Organisations that bear all these words in another name. */
const idsByAlias = async (ctx: Context, words: readonly string[]): Promise<string[]> => {
  let query = ctx.db
    .selectFrom('organisationAlias')
    .select('organisationId')
    .distinct()
    .where('removedAt', 'is', null)
  for (const word of words) query = query.where('nameKey', 'like', `%${word}%`)
  const rows = await query.limit(mostAliases).execute()
  return rows.map((row) => row.organisationId)
}
