import { sql, type RawBuilder } from 'kysely'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { ListFacets, ListFilter, needs, stages, tiers } from './list.contract.ts'
import { all, facetKeys, filterConditions, needCondition, type FacetKey } from './list-filter.ts'
import { prospectTables } from './prospect-row.ts'
import { findSameLines } from './same-lines.ts'

interface Count {
  readonly facet: FacetKey | 'total' | 'all'
  readonly value: string
  readonly name: string
  readonly count: number
}

/** One pass over the lines; each facet counts those that all the other filters leave. */
export const countFacets = defineAction({
  name: 'campaign.facets',
  summary: 'How many lines of The List each filter would leave.',
  http: 'GET /prospects/facets',
  kind: 'read',
  input: ListFilter,
  output: ListFacets,
  allow: member,
  doors: 'all',
  mcp: false,
  run: async (ctx, filter) => {
    const now = ctx.now()
    const same = await findSameLines(ctx)
    const conditions = filterConditions(filter, now, same)
    const flag = (key: FacetKey | 'text'): RawBuilder<boolean> =>
      conditions[key] ?? sql<boolean>`true`
    const needFlags = needs.map(
      (need) => sql`coalesce(${needCondition(need, now, same)}, false) as ${sql.ref(`n_${need}`)}`,
    )
    const { rows } = await sql<Count>`
      with line as materialized (
        select p.kind, p.stage, coalesce(p.tier, 'none') as tier,
          coalesce(p.seat_area_id::text, 'none') as area, coalesce(a.name, '') as area_name,
          coalesce(p.owner_id::text, 'none') as owner, coalesce(m.name, '') as owner_name,
          coalesce(p.compartment_id::text, 'none') as compartment,
          coalesce(k.name, '') as compartment_name,
          ${flag('text')} as f_text,
          ${sql.join(facetKeys.map((key) => sql`coalesce(${flag(key)}, false) as ${flagRef(key)}`))},
          ${sql.join(needFlags)}
        from ${prospectTables} where p.removed_at is null
      )
      select 'all' as facet, '' as value, '' as name, count(*)::integer as count from line
      union all
      select 'total', '', '', count(*)::integer from line where f_text and ${allBut(null)}
      ${sql.join(
        named.map(
          ({ facet, name }) => sql`union all
            select ${facet}, ${sql.ref(facet)}, ${name}, count(*)::integer from line
            where f_text and ${allBut(facet)} group by 2, 3`,
        ),
        sql` `,
      )}
      ${sql.join(
        needs.map(
          (need) => sql`union all
            select 'need', ${need}, '', count(*)::integer from line
            where f_text and ${allBut('need')} and ${sql.ref(`n_${need}`)}`,
        ),
        sql` `,
      )}`.execute(ctx.db)
    const of = (facet: Count['facet']) =>
      rows
        .filter((row) => row.facet === facet && row.count > 0)
        .map(({ value, name, count }) => ({ value, name, count }))
        .toSorted((a, b) => naturally(a, b) || b.count - a.count || (a.name < b.name ? -1 : 1))
    return {
      total: rows.find((row) => row.facet === 'total')?.count ?? 0,
      all: rows.find((row) => row.facet === 'all')?.count ?? 0,
      kind: of('kind'),
      stage: of('stage'),
      tier: of('tier'),
      area: of('area'),
      owner: of('owner'),
      compartment: of('compartment'),
      need: of('need'),
    }
  },
})

/** Facets that group by a column, and what names its values. */
const named: readonly {
  readonly facet: Exclude<FacetKey, 'need'>
  readonly name: RawBuilder<string>
}[] = [
  { facet: 'kind', name: sql`''` },
  { facet: 'stage', name: sql`''` },
  { facet: 'tier', name: sql`''` },
  { facet: 'area', name: sql.ref('area_name') },
  { facet: 'owner', name: sql.ref('owner_name') },
  { facet: 'compartment', name: sql.ref('compartment_name') },
]

/** Stages and tiers stand in their own order, everything else by how many there are. */
const ordered: readonly string[] = [...stages, ...tiers]
const naturally = (a: { readonly value: string }, b: { readonly value: string }): number =>
  ordered.includes(a.value) && ordered.includes(b.value)
    ? ordered.indexOf(a.value) - ordered.indexOf(b.value)
    : 0

const flagRef = (key: FacetKey): RawBuilder<unknown> => sql.ref(`f_${key}`)

/** Every filter but that of the facet itself. */
const allBut = (facet: FacetKey | null): RawBuilder<boolean> =>
  all(facetKeys.filter((key) => key !== facet).map((key) => sql<boolean>`${flagRef(key)}`))
