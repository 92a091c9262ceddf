/** The columns by which venues can be sorted. */
export const venueSorts = [
  'venue',
  'lastYear',
  'works',
  'signatures',
  'abstracts',
  'citations',
] as const
export type VenueSort = (typeof venueSorts)[number]

/** What the address of the literature holds: which venues, sorted how. */
export interface LiteratureSearch {
  readonly words?: string | undefined
  /** Largest works first when absent. */
  readonly sort?: VenueSort | undefined
  readonly up?: true | undefined
}

/** Reads an address; what cannot be meant is left out. */
export const readLiteratureSearch = (raw: Record<string, unknown>): LiteratureSearch => {
  const sort = venueSorts.find((known) => known === raw['sort'])
  const words = raw['words']
  return {
    ...(typeof words === 'string' && words !== '' ? { words } : {}),
    ...(sort === undefined ? {} : { sort }),
    ...(raw['up'] === true || raw['up'] === 'true' ? { up: true } : {}),
  }
}
