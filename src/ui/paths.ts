/** Values of an address after the `?`; a list is repeated, nothing is left out. */
type Query = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[] | null | undefined>
>

/** The shape of every address, as the router matches it. `$name` is one part of the path. */
export const patterns = {
  home: '/',
  claim: '/claim',
  signIn: '/sign-in',
  join: '/join',
  enrol: '/enrol',
  firstRun: '/start',
  scout: '/scout',
  map: '/map',
  people: '/people',
  newPerson: '/people/new',
  mergePeople: '/people/merge',
  person: '/people/$id',
  personIdentity: '/people/$id/identity',
  personNotes: '/people/$id/notes',
  personAccess: '/people/$id/access',
  personHistory: '/people/$id/history',
  personReferences: '/people/$id/references',
  list: '/list',
  prospect: '/list/$id',
  organisations: '/organisations',
  newOrganisation: '/organisations/new',
  organisation: '/organisations/$id',
  work: '/works/$id',
  literature: '/literature',
  sources: '/sources',
  openAlex: '/sources/openalex',
  csv: '/sources/csv',
  run: '/sources/runs/$id',
  room: '/room',
  roomDecisions: '/room/decisions',
  roomDecision: '/room/decisions/$id',
  roomTold: '/room/told',
  roomMessage: '/room/messages/$id',
  pod: '/room/$id',
  digest: '/digest',
  myDay: '/my-day',
  report: '/report',
  clocks: '/clocks',
  charter: '/charter',
  votes: '/list/votes',
  vote: '/list/votes/$id',
  judgement: '/judgement',
  audit: '/audit',
  privacy: '/privacy',
  privacyRequest: '/privacy/requests/$id',
  privacyPerson: '/privacy/people/$id',
  method: '/method',
  settings: '/settings',
  settingsPeople: '/settings/people',
  settingsAccess: '/settings/access',
  settingsReach: '/settings/reach',
  gallery: '/gallery',
} as const

/** Addresses of all screens. Nothing else in the app writes an address by hand. */
export const paths = {
  home: () => '/',
  claim: (query: { code?: string } = {}) => withQuery('/claim', query),
  signIn: (query: { to?: string | undefined } = {}) => withQuery('/sign-in', query),
  join: () => '/join',
  enrol: () => '/enrol',
  firstRun: () => '/start',
  scout: (query: Query = {}) => withQuery('/scout', query),
  map: (query: Query = {}) => withQuery('/map', query),
  people: (query: Query = {}) => withQuery('/people', query),
  newPerson: (query: Query = {}) => withQuery('/people/new', query),
  mergePeople: (query: { a: string; b: string }) => withQuery('/people/merge', query),
  person: (id: string, query: Query = {}) => withQuery(`/people/${part(id)}`, query),
  personIdentity: (id: string) => `/people/${part(id)}/identity`,
  personNotes: (id: string) => `/people/${part(id)}/notes`,
  personAccess: (id: string) => `/people/${part(id)}/access`,
  personHistory: (id: string) => `/people/${part(id)}/history`,
  personReferences: (id: string) => `/people/${part(id)}/references`,
  list: (query: Query = {}) => withQuery('/list', query),
  prospect: (id: string) => `/list/${part(id)}`,
  organisations: (query: Query = {}) => withQuery('/organisations', query),
  newOrganisation: () => '/organisations/new',
  organisation: (id: string) => `/organisations/${part(id)}`,
  work: (id: string) => `/works/${part(id)}`,
  literature: () => '/literature',
  sources: () => '/sources',
  openAlex: () => '/sources/openalex',
  csv: () => '/sources/csv',
  run: (id: string, query: Query = {}) => withQuery(`/sources/runs/${part(id)}`, query),
  room: (query: Query = {}) => withQuery('/room', query),
  roomDecisions: (query: Query = {}) => withQuery('/room/decisions', query),
  roomDecision: (id: string) => `/room/decisions/${part(id)}`,
  roomTold: () => '/room/told',
  roomMessage: (id: string) => `/room/messages/${part(id)}`,
  pod: (id: string) => `/room/${part(id)}`,
  digest: () => '/digest',
  myDay: () => '/my-day',
  report: (query: Query = {}) => withQuery('/report', query),
  clocks: (query: Query = {}) => withQuery('/clocks', query),
  charter: (query: Query = {}) => withQuery('/charter', query),
  votes: () => '/list/votes',
  vote: (id: string) => `/list/votes/${part(id)}`,
  judgement: () => '/judgement',
  audit: (query: Query = {}) => withQuery('/audit', query),
  privacy: (query: Query = {}) => withQuery('/privacy', query),
  privacyRequest: (id: string) => `/privacy/requests/${part(id)}`,
  privacyPerson: (id: string, query: Query = {}) => withQuery(`/privacy/people/${part(id)}`, query),
  method: () => '/method',
  settings: () => '/settings',
  settingsPeople: () => '/settings/people',
  settingsAccess: () => '/settings/access',
  settingsReach: () => '/settings/reach',
  gallery: () => '/gallery',
} as const satisfies Record<keyof typeof patterns, (...values: never[]) => string>

const part = (value: string): string => encodeURIComponent(value)

const withQuery = (path: string, query: Query): string => {
  const search = writeSearch(query)
  return `${path}${search}`
}

/** A query as it stands in an address: readable, lists by repetition, empty values left out. */
export const writeSearch = (query: Readonly<Record<string, unknown>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const one of values) if (isWritable(one)) search.append(name, String(one))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

const isWritable = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' && value !== '') ||
  typeof value === 'number' ||
  typeof value === 'boolean'

/** The values of an address; a name that stands twice is a list. Schemas make numbers of them. */
export const readSearch = (search: string): Record<string, string | string[]> => {
  const values = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(search)) {
    values.set(name, [...(values.get(name) ?? []), value])
  }
  return Object.fromEntries(
    [...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  )
}
