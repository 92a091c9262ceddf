import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './api.ts'

/** A refusal is an answer; only a server that did not answer, or broke, is asked again. */
const worthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500)

/** The memory of what the server said. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: worthRetrying,
        retryDelay: (failures) => 300 * 2 ** failures,
        staleTime: 5_000,
        // The app answers from this machine; whether the device has a network does not matter.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
