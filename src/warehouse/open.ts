import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Listener } from '#database/listen.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { openGeneration, openWithoutBuild, servingMemory } from './serve.ts'
import type { Generation } from './generation.ts'

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
  /** All rows of a BLOB column, one after the other. */
  bytes(name: string): Uint8Array
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

/** Asks one state of the literature. */
export interface LiteratureReader {
  /** Rows as plain JS values: numbers, strings, booleans, null. One SQL dialect (dialect.ts). */
  query<Row extends object>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>
  /** The same, column by column in typed arrays. */
  columns(sql: string, params?: readonly SqlValue[]): Promise<Columns>
}

/**
 * The literature store as every room sees it: read only, the live build with the overlay of human
 * decisions and hand-made people on top. Views and columns are listed in README.md beside this.
 */
export interface Warehouse extends LiteratureReader, AsyncDisposable {
  /** Folder of the literature: `works/` with the shards, and the builds. */
  readonly folder: string
  /**
   * Runs `work` on one state: several questions see the same build and overlay, even when a new one
   * is swapped in meanwhile. Numbers (`work_no`, `person_no`) are only good within one state; the
   * reader itself is a key for what was derived from it.
   */
  reading<Result>(work: (reader: LiteratureReader) => Promise<Result>): Promise<Result>
  status(): Promise<LiteratureStatus>
  /** Number of the build that is served; null before the first. */
  live(): number | null
  /**
   * Why the live build is not served, as when its file is gone; null when all is well. The store is
   * then empty but for what is kept by hand, and a new build from the kept works mends it.
   */
  fault(): string | null
  /** Grows with every swap and every change of the overlay. */
  version(): number
  /**
   * Reads the live build's number and the overlay from the campaign database again, and tells the
   * other processes to do the same. Call it after a committed change of decisions, hand-made people
   * or organisations; when it returns, queries show the change.
   */
  refresh(): Promise<void>
  /**
   * Names what is read of a new build before it serves, so that its first search is as quick as the
   * others; of the present state it is read at once. What cannot be read ahead serves all the same.
   */
  readAhead(read: (reader: LiteratureReader) => Promise<unknown>): Promise<void>
}

export interface OpenWarehouseOptions {
  /** `<data>/literature`; made if missing. */
  readonly folder: string
  readonly db: CampaignDatabase
  /** Tells of builds and corrections of other processes; without it only our own are seen. */
  readonly listener?: Listener
}

/** Where every process hears that the live build or the overlay changed. */
export const literatureChannel = 'literature_changed'

/** Opens what is live, or an empty store before the first build. */
export const openWarehouse = async (options: OpenWarehouseOptions): Promise<Warehouse> => {
  await mkdir(join(options.folder, 'works'), { recursive: true })
  const warehouse = new ServedWarehouse(options)
  await warehouse.reload()
  await warehouse.hear()
  return warehouse
}

class ServedWarehouse implements Warehouse {
  readonly folder: string
  readonly #options: OpenWarehouseOptions
  // Our own notices come back to us too; they carry this and are passed over.
  readonly #self = randomUUID()
  #generation: Generation | null = null
  #fault: string | null = null
  #version = 0
  #running: Promise<void> | null = null
  #next: Promise<void> | null = null
  #hearing: AsyncDisposable | null = null
  #ahead: ((reader: LiteratureReader) => Promise<unknown>) | null = null

  constructor(options: OpenWarehouseOptions) {
    this.folder = options.folder
    this.#options = options
  }

  query<Row extends object>(text: string, params?: readonly SqlValue[]): Promise<Row[]> {
    return this.#now().query<Row>(text, params)
  }

  columns(text: string, params?: readonly SqlValue[]): Promise<Columns> {
    return this.#now().columns(text, params)
  }

  reading<Result>(work: (reader: LiteratureReader) => Promise<Result>): Promise<Result> {
    const generation = this.#now()
    return generation.hold(() => work(generation))
  }

  async status(): Promise<LiteratureStatus> {
    const generation = this.#now()
    const rows = await generation.query<{ key: string; value: number }>(
      'select "key", "value" from statistic',
    )
    const value = new Map(rows.map((row) => [row.key, row.value]))
    return {
      build: generation.number,
      works: value.get('works') ?? 0,
      signatures: value.get('signatures') ?? 0,
      people: value.get('people') ?? 0,
      organisations: value.get('organisations') ?? 0,
      builtAt: generation.builtAt,
    }
  }

  live(): number | null {
    return this.#now().number
  }

  version(): number {
    return this.#version
  }

  fault(): string | null {
    return this.#fault
  }

  async refresh(): Promise<void> {
    await this.reload()
    await sql`select pg_notify(${literatureChannel}, ${this.#self})`.execute(this.#options.db)
  }

  async readAhead(read: (reader: LiteratureReader) => Promise<unknown>): Promise<void> {
    this.#ahead = read
    await this.#readAheadOf(this.#now())
  }

  /** Follows the truth in the campaign database. Calls while one waits become one. */
  reload(): Promise<void> {
    if (this.#running === null) return this.#start()
    // What runs may have read before our caller's commit; one more, after it, is enough for all.
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = null
        return this.#start()
      })
    return this.#next
  }

  async hear(): Promise<void> {
    this.#hearing =
      (await this.#options.listener?.listen(literatureChannel, (payload) => {
        // A build that cannot be opened leaves the old one serving; the next notice tries again.
        if (payload !== this.#self) this.reload().catch(() => undefined)
      })) ?? null
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#hearing?.[Symbol.asyncDispose]()
    await this.#next?.catch(() => undefined)
    await this.#running?.catch(() => undefined)
    this.#generation?.retire()
  }

  #start(): Promise<void> {
    const running = this.#swap().finally(() => {
      if (this.#running === running) this.#running = null
    })
    this.#running = running
    return running
  }

  async #swap(): Promise<void> {
    const fresh = await this.#openFresh()
    const old = this.#generation
    // A correction must act at once; only another build is worth waiting for, with the old serving.
    if (old !== null && old.number !== fresh.number) await this.#readAheadOf(fresh)
    this.#generation = fresh
    this.#version++
    old?.retire()
  }

  async #readAheadOf(generation: Generation): Promise<void> {
    const read = this.#ahead
    if (read === null) return
    await generation.hold(() => read(generation)).catch(() => undefined)
    await generation.hold(() => letGo(generation)).catch(() => undefined)
  }

  /** Literature is derived: a build that cannot be read must not keep the rest from opening. */
  async #openFresh(): Promise<Generation> {
    try {
      const generation = await openGeneration(this.#options)
      this.#fault = null
      return generation
    } catch (error) {
      const servesBuild = (this.#generation?.number ?? null) !== null && this.#fault === null
      if (servesBuild) throw error
      this.#fault = error instanceof Error ? error.message : String(error)
      return openWithoutBuild(this.#options)
    }
  }

  #now(): Generation {
    if (this.#generation === null) throw new Error('The literature store is not open.')
    return this.#generation
  }
}

/**
 * Gives back the pages that reading ahead went through: DuckDB keeps what it read up to its limit,
 * and lets go of it when the limit falls. Questions read what they need again.
 */
const letGo = async (reader: LiteratureReader): Promise<void> => {
  await reader.query(`set memory_limit = '16MB'`).catch(() => undefined)
  await reader.query(`set memory_limit = '${servingMemory}'`)
}
