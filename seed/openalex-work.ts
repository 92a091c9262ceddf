/** The parts of an OpenAlex Work object that the invented world fills. Source: docs.openalex.org. */
export interface OpenAlexWork {
  readonly id: string
  readonly doi: string | null
  readonly title: string
  readonly display_name: string
  readonly publication_year: number
  readonly publication_date: string
  readonly language: string
  readonly type: string
  readonly primary_location: {
    readonly landing_page_url: string
    readonly pdf_url: string | null
    readonly source: {
      readonly id: string
      readonly display_name: string
      readonly type: string
    } | null
  }
  readonly authorships: readonly OpenAlexAuthorship[]
  readonly cited_by_count: number | null
  readonly counts_by_year: readonly { readonly year: number; readonly cited_by_count: number }[]
  readonly keywords: readonly OpenAlexTerm[]
  readonly topics: readonly OpenAlexTerm[]
  readonly referenced_works: readonly string[]
  readonly abstract_inverted_index: Readonly<Record<string, readonly number[]>> | null
  readonly is_retracted: boolean
  readonly updated_date: string
}

export interface OpenAlexAuthorship {
  readonly author_position: 'first' | 'middle' | 'last'
  readonly author: {
    readonly id: string | null
    readonly display_name: string
    readonly orcid: string | null
  }
  readonly institutions: readonly {
    readonly id: string
    readonly display_name: string
    readonly ror: string | null
    readonly country_code: string
    readonly type: string
  }[]
  readonly is_corresponding: boolean
  readonly raw_author_name: string
  readonly raw_affiliation_strings: readonly string[]
}

export interface OpenAlexTerm {
  readonly id: string
  readonly display_name: string
  readonly score: number
}
