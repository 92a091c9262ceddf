import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorNote } from './ErrorNote.tsx'
import { Waiting } from './Waiting.tsx'

interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>
  readonly skeleton: ReactNode
  readonly children: (data: Data) => ReactNode
}

/**
 * What a query brings: its skeleton, its error with a way to try again, or its data. While newer
 * data is fetched for changed questions the old stays, dimmed (`placeholderData: keepPreviousData`).
 */
export const Loaded = <Data,>({ query, skeleton, children }: LoadedProps<Data>) => {
  if (query.data !== undefined) {
    return (
      <div
        className="loaded"
        aria-busy={query.isPlaceholderData}
        data-old={query.isPlaceholderData || undefined}
      >
        {query.isError && <ErrorNote error={query.error} onRetry={() => void query.refetch()} />}
        {children(query.data)}
      </div>
    )
  }
  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  return <Waiting>{skeleton}</Waiting>
}
