import type { Table } from '#actions/define-action.ts'
import type { z } from 'zod'
import type { PersonRow } from './contract.ts'

const columns = [
  'name',
  'organisation',
  'country',
  'role',
  'works',
  'first or last author',
  'first year',
  'last year',
  'kept by hand',
  'orcid',
  'id',
] as const

/** A list of people as rows for a file or the terminal. */
export const peopleTable = (people: readonly z.output<typeof PersonRow>[]): Table => ({
  columns,
  rows: people.map((one) => [
    one.name,
    one.organisation,
    one.country,
    one.role,
    one.works,
    one.led,
    one.firstYear,
    one.lastYear,
    one.byHand ? 'yes' : 'no',
    one.orcid,
    one.id,
  ]),
})
