import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

/** Rows a request brings: twice a tall screen. */
const pageSize = 100

interface Page<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

type FetchPage<Row> = (offset: number, limit: number, signal: AbortSignal) => Promise<Page<Row>>

/**
 * A long list, fetched page by page as it is scrolled. While another list is asked for the old one
 * stays (`stale`). `key` names the list and everything that changes it.
 */
export const usePages = <Row>(key: readonly unknown[], fetchPage: FetchPage<Row>) => {
  const client = useQueryClient()
  const pageOf = (of: readonly unknown[], page: number) => ({
    queryKey: [...of, 'page', page],
    queryFn: async ({ signal }: { signal: AbortSignal }) => ({
      key: of,
      ...(await fetchPage(page * pageSize, pageSize, signal)),
    }),
    staleTime: 30_000,
  })
  const first = useQuery({ ...pageOf(key, 0), placeholderData: keepPreviousData })
  const shown = first.data?.key ?? key
  const [wanted, setWanted] = useState<readonly number[]>([])
  const want = useCallback((from: number, to: number) => {
    const pages: number[] = []
    for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page += 1) {
      if (page > 0) pages.push(page)
    }
    setWanted((now) => (now.join() === pages.join() ? now : pages))
  }, [])
  // Pages of the old list are in memory already; asking for more of it would ask the wrong question.
  useQueries({
    queries: wanted.map((page) => ({ ...pageOf(key, page), enabled: !first.isPlaceholderData })),
  })
  return {
    first,
    total: first.data?.total ?? 0,
    stale: first.isPlaceholderData,
    want,
    rowAt: (row: number): Row | undefined => {
      const page = Math.floor(row / pageSize)
      const data =
        page === 0 ? first.data : client.getQueryData<Page<Row>>([...shown, 'page', page])
      return data?.rows[row % pageSize]
    },
  }
}
