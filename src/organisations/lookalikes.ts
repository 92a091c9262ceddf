import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { organisationKey } from '#people/organisation-key.ts'
import { OrganisationLookalikes, OrganisationLookalikesInput } from './contract.ts'
import {
  organisationColumns,
  toOrganisationRow,
  type OrganisationColumns,
} from './organisation-row.ts'

const most = 8
/** Words that say what an organisation is, not which one. */
const common = new Set(
  'the of and for at in de la du von der university universite universitat institute institut research laboratory laboratories lab labs inc ltd llc corp corporation company gmbh group ventures capital fund partners department school college center centre national technology science sciences'.split(
    ' ',
  ),
)

export const findOrganisationLookalikes = defineAction({
  name: 'organisations.lookalikes',
  summary: 'Which organisation is here already that one about to be added could be.',
  http: 'GET /organisations/by-hand/lookalikes',
  kind: 'read',
  input: OrganisationLookalikesInput,
  output: OrganisationLookalikes,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['name'] },
  table: ({ lookalikes }) => ({
    columns: ['name', 'kind', 'people', 'works', 'why', 'id'],
    rows: lookalikes.map(({ organisation, why }) => [
      organisation.name,
      organisation.kind,
      organisation.people,
      organisation.works,
      why,
      organisation.id,
    ]),
  }),
  run: async (ctx, { name }) => {
    const key = organisationKey(name)
    const telling = key.split(' ').filter((word) => word.length >= 2 && !common.has(word))
    const longest = telling.toSorted((a, b) => b.length - a.length)[0]
    if (longest === undefined) return { lookalikes: [] }
    const rows = await ctx.literature.query<OrganisationColumns>(
      `select ${organisationColumns} from organisation o
       where o.name_key like $1 || '%' or o.name_key like '% ' || $1 || '%'
       order by o.people desc nulls last, o.organisation_id limit 300`,
      [longest],
    )
    const aliased = await ctx.db
      .selectFrom('organisationAlias')
      .select('organisationId')
      .where('removedAt', 'is', null)
      .where('nameKey', '=', key)
      .limit(most)
      .execute()
    const byAlias = new Set(aliased.map((row) => row.organisationId))
    const bearers = await ctx.literature.query<OrganisationColumns>(
      `select ${organisationColumns} from organisation o where o.organisation_id = any($1)`,
      [[...byAlias]],
    )
    const all = new Map([...bearers, ...rows].map((row) => [row.organisation_id, row]))
    return {
      lookalikes: [...all.values()]
        .flatMap((row) => {
          const like = byAlias.has(row.organisation_id)
            ? { why: 'another name of it', certain: true, distance: 0 }
            : compare(telling, key, row.name)
          return like ? [{ row, ...like }] : []
        })
        .toSorted((a, b) => a.distance - b.distance || b.row.people - a.row.people)
        .slice(0, most)
        .map(({ row, why, certain }) => ({ organisation: toOrganisationRow(row), why, certain })),
    }
  },
})

const compare = (telling: readonly string[], key: string, name: string) => {
  const theirs = organisationKey(name)
  if (theirs === key) return { why: 'same name', certain: true, distance: 0 }
  const words = theirs.split(' ')
  // The last word may still be being typed.
  if (!telling.every((word) => words.some((one) => one.startsWith(word)))) return null
  const others = words.filter((word) => !common.has(word) && !telling.includes(word))
  return others.length === 0
    ? { why: 'same name but for common words', certain: false, distance: 1 }
    : { why: 'name begins alike', certain: false, distance: 1 + others.length }
}
