import { z } from 'zod'

/** One reading of files or of a source, from the first line to the swap of the new build. */
export const RunId = z.uuid().brand<'RunId'>()
export type RunId = z.infer<typeof RunId>

/** `https://openalex.org/W…`, or `urn:party:work:<uuid>` for a work kept by hand. */
export const WorkId = z.string().min(1).max(200)

export const runKinds = ['files', 'openalex', 'admired', 'invented', 'rebuild'] as const
export const runStates = [
  'queued',
  'reading',
  'building',
  'done',
  'cancelled',
  'failed',
  'interrupted',
] as const
export const stageNames = ['read', 'mend', 'match', 'index', 'swap'] as const
export const stageStates = ['waiting', 'now', 'done'] as const
export const fileStates = ['waiting', 'reading', 'done', 'cut_short', 'refused'] as const

const Count = z.number().int().nonnegative()

/** Read, Mend, Match, Index, Swap in: `done` of `of` (null: not known), and it said in words. */
export const RunStage = z.object({
  name: z.enum(stageNames),
  state: z.enum(stageStates),
  done: Count,
  of: Count.nullable(),
  sentence: z.string(),
})
export type RunStage = z.infer<typeof RunStage>

/**
 * One file of a run, or one query of a source (`bytes` is then 0 and `share` counts works).
 * `share` is 0 to 1, null when nothing is known about the length.
 */
export const RunFile = z.object({
  name: z.string(),
  state: z.enum(fileStates),
  bytes: Count,
  bytesRead: Count,
  share: z.number().min(0).max(1).nullable(),
  lines: Count,
  new: Count,
  changed: Count,
  same: Count,
  refused: Count,
  /** Why the file as a whole was refused or cut short; empty when nothing is wrong. */
  sentence: z.string(),
})
export type RunFile = z.infer<typeof RunFile>

/** How often lines were refused for one reason. */
export const RefusalCount = z.object({
  code: z.string(),
  label: z.string(),
  count: Count,
})

export type Run = z.infer<typeof Run>
export const Run = z.object({
  id: z.uuid(),
  kind: z.enum(runKinds),
  title: z.string(),
  state: z.enum(runStates),
  /** Headline: "107,775 works in, 28 refused". */
  headline: z.string(),
  /** What happens now, or how it ended, in a sentence or two. */
  sentence: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  lines: Count,
  /** About how many lines there are in all; an estimate from bytes until all is read. */
  linesExpected: Count.nullable(),
  new: Count,
  changed: Count,
  same: Count,
  refused: Count,
  /** Names, titles and marks put right. */
  mended: Count,
  linesPerSecond: z.number().nonnegative().nullable(),
  /** Reading that is left, then building that is left, in seconds. */
  secondsLeft: z.number().nonnegative().nullable(),
  buildSecondsLeft: z.number().nonnegative().nullable(),
  /** 0 to 1 over reading and building. */
  share: z.number().min(0).max(1),
  stages: z.array(RunStage),
  files: z.array(RunFile),
  refusals: z.array(RefusalCount),
  /** Number of the build that this run made live; null when nothing changed or not yet. */
  build: z.number().int().nullable(),
  canCancel: z.boolean(),
  canResume: z.boolean(),
  /** 0: all that was readable is in; 1: a file as a whole was refused or cut short. */
  exit: z.union([z.literal(0), z.literal(1)]),
  /** One sentence for each file that was refused or cut short, and for a run that failed. */
  complaints: z.array(z.string()),
})

export const RunList = z.object({ runs: z.array(Run) })

/** One line that was not taken, with its reason and what to do about it. */
export const Refusal = z.object({
  file: z.string(),
  line: Count,
  code: z.string(),
  reason: z.string(),
  excerpt: z.string(),
  whatToDo: z.string(),
})
export type Refusal = z.infer<typeof Refusal>

export const RefusalPage = z.object({
  refusals: z.array(Refusal),
  total: Count,
  /** Path of the CSV on this machine. The browser downloads the same by `format=csv`. */
  file: z.string(),
})

/**
 * What is in. Snake case where scripts read it: this object is `./party literature status --json`.
 */
export const Status = z.object({
  works: Count,
  signatures: Count,
  people: Count,
  organisations: Count,
  venues: Count,
  built_at: z.iso.datetime().nullable(),
  build: z.number().int().nullable(),
  first_year: z.number().int().nullable(),
  last_year: z.number().int().nullable(),
  /** True while the literature is the invented world; every screen says so. */
  invented: z.boolean(),
  /** The run that reads or builds right now. */
  running: z.uuid().nullable(),
  /** Works by year, for the chart: [year, works]. */
  by_year: z.array(z.tuple([z.number().int(), Count])),
})
export type Status = z.infer<typeof Status>

/** Works and signatures of one venue in one year, and how much of them is filled. */
export const CoverageRow = z.object({
  venue: z.string(),
  year: z.number().int().nullable(),
  works: Count,
  signatures: Count,
  abstracts: Count,
  citations: Count,
})
export const Coverage = z.object({ rows: z.array(CoverageRow) })

/** One author line on a work as it is shown: printed name, resolved person, organisations. */
export const WorkAuthor = z.object({
  position: Count,
  name: z.string(),
  /** As printed, when that differs. */
  rawName: z.string().nullable(),
  personId: z.uuid().nullable(),
  orcid: z.string().nullable(),
  authorId: z.string().nullable(),
  corresponding: z.boolean(),
  affiliations: z.array(z.string()),
  organisations: z.array(
    z.object({ id: z.string().nullable(), name: z.string(), country: z.string().nullable() }),
  ),
  /** An organisation listed as author, or a cell nobody can tell people in, is never a person. */
  kind: z.enum(['person', 'organisation', 'unclear']),
  /** What was put right in this line, in words. */
  mended: z.array(z.string()),
})
export type WorkAuthor = z.infer<typeof WorkAuthor>

