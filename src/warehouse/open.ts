import type { CampaignDatabase } from '#database/open.ts'

/** What may be bound to a placeholder. Arrays are for `= any($1)`. */
export type SqlValue = string | number | boolean | null | readonly string[] | readonly number[]

/** The columns of an answer, for hot paths. Numbers are NaN where the database says null. */
export interface Columns {
  readonly rows: number
  /** Whole numbers; null becomes -1. Throws when there is no such column. */
  int(name: string): Int32Array
  /** Numbers; null becomes NaN. */
  real(name: string): Float64Array
  text(name: string): readonly (string | null)[]
}

/** What is served now. All zero and null before the first build. */
export interface LiteratureStatus {
  readonly build: number | null
  readonly works: number
  readonly signatures: number
  readonly people: number
  readonly organisations: number
  /** ISO time at which the live build was finished. */
  readonly builtAt: string | null
}

/**
 * The literature store as every room sees it: read only, the live build with the overlay of human
 * decisions and hand-made people on top. Views and columns are listed in README.md beside this.
 */
export interface Warehouse extends AsyncDisposable {
  /** Folder of the literature: `works/` with the shards, and the builds. */
  readonly folder: string
  /** Rows as plain JS values: numbers, strings, booleans, null. One SQL dialect (dialect.ts). */
  query<Row extends object>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>
  /** The same, column by column in typed arrays. */
  columns(sql: string, params?: readonly SqlValue[]): Promise<Columns>
  status(): Promise<LiteratureStatus>
  /** Number of the build that is served; null before the first. */
  live(): number | null
  /** Grows with every swap and every change of the overlay; a key for what was derived from it. */
  version(): number
  /**
   * Reads the live build's number and the overlay from the campaign database again, and tells the
   * other processes to do the same. Call it after a committed change of decisions, hand-made people
   * or organisations; when it returns, queries show the change.
   */
  refresh(): Promise<void>
}

export interface OpenWarehouseOptions {
  /** `<data>/literature`; made if missing. */
  readonly folder: string
  readonly db: CampaignDatabase
}
