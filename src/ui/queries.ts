import { queryOptions } from '@tanstack/react-query'
import { api } from './api.gen.ts'

/** Who asks and whether the workspace is claimed; every page needs it before anything else. */
export const workspaceStatus = queryOptions({
  queryKey: ['workspace', 'status'],
  queryFn: ({ signal }) => api.workspace.status({}, { signal }),
  staleTime: 60_000,
})
