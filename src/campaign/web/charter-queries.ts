import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'

export type CharterRead = Awaited<ReturnType<typeof api.campaign.charter>>
export type Charter = NonNullable<CharterRead['charter']>
export type CharterMoney = NonNullable<Charter['money']>
export type OffLimitsRead = Awaited<ReturnType<typeof api.campaign.offLimits>>
export type Clause = OffLimitsRead['offLimits'][number]
export type HeldBackShown = Awaited<ReturnType<typeof api.campaign.heldBack>>['free'][number]
export type Standing = Awaited<ReturnType<typeof api.campaign.prospectStanding>>
export type Round = Standing['rounds'][number]
export type DecisionShown = Standing['decisions'][number]
export type VoteWaiting = Awaited<ReturnType<typeof api.campaign.votesToGive>>['votes'][number]
export type MemberShown = Awaited<ReturnType<typeof api.workspace.members>>['members'][number]

/** The newest charter, or an older version of it. */
export const charterQuery = (version?: number) =>
  queryOptions({
    queryKey: ['campaign', 'charter', version ?? 'newest'],
    queryFn: ({ signal }) =>
      api.campaign.charter(version === undefined ? {} : { version }, { signal }),
  })

/** What differs between two versions. */
export const comparisonQuery = (from: number, to: number) =>
  queryOptions({
    queryKey: ['campaign', 'charter', 'comparison', from, to],
    queryFn: ({ signal }) => api.campaign.compareCharter({ from, to }, { signal }),
  })

/** Clauses that stand, or those that have ended or were lifted. */
export const offLimitsQuery = (which: 'standing' | 'past') =>
  queryOptions({
    queryKey: ['campaign', 'offLimits', which],
    queryFn: ({ signal }) => api.campaign.offLimits({ which }, { signal }),
  })

export const heldBackQuery = queryOptions({
  queryKey: ['campaign', 'heldBack'],
  queryFn: ({ signal }) => api.campaign.heldBack({}, { signal }),
})

/** What of the charter stands on one line of The List. */
export const standingQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaign', 'standing', id],
    queryFn: ({ signal }) => api.campaign.prospectStanding({ id }, { signal }),
  })

export const votesToGiveQuery = queryOptions({
  queryKey: ['campaign', 'votesToGive'],
  queryFn: ({ signal }) => api.campaign.votesToGive({}, { signal }),
})

/** One question for votes with its prospect. */
export const voteQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaign', 'vote', id],
    queryFn: ({ signal }) => api.campaign.votes({ id }, { signal }),
  })

export const judgementQuery = queryOptions({
  queryKey: ['campaign', 'judgement'],
  queryFn: ({ signal }) => api.campaign.judgement({}, { signal }),
})

/** Those who work here: approvers, voters, whom a clearance is for. */
export const membersHereQuery = queryOptions({
  queryKey: ['workspace', 'members'],
  queryFn: ({ signal }) => api.workspace.members({}, { signal }),
  staleTime: 60_000,
})

/** After a change, what was read of the campaign is read anew. */
export const forgetCampaign = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: ['campaign'] })
