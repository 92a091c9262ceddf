import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  HandOrganisation as HandOrganisationShape,
  OrganisationAlias as OrganisationAliasShape,
  OrganisationOpen as OrganisationOpenShape,
  OrganisationRow as OrganisationShape,
  PersonThere as PersonThereShape,
} from '#organisations/contract.ts'
import { api } from '#ui/api.gen.ts'

export type HandOrganisation = z.output<typeof HandOrganisationShape>
export type OrganisationAlias = z.output<typeof OrganisationAliasShape>
export type OrganisationOpen = z.output<typeof OrganisationOpenShape>
export type Organisation = z.output<typeof OrganisationShape>
export type PersonThere = z.output<typeof PersonThereShape>

/** Everything known of one organisation. */
export const organisationOpen = (id: string) =>
  queryOptions({
    queryKey: ['organisations', 'open', id],
    queryFn: ({ signal }) => api.organisations.open({ id }, { signal }),
    staleTime: 30_000,
  })

/** After a change, what was read of organisations, and of people at them, is read anew. */
export const forgetOrganisations = (client: QueryClient): Promise<void> =>
  Promise.all(
    ['organisations', 'people', 'scouting.rank', 'scouting.explain'].map((room) =>
      client.invalidateQueries({ queryKey: [room] }),
    ),
  ).then(() => undefined)
