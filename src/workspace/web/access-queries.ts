import { queryOptions } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'

export const passkeysQuery = queryOptions({
  queryKey: ['workspace', 'passkeys'],
  queryFn: ({ signal }) => api.workspace.passkeys({}, { signal }),
})

export const recoveryQuery = queryOptions({
  queryKey: ['workspace', 'recovery'],
  queryFn: ({ signal }) => api.workspace.recoveryStatus({}, { signal }),
})

export const tokensQuery = queryOptions({
  queryKey: ['workspace', 'tokens'],
  queryFn: ({ signal }) => api.workspace.tokens({}, { signal }),
})

export const invitationsQuery = queryOptions({
  queryKey: ['workspace', 'invitations'],
  queryFn: ({ signal }) => api.workspace.invitations({}, { signal }),
})

export const reachQuery = queryOptions({
  queryKey: ['workspace', 'reach'],
  queryFn: ({ signal }) => api.workspace.reach({}, { signal }),
})

/** What an invitation is for; asked once, since its link may be followed meanwhile. */
export const openedInvitation = (token: string) =>
  queryOptions({
    queryKey: ['workspace', 'invitation', token],
    queryFn: ({ signal }) => api.workspace.openInvitation({ token }, { signal }),
    retry: false,
    staleTime: Infinity,
  })
