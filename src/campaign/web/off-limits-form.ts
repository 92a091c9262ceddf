import type { Clause } from './charter-queries.ts'

export const clauseKinds = [
  'organisation',
  'no-hire',
  'non-solicit',
  'standstill',
  'do-not-contact',
] as const
export const clauseHolds = ['people', 'organisation', 'both'] as const
export const lawfulBases = [
  'contract',
  'legal obligation',
  'legitimate interest',
  'their request',
] as const

/** A clause as it is typed. */
export interface ClauseForm {
  readonly kind: Clause['kind']
  readonly holds: (typeof clauseHolds)[number]
  readonly name: string
  readonly personId: string | null
  readonly organisationId: string | null
  readonly lawfulBasis: Clause['lawfulBasis']
  readonly clause: string
  readonly source: string
  readonly startsOn: string
  readonly endsOn: string
  readonly compartmentId: string | null
}

/** A clause that begins today; its end is always for the writer to say. */
export const emptyClause = (): ClauseForm => ({
  kind: 'organisation',
  holds: 'both',
  name: '',
  personId: null,
  organisationId: null,
  lawfulBasis: 'contract',
  clause: '',
  source: '',
  startsOn: new Date().toISOString().slice(0, 10),
  endsOn: '',
  compartmentId: null,
})

/** What is kept, as the form shows it. */
export const clauseForm = (clause: Clause): ClauseForm => ({
  ...clause,
  holds: clause.holds === 'person' ? 'people' : clause.holds,
})

/** The form as the server takes it. */
export const writtenClause = (form: ClauseForm) => ({
  kind: form.kind,
  ...(form.kind === 'do-not-contact' ? {} : { holds: form.holds }),
  name: form.name,
  personId: form.personId,
  organisationId: form.organisationId,
  lawfulBasis: form.lawfulBasis,
  clause: form.clause,
  source: form.source,
  startsOn: form.startsOn,
  endsOn: form.endsOn,
})

/** Fields that are missing, or do not fit each other. */
export const checkClause = (form: ClauseForm): readonly (keyof ClauseForm)[] => [
  ...(form.name.trim() === '' ? (['name'] as const) : []),
  ...(form.source.trim() === '' ? (['source'] as const) : []),
  ...(form.startsOn === '' ? (['startsOn'] as const) : []),
  ...(form.endsOn === '' || form.endsOn < form.startsOn ? (['endsOn'] as const) : []),
]
