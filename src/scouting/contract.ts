import { z } from 'zod'

/** Bounds of one question; wide enough for an abstract, small enough for an address line. */
export const scoutingLimits = {
  briefCharacters: 4000,
  likes: 20,
  top: 500,
  offset: 10_000,
  facetValues: 200,
} as const

/** The weights with which we rank when nobody says otherwise; argued in docs/ranking.md. */
export const defaultWeights = {
  halfLife: 8,
  impact: 0.5,
  first: 1,
  middle: 1,
  last: 1,
  feedback: 1,
} as const

/**
 * How much each part counts. A work gives its author
 * relevance² × ½^(age / halfLife) × role × (1 + impact × log10(1 + citations)).
 * `halfLife` in years, 0 switches recency off. `first`, `middle`, `last` weigh the position among
 * the authors. `feedback` is the share of words learnt from the best works of the brief itself.
 */
export const weightsShape = {
  halfLife: z.coerce.number().min(0).max(100).default(defaultWeights.halfLife),
  impact: z.coerce.number().min(0).max(3).default(defaultWeights.impact),
  first: z.coerce.number().min(0).max(5).default(defaultWeights.first),
  middle: z.coerce.number().min(0).max(5).default(defaultWeights.middle),
  last: z.coerce.number().min(0).max(5).default(defaultWeights.last),
  feedback: z.coerce.number().min(0).max(2).default(defaultWeights.feedback),
}
export const Weights = z.object(weightsShape)
export type Weights = z.output<typeof Weights>

export const authorRoles = ['any', 'first', 'last'] as const

const list = (values: number) => z.array(z.string().min(1).max(300)).max(values).default([])
const year = z.coerce.number().int().min(1000).max(3000)

/** Filters. Organisations by id, countries by two letters, venues by name. All must hold. */
export const filtersShape = {
  organisation: list(50).describe('only people last seen at one of these organisations (ids)'),
  notOrganisation: list(50).describe('nobody last seen at one of these organisations (ids)'),
  country: list(50).describe('country of the organisation, two letters'),
  venue: list(50).describe('only works that appeared here (names)'),
  role: z.enum(authorRoles).default('any').describe('only works as first or as last author'),
  activeFrom: year.optional().describe('still publishing in this year or later'),
  activeTo: year.optional().describe('already publishing in this year or earlier'),
  recent: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('share of the works from the last three years, at least'),
  minimumWorks: z.coerce.number().int().min(0).max(10_000).default(0),
}

/** What is asked: plain words, "phrases", -exclusions, and examples to be like. */
export const briefShape = {
  brief: z
    .string()
    .max(scoutingLimits.briefCharacters)
    .default('')
    .describe('the need in plain words; "a phrase" must occur, -word must not'),
  like: list(scoutingLimits.likes).describe('ids of people or works to look for more of'),
}

export const RankInput = z.object({
  ...briefShape,
  ...filtersShape,
  ...weightsShape,
  top: z.coerce.number().int().min(1).max(scoutingLimits.top).default(50),
  offset: z.coerce.number().int().min(0).max(scoutingLimits.offset).default(0),
  works: z.coerce
    .number()
    .int()
    .min(0)
    .max(60)
    .default(5)
    .describe('works of evidence shown for each person'),
})
export type RankInput = z.output<typeof RankInput>

/** Start (inclusive) and end (exclusive) of a matched word, in UTF-16 units of the text. */
export const Mark = z.tuple([z.number().int(), z.number().int()])
export type Mark = z.output<typeof Mark>

/**
 * The four parts add up to the score. `relevance` is what the words alone give; `recency` is what
 * age takes off (never above 0); `role` and `impact` are what position and citations add.
 */
export const Parts = z.object({
  relevance: z.number(),
  recency: z.number(),
  role: z.number(),
  impact: z.number(),
})
export type Parts = z.output<typeof Parts>

/** One work that makes a person rank. `position` counts from 0 among `authorCount` authors. */
export const Evidence = z.object({
  work: z.string(),
  position: z.number().int(),
  authorCount: z.number().int(),
  title: z.string(),
  titleMarks: z.array(Mark),
  snippet: z.string(),
  snippetMarks: z.array(Mark),
  matched: z.array(z.string()),
  year: z.number().int().nullable(),
  venue: z.string().nullable(),
  citations: z.number().int().nullable(),
  corresponding: z.boolean(),
  retracted: z.boolean(),
  doi: z.string().nullable(),
  landingPage: z.string().nullable(),
  contribution: z.number(),
  parts: Parts,
})
export type Evidence = z.output<typeof Evidence>

/**
 * A person on the ranked list. `low` and `high` are the score less and plus one standard error
 * over works; `tiedWith` are the ranks that this evidence cannot tell from this one; `thin` says
 * that one work carries the rank. `matched` counts the works that gave the score. `trace` is
 * [works, of these as first or last author] for twelve years, the last of them `traceEnd`.
 */
export const RankedPerson = z.object({
  rank: z.number().int(),
  person: z.string(),
  name: z.string(),
  score: z.number(),
  low: z.number(),
  high: z.number(),
  tiedWith: z.array(z.number().int()),
  thin: z.boolean(),
  organisation: z.string().nullable(),
  organisationId: z.string().nullable(),
  country: z.string().nullable(),
  role: z.string().nullable(),
  byHand: z.boolean(),
  firstYear: z.number().int().nullable(),
  lastYear: z.number().int().nullable(),
  works: z.number().int(),
  led: z.number().int(),
  matched: z.number().int(),
  recentShare: z.number(),
  trace: z.array(z.tuple([z.number().int(), z.number().int()])),
  traceEnd: z.number().int().nullable(),
  parts: Parts,
  evidence: z.array(Evidence),
})
export type RankedPerson = z.output<typeof RankedPerson>

