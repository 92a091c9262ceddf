import { queryOptions } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'

export const auditHeadsQuery = queryOptions({
  queryKey: ['workspace', 'audit-heads'],
  queryFn: ({ signal }) => api.workspace.auditHeads({}, { signal }),
})
