import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  Assessment as AssessmentShape,
  ContributionClaim as ClaimShape,
  Reference as ReferenceShape,
  Scorecard as ScorecardShape,
  Waiver as WaiverShape,
} from '#people/contract.ts'
import { api } from '#ui/api.gen.ts'

export type Assessment = z.output<typeof AssessmentShape>
export type Claim = z.output<typeof ClaimShape>
export type Reference = z.output<typeof ReferenceShape>
export type Scorecard = z.output<typeof ScorecardShape>
export type Waiver = z.output<typeof WaiverShape>

/** References, scorecards and waiver of a person. */
export const assessment = (id: string) =>
  queryOptions({
    queryKey: ['people', 'assessment', id],
    queryFn: ({ signal }) => api.people.assessment({ id }, { signal }),
  })

/** What somebody says that the person built. */
export const claimsOf = (id: string) =>
  queryOptions({
    queryKey: ['people', 'claims', id],
    queryFn: ({ signal }) => api.people.claims({ id }, { signal }),
  })

/** What happened with a person, in every room. */
export const timelineOf = (id: string) =>
  queryOptions({
    queryKey: ['people', 'timeline', id],
    queryFn: ({ signal }) => api.people.timeline({ id }, { signal }),
  })

/** Who works here, to be named in a note or chosen to read something. */
export const membersQuery = queryOptions({
  queryKey: ['workspace', 'members'],
  queryFn: ({ signal }) => api.workspace.members({}, { signal }),
  staleTime: 60_000,
})

/** After a change, what was read of this person is read anew. */
export const forgetAssessment = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: ['people'] })
