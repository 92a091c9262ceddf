import { queryOptions } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'

export const settingsQuery = queryOptions({
  queryKey: ['workspace', 'settings'],
  queryFn: ({ signal }) => api.workspace.settings({}, { signal }),
})

export const sessionsQuery = queryOptions({
  queryKey: ['workspace', 'sessions'],
  queryFn: ({ signal }) => api.workspace.sessions({}, { signal }),
})

export const membersQuery = queryOptions({
  queryKey: ['workspace', 'members'],
  queryFn: ({ signal }) => api.workspace.members({}, { signal }),
})

/** Events before another one (its id); without it the newest. */
export const auditQuery = (before: string | undefined) =>
  queryOptions({
    queryKey: ['workspace', 'audit', before ?? 'newest'],
    queryFn: ({ signal }) =>
      api.workspace.audit({ limit: 100, ...(before === undefined ? {} : { before }) }, { signal }),
  })