export const WorkSummary = z.object({
  id: WorkId,
  title: z.string(),
  year: z.number().int().nullable(),
  venue: z.string(),
  citations: z.number().int().nullable(),
  authors: z.array(z.object({ name: z.string(), personId: z.uuid().nullable() })),
  authorCount: Count,
  retracted: z.boolean(),
})
export type WorkSummary = z.infer<typeof WorkSummary>

export const WorkDetail = z.object({
  id: WorkId,
  title: z.string(),
  rawTitle: z.string().nullable(),
  year: z.number().int().nullable(),
  date: z.string(),
  type: z.string(),
  language: z.string(),
  venue: z.string(),
  abstract: z.string(),
  keywords: z.array(z.string()),
  topics: z.array(z.string()),
  citations: z.number().int().nullable(),
  citationsByYear: z.array(z.tuple([z.number().int(), Count])),
  doi: z.string(),
  landingPage: z.string(),
  pdfUrl: z.string(),
  references: z.array(z.string()),
  retracted: z.boolean(),
  /** Affiliations whose owner among the authors is not known. */
  unalignedAffiliations: z.array(z.string()),
  authors: z.array(WorkAuthor),
  sourceFile: z.string(),
  sourceLine: Count,
  updated: z.string(),
  run: z.string(),
})
export type WorkDetail = z.infer<typeof WorkDetail>

export const WorkPage = z.object({ works: z.array(WorkSummary), total: Count })

/**
 * What to fetch from OpenAlex. All given parts must hold (and); several values of one part are
 * alternatives (or). At least one part is needed; `limit` works at most are fetched.
 */
export const OpenAlexQuery = z.object({
  topic: z.string().trim().max(300).optional(),
  authorIds: z.array(z.string().max(100)).max(50).optional(),
  institutionIds: z.array(z.string().max(100)).max(50).optional(),
  venueIds: z.array(z.string().max(100)).max(50).optional(),
  dois: z.array(z.string().max(300)).max(1000).optional(),
  titles: z.array(z.string().max(500)).max(200).optional(),
  fromYear: z.coerce.number().int().min(1500).max(2200).optional(),
  toYear: z.coerce.number().int().min(1500).max(2200).optional(),
  limit: z.coerce.number().int().min(1).max(200_000).default(2_000),
})
export type OpenAlexQuery = z.infer<typeof OpenAlexQuery>

/** A namesake to choose from: what tells one from another is works, places and years. */
export const AuthorCandidate = z.object({
  id: z.string(),
  name: z.string(),
  otherNames: z.array(z.string()),
  orcid: z.string().nullable(),
  works: Count,
  citations: Count,
  lastOrganisation: z.string().nullable(),
  /** Newest first. */
  organisations: z.array(
    z.object({
      name: z.string(),
      country: z.string().nullable(),
      firstYear: z.number().int().nullable(),
      lastYear: z.number().int().nullable(),
    }),
  ),
  firstYear: z.number().int().nullable(),
  lastYear: z.number().int().nullable(),
  topics: z.array(z.string()),
  /** A few titles by which one recognises the person. */
  someWorks: z.array(z.object({ title: z.string(), year: z.number().int().nullable() })),
})
export type AuthorCandidate = z.infer<typeof AuthorCandidate>
export const AuthorCandidates = z.object({ candidates: z.array(AuthorCandidate), total: Count })

/** What a question can be limited to beside people: where they work, where it was published. */
export const placeKinds = ['institution', 'venue'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** An institution or venue of OpenAlex to choose from. */
export const PlaceCandidate = z.object({
  id: z.string(),
  name: z.string(),
  /** Two letters (ISO 3166-1). */
  country: z.string().nullable(),
  /** As OpenAlex calls it: company, education, facility; journal, conference, repository. */
  kind: z.string().nullable(),
  works: Count,
})
export type PlaceCandidate = z.infer<typeof PlaceCandidate>
export const PlaceCandidates = z.object({ candidates: z.array(PlaceCandidate), total: Count })

/** The people one already admires, chosen among their namesakes. */
export const AdmiredPeople = z.object({
  authorIds: z.array(z.string().max(100)).min(1).max(10),
  /** Works at most, over everybody. 4,000 take a minute or two. */
  limit: z.coerce.number().int().min(10).max(50_000).default(4_000),
  /** "Recent" for co-authors and venues: so many years back. */
  recentYears: z.coerce.number().int().min(1).max(20).default(3),
})
export type AdmiredPeople = z.infer<typeof AdmiredPeople>

/** A file that a browser sent; `literature.ingest` takes its id. Kept until its run has ended. */
export const Upload = z.object({ id: z.uuid(), name: z.string(), bytes: Count })
export type Upload = z.infer<typeof Upload>

/**
 * What to read: `paths` of files or folders on this machine (only for the holder of the data
 * folder), or `uploads` by id (`PUT /api/literature/uploads/{name}`, the raw bytes as body).
 */
export const IngestInput = z.object({
  paths: z.array(z.string().min(1).max(4096)).max(10_000).optional(),
  uploads: z.array(z.uuid()).max(10_000).optional(),
})
