import { DuckDBInstance, type DuckDBConnection, type DuckDBResult } from '@duckdb/node-api'
import { readColumns, readRows } from './columns.ts'
import { bind, toDuckDb } from './dialect.ts'
import type { Columns, LiteratureReader, SqlValue } from './open.ts'

/** Questions answered side by side; more wait. DuckDB itself uses the cores for each of them. */
const connections = 4

/** A build as the campaign database names it. `file` is the name within the folder. */
export interface ServedBuild {
  readonly number: number
  readonly file: string
  readonly builtAt: string | null
}

/**
 * One state of the literature: a build and the overlay that was on it. It never changes. It is
 * closed when nothing reads it any more and `retire` was called: readers finish on what they began.
 */
export class Generation implements LiteratureReader {
  /** The build's number and ISO time; null before the first. */
  readonly number: number | null
  readonly builtAt: string | null
  readonly #instance: DuckDBInstance
  readonly #idle: DuckDBConnection[] = []
  readonly #waiting: ((connection: DuckDBConnection) => void)[] = []
  #open = 0
  #readers = 0
  #retired = false
  #closed = false

  private constructor(build: ServedBuild | null, instance: DuckDBInstance) {
    this.number = build?.number ?? null
    this.builtAt = build?.builtAt ?? null
    this.#instance = instance
  }

  /** An empty store in memory; `prepare` attaches the build and makes overlay and views. */
  static async open(
    build: ServedBuild | null,
    settings: Readonly<Record<string, string>>,
    prepare: (connection: DuckDBConnection) => Promise<void>,
  ): Promise<Generation> {
    const instance = await DuckDBInstance.create(':memory:', settings)
    const generation = new Generation(build, instance)
    try {
      await generation.#use(prepare)
      return generation
    } catch (error) {
      generation.retire()
      throw error
    }
  }

  /** Keeps this state open while `work` runs, over as many questions as it asks. */
  async hold<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#readers++
    try {
      return await work()
    } finally {
      this.#readers--
      this.#closeWhenUnread()
    }
  }

  query<Row extends object>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>
  async query(sql: string, params: readonly SqlValue[] = []): Promise<object[]> {
    return this.hold(() =>
      this.#use(async (connection) => readRows(await run(connection, sql, params))),
    )
  }

  columns(sql: string, params: readonly SqlValue[] = []): Promise<Columns> {
    return this.hold(() =>
      this.#use(async (connection) => readColumns(await run(connection, sql, params))),
    )
  }

  /** Nobody will start to read this any more; it closes as soon as the last reader has ended. */
  retire(): void {
    this.#retired = true
    this.#closeWhenUnread()
  }

  #closeWhenUnread(): void {
    if (!this.#retired || this.#readers > 0 || this.#closed) return
    this.#closed = true
    for (const connection of this.#idle.splice(0)) connection.closeSync()
    this.#instance.closeSync()
  }

  async #use<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    const connection = await this.#take()
    try {
      return await work(connection)
    } finally {
      const next = this.#waiting.shift()
      if (next) next(connection)
      else this.#idle.push(connection)
    }
  }

  async #take(): Promise<DuckDBConnection> {
    const idle = this.#idle.pop()
    if (idle) return idle
    if (this.#open < connections) {
      this.#open++
      return this.#instance.connect()
    }
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}

const run = (
  connection: DuckDBConnection,
  sql: string,
  params: readonly SqlValue[],
): Promise<DuckDBResult> => {
  const bound = params.map(bind)
  return connection.run(
    toDuckDb(sql),
    bound.map(({ value }) => value),
    bound.map(({ type }) => type),
  )
}
