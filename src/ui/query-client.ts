import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './api.ts'
import { paths } from './paths.ts'

/** A refusal is an answer; only a server that did not answer, or broke, is asked again. */
const worthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500)

/** A session may end while one works: then the way in, and from there back to this very place. */
const toSignIn = (error: unknown): void => {
  if (!(error instanceof ApiError) || error.status !== 401) return
  if (location.pathname === paths.signIn() || location.pathname === paths.claim()) return
  location.assign(paths.signIn({ to: location.pathname + location.search }))
}

/** The memory of what the server said. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: toSignIn }),
    mutationCache: new MutationCache({ onError: toSignIn }),
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
