/** An organisation that the source tied to one author line. Ids are those of OpenAlex and ROR. */
export interface AuthorOrganisation {
  readonly id: string | null
  readonly name: string
  readonly country: string | null
  readonly type: string | null
  readonly ror: string | null
}

/**
 * One author line of a work, as printed and as mended. `person`: one human. `organisation`: an
 * organisation that was listed as author. `unclear`: several people nobody can tell apart, or no
 * name at all. Only a `person` may become one.
 */
export interface Authorship {
  /** 0 for the first author, without gaps. */
  readonly position: number
  /** Place in the source's list when that differs: people split from one cell share it. */
  readonly sourcePosition?: number
  readonly name: string
  readonly rawName: string
  readonly orcid: string | null
  readonly authorId: string | null
  /** null: the source does not say. */
  readonly corresponding: boolean | null
  readonly affiliations: readonly string[]
  readonly organisations: readonly AuthorOrganisation[]
  /** Domains of mail addresses ("mit.edu"), never an address. */
  readonly domains: readonly string[]
  /** What was put right, in words: see `mend/reasons.ts`. */
  readonly mended: readonly string[]
  readonly kind: 'person' | 'organisation' | 'unclear'
}

/** A work as we keep it. Empty strings mean "not given"; null numbers mean "unknown", never 0. */
export interface Work {
  readonly id: string
  /** The source's own date of its last change, ISO; empty when it gives none. */
  readonly updated: string
  readonly title: string
  /** As the source had it, when mending changed it. */
  readonly rawTitle: string | null
  readonly year: number | null
  readonly date: string
  readonly type: string
  readonly language: string
  readonly venue: string
  readonly venueId: string
  readonly doi: string
  readonly landingPage: string
  readonly pdfUrl: string
  readonly abstract: string
  readonly keywords: readonly string[]
  readonly topics: readonly string[]
  readonly citations: number | null
  readonly citationsByYear: readonly (readonly [year: number, count: number])[] | null
  readonly references: readonly string[]
  readonly retracted: boolean
  readonly authorships: readonly Authorship[]
  /** Affiliations whose owner among the authors is not known. */
  readonly unalignedAffiliations: readonly string[]
  /** `front matter`: a preface, a book of abstracts; `date`: only its year could be read. */
  readonly flags: readonly string[]
}

/** Why a line was not taken. `code` counts alike ones; `reason` and `whatToDo` are sentences. */
export interface WorkRefusal {
  readonly code: string
  readonly reason: string
  readonly whatToDo: string
}

export type ParsedWork =
  | { readonly ok: true; readonly work: Work; readonly mended: number }
  | { readonly ok: false; readonly refusal: WorkRefusal }

/** Limits of one work. More than any real one has (the largest: 5,154 authors, physics 2015). */
export const workLimits = {
  authors: 5_000,
  titleLetters: 2_000,
  nameLetters: 300,
  affiliationLetters: 1_000,
  affiliationsOfAuthor: 50,
  /** Positions of the abstract's words; the longest real abstract has some 3,000. */
  abstractWords: 20_000,
  abstractLetters: 200_000,
  keywords: 100,
  references: 5_000,
} as const
