import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import type { Filter } from './list-search.ts'

/** Everything of The List that a change makes old. */
export const forgetList = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: ['campaign'] })

export type ProspectShown = Awaited<ReturnType<typeof api.campaign.list>>['prospects'][number]
export type ProspectWhole = Awaited<ReturnType<typeof api.campaign.prospect>>
export type AddedResult = Awaited<ReturnType<typeof api.campaign.add>>['results'][number]
export type SavedView = Awaited<ReturnType<typeof api.campaign.views>>['views'][number]
export type FacetCounts = Awaited<ReturnType<typeof api.campaign.facets>>

/** A line as whoever changes it saw it. */
export interface Seen {
  readonly id: string
  readonly version: number
}

/** How many lines each choice of a filter would leave. */
export const facetsQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['campaign', 'facets', filter],
    queryFn: ({ signal }) => api.campaign.facets(filter, { signal }),
    placeholderData: keepPreviousData,
  })

export const coverageQuery = queryOptions({
  queryKey: ['campaign', 'coverage'],
  queryFn: ({ signal }) => api.campaign.coverage({}, { signal }),
})

export const viewsQuery = queryOptions({
  queryKey: ['campaign', 'views'],
  queryFn: ({ signal }) => api.campaign.views({}, { signal }),
})

/** One line whole. */
export const prospectQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaign', 'prospect', id],
    queryFn: ({ signal }) => api.campaign.prospect({ id }, { signal }),
  })

/** Those who may own a line. */
export const ownersQuery = queryOptions({
  queryKey: ['workspace', 'members'],
  queryFn: ({ signal }) => api.workspace.members({}, { signal }),
  staleTime: 60_000,
})
