import { z } from 'zod'
import { ListSearch } from '#campaign/list-view.contract.ts'
import { Stage } from '#campaign/list.contract.ts'

/** What only an address holds: the open line, and the ends of the way that are unfolded. */
const AddressSearch = ListSearch.extend({
  open: z.uuid().optional(),
  unfolded: z.array(Stage).default([]),
})
export type ListAddress = z.output<typeof AddressSearch>

const lists = ['kind', 'stage', 'tier', 'area', 'owner', 'compartment', 'need', 'unfolded'] as const
const empty = AddressSearch.parse({})

/** An address as a value; what is no filter of ours is left out. One value of a list is a list. */
export const readListAddress = (raw: Readonly<Record<string, unknown>>): ListAddress => {
  const given = Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [
      name,
      lists.some((list) => list === name) && !Array.isArray(value) ? [value] : value,
    ]),
  )
  const whole = AddressSearch.safeParse(given)
  if (whole.success) return whole.data
  // One wrong part does not take the others away.
  const fine = Object.entries(given).filter(
    ([name, value]) => AddressSearch.safeParse({ [name]: value }).success,
  )
  return AddressSearch.catch(empty).parse(Object.fromEntries(fine))
}

/** The parts of an address that say something; defaults are left out. */
export const writeListAddress = (search: ListAddress) => ({
  layout: search.layout === empty.layout ? undefined : search.layout,
  text: search.text,
  kind: search.kind,
  stage: search.stage,
  tier: search.tier,
  area: search.area,
  owner: search.owner,
  compartment: search.compartment,
  need: search.need,
  sort: search.sort === empty.sort ? undefined : search.sort,
  order: search.order === empty.order ? undefined : search.order,
  unfolded: search.unfolded,
  open: search.open,
})

/** The filters alone, as the operations take them. */
export const filterOf = ({
  text,
  kind,
  stage,
  tier,
  area,
  owner,
  compartment,
  need,
}: ListAddress) => ({ text, kind, stage, tier, area, owner, compartment, need })
export type Filter = ReturnType<typeof filterOf>

/** Without any filter. */
export const noFilter: Filter = filterOf(empty)

/** How many choices narrow what is shown. */
export const filterCount = (search: ListAddress): number =>
  (search.text === '' ? 0 : 1) +
  [
    search.kind,
    search.stage,
    search.tier,
    search.area,
    search.owner,
    search.compartment,
    search.need,
  ].reduce((sum, values) => sum + values.length, 0)

/** A list with this value, or without it when it was there. */
export const toggled = <Value>(values: readonly Value[], value: Value): Value[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
