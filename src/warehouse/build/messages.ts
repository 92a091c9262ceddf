/** What the builder process is told, once, after its start. */
export interface BuildOrder {
  /** `<data>/literature`. */
  readonly folder: string
  /** Absolute paths of the shards, oldest first. */
  readonly shards: readonly string[]
  /** File to be written; it appears there only when it is whole. */
  readonly file: string
  /** File of the build before, for the ids of people; null when there is none. */
  readonly previous: string | null
  readonly threads: number
  /** DuckDB's limit in MB; the token workers come on top. */
  readonly memoryMb: number
  /** What keeps erased people away; null while nobody was erased. */
  readonly withheld: WithheldOrder | null
}

/** Marks of erased people, and their ids, which nobody gets again. */
export interface WithheldOrder {
  /** In base64. It goes to the builder by its private channel and is written nowhere. */
  readonly key: string
  readonly marks: readonly string[]
  readonly personIds: readonly string[]
}

export const buildStages = ['match', 'index', 'swap'] as const
export type BuildStage = (typeof buildStages)[number]

/** Where a build stands. `of` is the number of works. */
export interface BuildProgress {
  readonly stage: BuildStage
  readonly done: number
  readonly of: number
}

/** What is in a finished build. */
export interface BuildSummary {
  readonly works: number
  readonly signatures: number
  readonly people: number
  readonly organisations: number
  readonly terms: number
  readonly postings: number
  readonly tookMs: number
  /** Person ids of the build before that lead to another person now. */
  readonly lost: readonly { readonly oldId: string; readonly newId: string }[]
}

/** What the builder process says. */
export type BuilderMessage =
  | { readonly kind: 'progress'; readonly progress: BuildProgress }
  | { readonly kind: 'done'; readonly summary: BuildSummary }
  | { readonly kind: 'failed'; readonly sentence: string }
