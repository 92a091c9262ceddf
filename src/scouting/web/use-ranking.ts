import {
  keepPreviousData,
  queryOptions,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { scoutingLimits } from '#scouting/contract.ts'
import type { RankedPerson } from '#scouting/contract.ts'
import { api } from '#ui/api.gen.ts'
import type { Question } from './scout-search.ts'

/** People a request; large enough to fill a tall screen twice, small enough to be at once there. */
const pageSize = 100
/** The list can be scrolled so far; further down nobody reads, and the server refuses. */
export const mostRows = scoutingLimits.offset + pageSize

/** One page of ranked people with the question it answers, so that old pages are never mixed in. */
export const rankPage = (question: Question, page: number) =>
  queryOptions({
    queryKey: ['scouting.rank', question, page],
    queryFn: async ({ signal }) => ({
      question,
      answer: await api.scouting.rank(
        { ...question, top: pageSize, offset: page * pageSize, works: 1 },
        { signal },
      ),
    }),
    staleTime: 60_000,
  })

/** The works that make a person rank, all that count. Asks less of the server than the reasons. */
export const evidenceOf = (question: Question, person: string) =>
  queryOptions({
    queryKey: ['scouting.evidence', question, person],
    queryFn: ({ signal }) => api.scouting.evidence({ ...question, person }, { signal }),
    staleTime: 60_000,
  })

/** Why a person ranks where they rank: the works, the parts, the neighbours, what would change it. */
export const explanation = (question: Question, person: string) =>
  queryOptions({
    queryKey: ['scouting.explain', question, person],
    queryFn: ({ signal }) => api.scouting.explain({ ...question, person }, { signal }),
    staleTime: 60_000,
  })

/**
 * The ranked list of a question, page by page as it is scrolled. While a new question is asked the
 * old list stays (`stale`), so that nothing jumps.
 */
export const useRanking = (question: Question, enabled: boolean) => {
  const client = useQueryClient()
  const first = useQuery({ ...rankPage(question, 0), enabled, placeholderData: keepPreviousData })
  const shown = first.data?.question ?? question
  const [wanted, setWanted] = useState<readonly number[]>([])
  const want = useCallback((from: number, to: number) => {
    const pages = pagesBetween(from, to)
    setWanted((now) => (now.join() === pages.join() ? now : pages))
  }, [])
  useQueries({
    queries: wanted.map((page) => ({
      ...rankPage(shown, page),
      enabled: first.data !== undefined,
    })),
  })
  const total = first.data?.answer.totals.people ?? 0
  return {
    shown,
    answer: first.data?.answer,
    stale: first.isPlaceholderData,
    waiting: first.isFetching,
    error: first.error,
    retry: () => void first.refetch(),
    rows: Math.min(total, mostRows),
    total,
    /** Tells which rows are in sight; their pages are fetched. */
    want,
    /** The person of a row; undefined while its page is on the way. */
    personAt: (row: number): RankedPerson | undefined =>
      pageOf(client, shown, Math.floor(row / pageSize))[row % pageSize],
    /** The row of a person among the pages that were fetched; null when on none of them. */
    rowOf: (person: string): number | null => {
      for (let page = 0; page * pageSize < mostRows; page += 1) {
        const row = pageOf(client, shown, page).findIndex((one) => one.person === person)
        if (row >= 0) return page * pageSize + row
      }
      return null
    },
  }
}
export type Ranking = ReturnType<typeof useRanking>

const pageOf = (client: QueryClient, question: Question, page: number): readonly RankedPerson[] =>
  client.getQueryData(rankPage(question, page).queryKey)?.answer.people ?? []

// Page 0 is always there; a row range touches two pages at most, on a very tall screen three.
const pagesBetween = (from: number, to: number): readonly number[] => {
  const first = Math.floor(from / pageSize)
  const last = Math.floor(to / pageSize)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (page) => page > 0,
  )
}
