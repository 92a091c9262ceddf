import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { notFound } from '#core/errors.ts'
import type { OrganisationKind, OrganisationRow } from './contract.ts'

export type OrganisationShown = z.input<typeof OrganisationRow>

/**
 * Our kinds from what the source says (OpenAlex: education, company, facility, ...). Where it says
 * nothing, a name that holds "University" or "GmbH" says it; else other.
 */
export const kindSql = `case
  when o.by_hand then o.kind
  when o.kind = 'education' then 'university'
  when o.kind = 'company' then 'company'
  when o.kind = 'facility' then 'lab'
  when o.kind is not null then 'other'
  when o.name_key like '%universi%' or o.name_key like '% college%' or o.name_key like '%polytech%'
    or o.name_key like '%institute of technology%' or o.name_key like '%hochschule%'
    or o.name_key like '%school of%' then 'university'
  when o.name_key like '% inc' or o.name_key like '% ltd' or o.name_key like '% llc'
    or o.name_key like '% corp' or o.name_key like '% corporation' or o.name_key like '% gmbh'
    then 'company'
  when o.name_key like '%laborator%' or o.name_key like '% lab' or o.name_key like '% labs'
    or o.name_key like '%research institute%' or o.name_key like '%max planck%' then 'lab'
  else 'other' end`

/** Columns of the literature view `organisation` (as `o`) that make an `OrganisationRow`. */
export const organisationColumns = `o.organisation_no, o.organisation_id, o.name, o.country,
  ${kindSql} as kind, o.works, o.people, o.by_hand, o.ror, o.openalex_id`

export interface OrganisationColumns {
  readonly organisation_no: number
  readonly organisation_id: string
  readonly name: string
  readonly country: string | null
  readonly kind: z.output<typeof OrganisationKind>
  readonly works: number
  readonly people: number
  readonly by_hand: boolean
  readonly ror: string | null
  readonly openalex_id: string | null
}

/** A row of the literature as a list shows it. */
export const toOrganisationRow = (row: OrganisationColumns): OrganisationShown => ({
  id: row.organisation_id,
  name: row.name,
  kind: row.kind,
  country: row.country,
  works: row.works,
  people: row.people,
  byHand: row.by_hand,
  ror: row.ror,
  openalexId: row.openalex_id,
})

/** The organisation with this id, which must be live (`resolveOrganisationId`). */
export const readOrganisation = async (ctx: Context, id: string): Promise<OrganisationColumns> => {
  const [row] = await ctx.literature.query<OrganisationColumns>(
    `select ${organisationColumns} from organisation o where o.organisation_id = $1`,
    [id],
  )
  if (!row) throw notFound('organisation')
  return row
}
