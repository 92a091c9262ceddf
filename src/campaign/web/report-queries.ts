import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'

/** How the campaign stands, looking back to a day; a week when none is given. */
export const reportQuery = (since: string | undefined) =>
  queryOptions({
    queryKey: ['campaign', 'report', since],
    queryFn: ({ signal }) => api.campaign.report(since === undefined ? {} : { since }, { signal }),
    placeholderData: keepPreviousData,
  })

export type Report = Awaited<ReturnType<typeof api.campaign.report>>

/** What is late, and who has nobody or nothing; so many of it. */
export const overdueQuery = (limit: number) =>
  queryOptions({
    queryKey: ['campaign', 'overdue', limit],
    queryFn: ({ signal }) => api.campaign.overdue({ limit }, { signal }),
    placeholderData: keepPreviousData,
  })

export const expectationsQuery = queryOptions({
  queryKey: ['campaign', 'stageExpectations'],
  queryFn: ({ signal }) => api.campaign.stageExpectations({}, { signal }),
})
