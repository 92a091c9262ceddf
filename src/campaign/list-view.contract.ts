import { z } from 'zod'
import { listFilterShape, ListSort, ListViewId } from './list.contract.ts'

export const listLayouts = ['board', 'table', 'coverage'] as const
/** How The List is laid out. */
export const ListLayout = z.enum(listLayouts)
export type ListLayout = z.infer<typeof ListLayout>

/** What an address of The List holds, and what a saved view keeps. */
export const ListSearch = z.object({
  ...listFilterShape,
  sort: ListSort.default('place'),
  order: z.enum(['up', 'down']).default('up'),
  layout: ListLayout.default('board'),
})
export type ListSearch = z.output<typeof ListSearch>

/** Filters, order and layout under a name; shared with every member, or one's own. */
export const ListView = z.object({
  id: ListViewId,
  name: z.string(),
  search: ListSearch,
  shared: z.boolean(),
  mine: z.boolean(),
  by: z.string(),
  version: z.number().int(),
})
export type ListView = z.output<typeof ListView>

export const ListViews = z.object({ views: z.array(ListView) })
const name = z.string().trim().min(1).max(100)
const Version = z.coerce.number().int().min(1)
export const SaveView = z.object({ name, search: ListSearch, shared: z.boolean().default(false) })
export const EditView = z.object({
  id: ListViewId,
  version: Version,
  name: name.optional(),
  search: ListSearch.optional(),
  shared: z.boolean().optional(),
})
export const VersionedView = z.object({ id: ListViewId, version: Version })
export const ViewChange = z.object({ view: ListView, removedAt: z.string().nullable() })

/**
 * Seats of one area against the people in it. `offered` have an offer, `inTalk` are lead, candidate
 * or finalist, `considered` are prospects, `later` are nurtured. `free` seats are neither filled
 * nor offered; never below 0. The area null gathers people without one.
 */
export const AreaCoverage = z.object({
  area: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  seats: z.number().int(),
  filled: z.number().int(),
  offered: z.number().int(),
  inTalk: z.number().int(),
  considered: z.number().int(),
  later: z.number().int(),
  free: z.number().int(),
})
export const Coverage = z.object({ areas: z.array(AreaCoverage) })
export type Coverage = z.output<typeof Coverage>
