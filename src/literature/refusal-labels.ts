const labels: Readonly<Record<string, string>> = {
  not_a_work: 'Not a work',
  no_id: 'No id',
  no_title: 'No title',
  long_title: 'Title too long',
  no_authors: 'No author',
  too_many_authors: 'Too many authors',
  bad_abstract: 'Abstract damaged',
  too_long: 'Line too long',
  too_many_parts: 'Too many parts',
  not_json: 'Not JSON',
  broken_off: 'Broken off',
}

/** What a kind of refusal is called on a button. */
export const refusalLabel = (code: string): string => labels[code] ?? code.replaceAll('_', ' ')
