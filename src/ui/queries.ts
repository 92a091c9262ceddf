import { queryOptions } from '@tanstack/react-query'
import { api } from './api.gen.ts'

/** Who asks and whether the workspace is claimed; every page needs it before anything else. */
export const workspaceStatus = queryOptions({
  queryKey: ['workspace', 'status'],
  queryFn: ({ signal }) => api.workspace.status({}, { signal }),
  staleTime: 60_000,
})

/** Compartments that the member is inside of; a shared part shows them by id. */
export const compartmentsQuery = queryOptions({
  queryKey: ['workspace', 'compartments'],
  queryFn: ({ signal }) => api.workspace.compartments({}, { signal }),
  staleTime: 60_000,
})
