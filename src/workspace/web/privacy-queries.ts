import { queryOptions } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'

export const auditHeadsQuery = queryOptions({
  queryKey: ['workspace', 'audit-heads'],
  queryFn: ({ signal }) => api.workspace.auditHeads({}, { signal }),
})

/** Everything of privacy begins so: one change may move several lists. */
export const privacyKey = ['workspace', 'privacy'] as const

/** Notices owed to people on a list, only those still owed or all. */
export const noticesQuery = (state: 'open' | 'all') =>
  queryOptions({
    queryKey: [...privacyKey, 'notices', state],
    queryFn: ({ signal }) => api.workspace.privacyNotices({ state }, { signal }),
  })

export const requestsQuery = queryOptions({
  queryKey: [...privacyKey, 'requests'],
  queryFn: ({ signal }) => api.workspace.privacyRequests({}, { signal }),
})

/** One request, followed while an erasure answers it. */
export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: [...privacyKey, 'request', id],
    queryFn: ({ signal }) => api.workspace.privacyRequest({ id }, { signal }),
    // An erasure under way is done within moments; the page follows it.
    refetchInterval: ({ state }) =>
      state.data?.request.erasure?.state === 'asked' ? 1_000 : false,
  })

export const objectionsQuery = queryOptions({
  queryKey: [...privacyKey, 'objections'],
  queryFn: ({ signal }) => api.workspace.objections({}, { signal }),
})

/** Whether this person objected. */
export const objectionOfQuery = (id: string) =>
  queryOptions({
    queryKey: [...privacyKey, 'objection', id],
    queryFn: ({ signal }) => api.workspace.objectionOf({ id }, { signal }),
  })

/** What an erasure of this person would take, and what would stay. */
export const erasurePreviewQuery = (id: string) =>
  queryOptions({
    queryKey: [...privacyKey, 'erasure-preview', id],
    queryFn: ({ signal }) => api.workspace.previewErasure({ id }, { signal }),
    retry: false,
  })

/** How far an erasure is, asked again until it has ended. */
export const erasureQuery = (id: string) =>
  queryOptions({
    queryKey: [...privacyKey, 'erasure', id],
    queryFn: ({ signal }) => api.workspace.erasure({ id }, { signal }),
    refetchInterval: ({ state }) => (state.data?.erasure.state === 'asked' ? 800 : false),
  })

/** The published notice, or the record of the lawful basis. */
export const documentQuery = (kind: 'notice' | 'basis') =>
  queryOptions({
    queryKey: [...privacyKey, 'document', kind],
    queryFn: ({ signal }) => api.workspace.privacyDocument({ kind }, { signal }),
  })

export const retentionQuery = queryOptions({
  queryKey: [...privacyKey, 'retention'],
  queryFn: ({ signal }) => api.workspace.retention({}, { signal }),
})

/** What rankings showed before another one (its id); without it the newest. */
export const rankingsQuery = (before: string | undefined) =>
  queryOptions({
    queryKey: [...privacyKey, 'rankings', before ?? 'newest'],
    queryFn: ({ signal }) =>
      api.workspace.rankings(
        { limit: 20, ...(before === undefined ? {} : { before }) },
        { signal },
      ),
  })

export const methodQuery = queryOptions({
  queryKey: ['workspace', 'method'],
  queryFn: ({ signal }) => api.workspace.method({}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** An access answer that was asked for; looked at again until every room has given its part. */
export const accessAnswerQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: [...privacyKey, 'access-answer', id ?? ''],
    queryFn: ({ signal }) => api.workspace.accessAnswer({ id: id ?? '' }, { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.report === null ? 500 : false),
  })
