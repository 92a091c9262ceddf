import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { notFound } from '#core/errors.ts'
import { PersonRow, Trace } from './contract.ts'

export type PersonShown = z.input<typeof PersonRow>

/** Columns of the literature view `person` (as `p`) that make a `PersonRow`; `o` its organisation. */
export const personColumns = `p.person_no, p.person_id, p.name, p.organisation, o.organisation_id,
  p.country, p.role, p.by_hand, p.works, p.led, p.first_year, p.last_year, p.orcid, p.author_id, p.trace,
  (select max(cast(y.value as integer)) from statistic y where y.key = 'newest_year') as trace_ends`

/** Where those columns come from. */
export const personTables = `person p
  left join organisation o on o.organisation_no = p.organisation_no`

/** A row of that question. */
export interface PersonColumns {
  readonly person_no: number
  readonly person_id: string
  readonly name: string
  readonly organisation: string | null
  readonly organisation_id: string | null
  readonly country: string | null
  readonly role: string | null
  readonly by_hand: boolean
  readonly works: number
  readonly led: number
  readonly first_year: number | null
  readonly last_year: number | null
  readonly orcid: string | null
  readonly author_id: string | null
  readonly trace: string | null
  readonly trace_ends: number | null
}

/** A row of the literature as a list shows it. */
export const toPersonRow = (row: PersonColumns): PersonShown => ({
  id: row.person_id,
  name: row.name,
  organisation: row.organisation,
  organisationId: row.organisation_id,
  country: row.country,
  role: row.role,
  byHand: row.by_hand,
  works: row.works,
  led: row.led,
  firstYear: row.first_year,
  lastYear: row.last_year,
  orcid: row.orcid,
  trace: readTrace(row.trace),
  traceEnds: row.trace_ends,
})

/** The person with this id, which must be live (`resolvePersonId`); not found otherwise. */
export const readPerson = async (ctx: Context, id: string): Promise<PersonColumns> => {
  const rows = await ctx.literature.query<PersonColumns>(
    `select ${personColumns} from ${personTables} where p.person_id = $1`,
    [id],
  )
  const row = rows[0]
  if (!row) throw notFound('person')
  return row
}

/** The people with these numbers or ids, in no order; what is not there is left out. */
export const readPeople = async (
  ctx: Context,
  by: { readonly ids: readonly string[] } | { readonly numbers: readonly number[] },
): Promise<readonly PersonColumns[]> => {
  const [where, wanted] =
    'ids' in by ? (['p.person_id', by.ids] as const) : (['p.person_no', by.numbers] as const)
  if (wanted.length === 0) return []
  return ctx.literature.query<PersonColumns>(
    `select ${personColumns} from ${personTables} where ${where} = any($1)`,
    [wanted],
  )
}

const readTrace = (text: string | null): z.output<typeof Trace> => {
  if (text === null) return []
  const read = Trace.safeParse(JSON.parse(text))
  return read.success ? read.data : []
}
