import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  Decision as DecisionShape,
  Dossier as DossierShape,
  HandFacts as HandFactsShape,
  IdentityOutput as IdentityShape,
  MergePreview as MergePreviewShape,
  Note as NoteShape,
  PersonRow as PersonShape,
  SignatureGroup as SignatureGroupShape,
  SignatureRef as SignatureRefShape,
  WorkOfPerson as WorkOfPersonShape,
  workSorts,
} from '#people/contract.ts'
import { api } from '#ui/api.gen.ts'

export type Decision = z.output<typeof DecisionShape>
export type Dossier = z.output<typeof DossierShape>
export type HandFacts = z.output<typeof HandFactsShape>
export type Identity = z.output<typeof IdentityShape>
export type MergePreview = z.output<typeof MergePreviewShape>
export type Note = z.output<typeof NoteShape>
export type Person = z.output<typeof PersonShape>
export type SignatureGroup = z.output<typeof SignatureGroupShape>
export type SignatureRef = z.output<typeof SignatureRefShape>
export type WorkOfPerson = z.output<typeof WorkOfPersonShape>
export type WorkSort = (typeof workSorts)[number]

/** Everything known of one person. */
export const dossier = (id: string) =>
  queryOptions({
    queryKey: ['people', 'open', id],
    queryFn: ({ signal }) => api.people.dossier({ id }, { signal }),
    staleTime: 30_000,
  })

/** Works of a person beyond those the dossier brings. */
export const worksOfPerson = (id: string, sort: WorkSort, limit: number) =>
  queryOptions({
    queryKey: ['people', 'works', id, sort, limit],
    queryFn: ({ signal }) => api.people.works({ id, sort, limit }, { signal }),
    placeholderData: keepPreviousData,
  })

/** Which signatures count as theirs, in groups by reason. */
export const identity = (id: string) =>
  queryOptions({
    queryKey: ['people', 'identity', id],
    queryFn: ({ signal }) => api.people.identity({ id }, { signal }),
  })

/** What the person would read of us. */
export const accessReport = (id: string) =>
  queryOptions({
    queryKey: ['people', 'access', id],
    queryFn: ({ signal }) => api.people.accessReport({ id }, { signal }),
  })

/** What would be joined, before it is. */
export const mergePreview = (id: string, other: string) =>
  queryOptions({
    queryKey: ['people.mergePreview', id, other],
    queryFn: ({ signal }) => api.people.mergePreview({ id, other }, { signal }),
  })

/** After a decision, a note or a change by hand, what was read of people is read anew. */
export const forgetPeople = (client: QueryClient): Promise<void> =>
  Promise.all([
    client.invalidateQueries({ queryKey: ['people'] }),
    client.invalidateQueries({ queryKey: ['organisations'] }),
    client.invalidateQueries({ queryKey: ['scouting.rank'] }),
    client.invalidateQueries({ queryKey: ['scouting.explain'] }),
  ]).then(() => undefined)
