import { authorRoles, defaultWeights, type RankInput, type Weights } from '#scouting/contract.ts'

const listKeys = ['like', 'org', 'notOrg', 'country', 'venue'] as const
type ListKey = (typeof listKeys)[number]

const weightKeys = ['halfLife', 'impact', 'first', 'middle', 'last', 'feedback'] as const
export type WeightKey = (typeof weightKeys)[number]

const numberKeys = ['activeFrom', 'activeTo', 'recent', 'minWorks', ...weightKeys] as const
type NumberKey = (typeof numberKeys)[number]

/**
 * Everything the address of Scout holds: brief, filters, weights, the open person, the view. What
 * is at its default is absent, so that a copied address stays short and readable.
 */
export type ScoutSearch = { readonly [K in ListKey]?: readonly string[] } & {
  readonly [K in NumberKey]?: number
} & {
  readonly q?: string
  readonly role?: 'first' | 'last'
  readonly person?: string
  readonly why?: string
}

/** What is asked of the server; the part of the address that changes the answer. */
export type Question = Omit<RankInput, 'top' | 'offset' | 'works'>

/** Reads an address as typed, copied or mangled; what cannot be meant is left out, never refused. */
export const readScoutSearch = (raw: Record<string, unknown>): ScoutSearch => {
  const q = text(raw['q'])
  const role = authorRoles.find((known) => known === raw['role'])
  const person = text(raw['person'])
  const why = text(raw['why'])
  return {
    ...(q ? { q } : {}),
    ...Object.fromEntries(
      listKeys.map((key) => [key, texts(raw[key])] as const).filter(([, list]) => list.length > 0),
    ),
    ...(role === 'first' || role === 'last' ? { role } : {}),
    ...Object.fromEntries(
      numberKeys
        .map((key) => [key, number(raw[key])] as const)
        .filter(([key, value]) => value !== null && value !== defaultOf(key)),
    ),
    ...(person ? { person } : {}),
    ...(why ? { why } : {}),
  }
}

/** The question an address asks, defaults filled in. */
export const questionOf = (search: ScoutSearch): Question => ({
  brief: search.q ?? '',
  like: [...(search.like ?? [])],
  organisation: [...(search.org ?? [])],
  notOrganisation: [...(search.notOrg ?? [])],
  country: [...(search.country ?? [])],
  venue: [...(search.venue ?? [])],
  role: search.role ?? 'any',
  ...(search.activeFrom === undefined ? {} : { activeFrom: search.activeFrom }),
  ...(search.activeTo === undefined ? {} : { activeTo: search.activeTo }),
  recent: search.recent ?? 0,
  minimumWorks: search.minWorks ?? 0,
  ...weightsOf(search),
})

/** Whether the address asks anything at all. */
export const asksSomething = (search: ScoutSearch): boolean =>
  (search.q ?? '').trim() !== '' || (search.like ?? []).length > 0

/** The weights in force, defaults filled in. */
export const weightsOf = (search: ScoutSearch): Weights => ({
  halfLife: search.halfLife ?? defaultWeights.halfLife,
  impact: search.impact ?? defaultWeights.impact,
  first: search.first ?? defaultWeights.first,
  middle: search.middle ?? defaultWeights.middle,
  last: search.last ?? defaultWeights.last,
  feedback: search.feedback ?? defaultWeights.feedback,
})

/** The same address with other weights. */
export const withWeights = (search: ScoutSearch, weights: Weights): ScoutSearch =>
  readScoutSearch({ ...search, ...weights })

/** Whether all weights are the ones nobody chose. */
export const weightsAreDefault = (search: ScoutSearch): boolean =>
  weightKeys.every((key) => search[key] === undefined)

/** The same address with some parts replaced; undefined or empty takes a part away. */
export const withSearch = (
  search: ScoutSearch,
  change: { readonly [K in keyof ScoutSearch]?: ScoutSearch[K] | undefined },
): ScoutSearch => readScoutSearch({ ...search, ...change })

/** The brief without filters, for "leave all filters out" and for the map. */
export const withoutFilters = (search: ScoutSearch): ScoutSearch =>
  withSearch(search, {
    org: undefined,
    notOrg: undefined,
    country: undefined,
    venue: undefined,
    role: undefined,
    activeFrom: undefined,
    activeTo: undefined,
    recent: undefined,
    minWorks: undefined,
  })

/** How many filters are in force. */
export const filterCount = (search: ScoutSearch): number =>
  (['org', 'notOrg', 'country', 'venue'] as const).reduce(
    (sum, key) => sum + (search[key]?.length ?? 0),
    0,
  ) +
  (['role', 'activeFrom', 'activeTo', 'recent', 'minWorks'] as const).filter(
    (key) => search[key] !== undefined,
  ).length

/** Adds a value to a list of the address, or takes it away when it is there. */
export const toggled = (list: readonly string[] | undefined, value: string): readonly string[] =>
  list?.includes(value) ? list.filter((other) => other !== value) : [...(list ?? []), value]

const defaultOf = (key: NumberKey): number | null => {
  if (key === 'recent' || key === 'minWorks') return 0
  if (key === 'activeFrom' || key === 'activeTo') return null
  return defaultWeights[key]
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const texts = (value: unknown): readonly string[] => {
  const list = Array.isArray(value) ? value.map(text) : [text(value)]
  return [...new Set(list.filter((item) => item !== ''))]
}

const number = (value: unknown): number | null => {
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : null
}
