import type { Reference } from './assessment-queries.ts'

/** A reference as a form holds it; becomes the operation's shape when it is sent. */
export interface ReferenceWords {
  readonly kind: Reference['kind']
  readonly referee: string
  readonly relation: string
  readonly state: Reference['state']
  readonly words: string
  readonly givenOn: string
  readonly consentBy: 'none' | 'referee' | 'person' | 'both'
  readonly consentHow: string
  readonly consentOn: string
  readonly isForSome: 'all' | 'some'
  readonly readerIds: readonly string[]
  readonly compartmentId: string | null
}

/** What an empty form begins with, or what stands. */
export const startOf = (reference: Reference | undefined): ReferenceWords => ({
  kind: reference?.kind ?? 'named',
  referee: reference?.referee ?? '',
  relation: reference?.relation ?? '',
  state: reference?.state ?? 'planned',
  words: reference?.words ?? '',
  givenOn: reference?.givenOn ?? '',
  consentBy: reference?.consent?.by ?? 'none',
  consentHow: reference?.consent?.how ?? '',
  consentOn: reference?.consent?.on ?? '',
  isForSome: reference?.readers ? 'some' : 'all',
  readerIds: reference?.readers?.map((one) => one.id) ?? [],
  compartmentId: reference?.compartmentId ?? null,
})

/** As the operation takes it. */
export const writtenReference = (form: ReferenceWords) => ({
  kind: form.kind,
  referee: form.referee,
  relation: form.relation,
  state: form.state,
  words: form.state === 'given' ? form.words : '',
  givenOn: form.state === 'given' && form.givenOn !== '' ? form.givenOn : null,
  consent:
    form.consentBy === 'none'
      ? null
      : { by: form.consentBy, how: form.consentHow, on: form.consentOn },
  readerIds: form.isForSome === 'some' ? [...form.readerIds] : null,
  compartmentId: form.compartmentId,
})
