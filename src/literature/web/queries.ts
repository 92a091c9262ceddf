import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'

/** A reading moves every second; a still one is asked for rarely. */
const whileMovingMs = 1_000
const whileStillMs = 30_000

/** What is in; asked every second while something is read. */
export const literatureStatus = queryOptions({
  queryKey: ['literature', 'status'],
  queryFn: ({ signal }) => api.literature.status({}, { signal }),
  refetchInterval: ({ state }) => (state.data?.running ? whileMovingMs : whileStillMs),
})

/** Works by venue and year. */
export const coverageQuery = queryOptions({
  queryKey: ['literature', 'coverage'],
  queryFn: ({ signal }) => api.literature.coverage({}, { signal }),
})

/** The last readings, newest first. */
export const runsQuery = queryOptions({
  queryKey: ['literature', 'runs'],
  queryFn: ({ signal }) => api.literature.runs({}, { signal }),
  refetchInterval: ({ state }) =>
    state.data?.runs.some((run) => isMoving(run.state)) ? whileMovingMs : whileStillMs,
})

/** One reading; asked every second until it ends. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['literature', 'run', id],
    queryFn: ({ signal }) => api.literature.run({ id }, { signal }),
    refetchInterval: ({ state }) =>
      state.data && !isMoving(state.data.state) ? false : whileMovingMs,
  })

/** Refused lines of a reading: of one reason or all, `shown` at most. */
export const refusalsQuery = (id: string, code: string | undefined, count: number, shown: number) =>
  queryOptions({
    // The count is part of the key: while lines are still read, new refusals are fetched as they come.
    queryKey: ['literature', 'refusals', id, code ?? 'all', count, shown],
    queryFn: ({ signal }) =>
      api.literature.refusals({ id, limit: shown, ...(code ? { code } : {}) }, { signal }),
    placeholderData: keepPreviousData,
  })

/** People of OpenAlex who bear a name. */
export const namesakesQuery = (name: string) =>
  queryOptions({
    queryKey: ['literature', 'namesakes', name],
    queryFn: ({ signal }) => api.literature.findAuthors({ name }, { signal }),
    staleTime: 10 * 60_000,
    enabled: name.trim().length > 1,
  })

/** People who bear a name that OpenAlex gave; most works first among namesakes. */
export const admiredQuery = (name: string) =>
  queryOptions({
    queryKey: ['people', 'admired', name],
    queryFn: ({ signal }) => api.people.find({ query: name, sort: 'works', limit: 10 }, { signal }),
  })

/** Whether a run still does something. */
export const isMoving = (state: string): boolean =>
  state === 'queued' || state === 'reading' || state === 'building'
