/**
 * The foreign shape: what OpenAlex documents as a Work object (docs.openalex.org, "Work object"),
 * as far as we keep it. Files lie, so every part is read as if it could be anything; only a part's
 * own properties count (`__proto__` in a file is a word like any other), and what is not named
 * here is never kept: no gender, no photograph, no age.
 */
export interface OpenAlexWork {
  readonly id: unknown
  readonly doi: unknown
  readonly title: unknown
  readonly display_name: unknown
  readonly publication_year: unknown
  readonly publication_date: unknown
  readonly language: unknown
  readonly type: unknown
  readonly primary_location: OpenAlexLocation | null
  readonly best_oa_location: OpenAlexLocation | null
  readonly authorships: readonly unknown[]
  readonly authors_count: unknown
  readonly corresponding_author_ids: readonly unknown[]
  readonly cited_by_count: unknown
  readonly counts_by_year: readonly unknown[]
  readonly keywords: readonly unknown[]
  readonly topics: readonly unknown[]
  readonly referenced_works: readonly unknown[]
  readonly is_retracted: unknown
  readonly updated_date: unknown
  readonly abstract_inverted_index: unknown
  readonly x_unaligned_affiliations: readonly unknown[]
}

export interface OpenAlexLocation {
  readonly landing_page_url: unknown
  readonly pdf_url: unknown
  readonly source_id: unknown
  readonly source_name: unknown
}

export interface OpenAlexAuthorship {
  readonly author_id: unknown
  readonly author_name: unknown
  readonly orcid: unknown
  readonly raw_author_name: unknown
  readonly is_corresponding: unknown
  readonly raw_affiliation_strings: readonly unknown[]
  readonly institutions: readonly unknown[]
  readonly x_email_domains: readonly unknown[]
}

/** Reads the parts of a parsed JSON value; null when it is no object at all. */
export const readOpenAlexWork = (value: unknown): OpenAlexWork | null => {
  if (!isObject(value)) return null
  return {
    id: own(value, 'id'),
    doi: own(value, 'doi'),
    title: own(value, 'title'),
    display_name: own(value, 'display_name'),
    publication_year: own(value, 'publication_year'),
    publication_date: own(value, 'publication_date'),
    language: own(value, 'language'),
    type: own(value, 'type'),
    primary_location: readLocation(own(value, 'primary_location')),
    best_oa_location: readLocation(own(value, 'best_oa_location')),
    authorships: list(own(value, 'authorships')),
    authors_count: own(value, 'authors_count'),
    corresponding_author_ids: list(own(value, 'corresponding_author_ids')),
    cited_by_count: own(value, 'cited_by_count'),
    counts_by_year: list(own(value, 'counts_by_year')),
    keywords: list(own(value, 'keywords')),
    topics: list(own(value, 'topics')),
    referenced_works: list(own(value, 'referenced_works')),
    is_retracted: own(value, 'is_retracted'),
    updated_date: own(value, 'updated_date'),
    abstract_inverted_index: own(value, 'abstract_inverted_index'),
    x_unaligned_affiliations: list(own(value, 'x_unaligned_affiliations')),
  }
}

/** One element of `authorships`; null when it is no object. */
export const readOpenAlexAuthorship = (value: unknown): OpenAlexAuthorship | null => {
  if (!isObject(value)) return null
  const author = own(value, 'author')
  return {
    author_id: own(author, 'id'),
    author_name: own(author, 'display_name'),
    orcid: own(author, 'orcid'),
    raw_author_name: own(value, 'raw_author_name'),
    is_corresponding: own(value, 'is_corresponding'),
    raw_affiliation_strings: list(own(value, 'raw_affiliation_strings')),
    institutions: list(own(value, 'institutions')),
    x_email_domains: list(own(value, 'x_email_domains')),
  }
}

const readLocation = (value: unknown): OpenAlexLocation | null => {
  if (!isObject(value)) return null
  const source = own(value, 'source')
  return {
    landing_page_url: own(value, 'landing_page_url'),
    pdf_url: own(value, 'pdf_url'),
    source_id: own(source, 'id'),
    source_name: own(source, 'display_name'),
  }
}

/** A property of the object itself; undefined for anything inherited or absent. */
export const own = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
