import { paths } from '#ui/paths.ts'

/** Where a line opens whole. */
export const prospectPath = (line: { readonly id: string }): string => paths.prospect(line.id)

/** Where its evidence is: the dossier, the page of the organisation; null for a name alone. */
export const evidencePath = (line: {
  readonly kind: 'person' | 'organisation'
  readonly personId: string | null
  readonly organisationId: string | null
  readonly person: object | null
}): string | null => {
  if (line.kind === 'organisation') {
    return line.organisationId === null ? null : paths.organisation(line.organisationId)
  }
  return line.personId === null || line.person === null ? null : paths.person(line.personId)
}