/** A value one can filter by, and how many people would be left with it. */
export const FacetValue = z.object({
  value: z.string(),
  label: z.string(),
  people: z.number().int(),
})
export type FacetValue = z.output<typeof FacetValue>

/**
 * Counts over all matches, most people first. Each facet is counted with every other filter in
 * force but not its own, so that another value can be chosen. `recent`, `activeFrom` and
 * `minimumWorks` are thresholds: their counts contain each other.
 */
export const Facets = z.object({
  organisation: z.array(FacetValue),
  country: z.array(FacetValue),
  venue: z.array(FacetValue),
  role: z.array(FacetValue),
  recent: z.array(FacetValue),
  activeFrom: z.array(FacetValue),
  minimumWorks: z.array(FacetValue),
})
export type Facets = z.output<typeof Facets>

/** What we understood of the brief. `unknown` words occur in no work; `added` came by feedback. */
export const UnderstoodBrief = z.object({
  words: z.array(z.string()),
  phrases: z.array(z.string()),
  excluded: z.array(z.string()),
  unknown: z.array(z.string()),
  added: z.array(z.string()),
  like: z.array(z.object({ id: z.string(), kind: z.enum(['person', 'work']), label: z.string() })),
})
export type UnderstoodBrief = z.output<typeof UnderstoodBrief>

export const Totals = z.object({
  /** People who match, after filters. */
  people: z.number().int(),
  /** Works that were searched, all there are. */
  works: z.number().int(),
  /** Best works for the brief that were looked at, and those of them that were counted. */
  found: z.number().int(),
  counted: z.number().int(),
  organisations: z.number().int(),
  tookMs: z.number(),
})

export const RankOutput = z.object({
  people: z.array(RankedPerson),
  totals: Totals,
  facets: Facets,
  understood: UnderstoodBrief,
  weights: Weights,
})
export type RankOutput = z.output<typeof RankOutput>

const oneOfAsked = { ...briefShape, ...filtersShape, ...weightsShape, person: z.string().min(1) }

export const EvidenceInput = z.object({
  ...oneOfAsked,
  top: z.coerce.number().int().min(1).max(60).default(60),
  offset: z.coerce.number().int().min(0).max(1000).default(0),
})
export const EvidenceOutput = z.object({
  person: z.string(),
  name: z.string(),
  total: z.number().int(),
  evidence: z.array(Evidence),
})

export const ExplainInput = z.object(oneOfAsked)

/** Where the person would stand if one thing were otherwise. `rank` null: not on the list. */
export const WhatIf = z.object({
  name: z.enum([
    'without-best-work',
    'first-author-only',
    'last-author-only',
    'last-five-years',
    'without-recency',
    'without-citations',
    'without-role',
  ]),
  label: z.string(),
  rank: z.number().int().nullable(),
  of: z.number().int(),
  score: z.number(),
})
export type WhatIf = z.output<typeof WhatIf>

const Neighbour = z.object({
  rank: z.number().int(),
  person: z.string(),
  name: z.string(),
  score: z.number(),
})

/** Why this rank: all works that counted, their parts, the neighbours, what would change it. */
export const ExplainOutput = z.object({
  person: RankedPerson,
  of: z.number().int(),
  weights: Weights,
  formula: z.string(),
  sentences: z.array(z.string()),
  above: Neighbour.nullable(),
  below: Neighbour.nullable(),
  whatIf: z.array(WhatIf),
  understood: UnderstoodBrief,
})
export type ExplainOutput = z.output<typeof ExplainOutput>

export const MapInput = z.object({
  ...briefShape,
  ...filtersShape,
  ...weightsShape,
  rows: z.coerce.number().int().min(1).max(100).default(13),
  columns: z.coerce.number().int().min(1).max(12).default(6),
})

export const MapPerson = z.object({
  person: z.string(),
  name: z.string(),
  rank: z.number().int(),
  score: z.number(),
  title: z.string(),
})

/**
 * Organisations by the topics of the brief. A person stands once, in the organisation last printed
 * and in the topic of the strongest work; column -1 is "none of these topics". `people` counts
 * everybody, also those beyond the rows shown.
 */
export const MapOutput = z.object({
  topics: z.array(
    z.object({ label: z.string(), people: z.number().int(), works: z.number().int() }),
  ),
  rows: z.array(
    z.object({
      organisationId: z.string().nullable(),
      organisation: z.string().nullable(),
      country: z.string().nullable(),
      people: z.number().int(),
      cells: z.array(z.object({ column: z.number().int(), people: z.array(MapPerson) })),
    }),
  ),
  /** Works together between people shown: ids and number of works. */
  edges: z.array(z.object({ a: z.string(), b: z.string(), works: z.number().int() })),
  totals: z.object({
    organisations: z.number().int(),
    people: z.number().int(),
    shown: z.number().int(),
    withoutOrganisation: z.number().int(),
    tookMs: z.number(),
  }),
  understood: UnderstoodBrief,
})
export type MapOutput = z.output<typeof MapOutput>
