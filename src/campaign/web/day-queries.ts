import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'

/** The zone that the machine of this browser is in. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Often enough that a clock which runs out is seen without a click. */
const againMs = 60_000

/** Today of whoever is signed in. */
export const myDayQuery = queryOptions({
  queryKey: ['campaign', 'day'],
  queryFn: ({ signal }) => api.campaign.myDay({ zone: browserZone() }, { signal }),
  placeholderData: keepPreviousData,
  refetchInterval: againMs,
})

/** How many are on The List; with nobody on it a day is empty. */
export const listSize = queryOptions({
  queryKey: ['campaign', 'size'],
  queryFn: ({ signal }) => api.campaign.list({ limit: 1 }, { signal }),
})

export type MyDay = Awaited<ReturnType<typeof api.campaign.myDay>>
export type DayPerson = MyDay['people'][number]
export type DayLine = MyDay['rest'][number]
export type Move = NonNullable<DayPerson['move']>
