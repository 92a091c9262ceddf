import { join } from 'node:path'
import { ParquetWriter } from '#warehouse/parquet-file.ts'
import type { Refusal } from '../contract.ts'
import { contentHash, type Provenance, serializeWork, shardColumns, ShardRows } from '../shards.ts'
import type { ParsedWork, WorkRefusal } from '../work.ts'
import type { KnownWorks } from './known-works.ts'
import { intakeLimits } from './limits.ts'
import { type FileCounts, noCounts, shardName, type WrittenShard } from './messages.ts'

/** What a batch tells when all it held is safely on disk. */
export interface BatchMark {
  readonly counts: FileCounts
  readonly refusals: readonly Refusal[]
  readonly refusedByCode: Readonly<Record<string, number>>
  readonly shard: WrittenShard | null
}

interface BatchOf {
  readonly worksFolder: string
  readonly run: string
  readonly file: number
  readonly name: string
  readonly seenAt: string
  readonly firstPart: number
}

/**
 * Works of one file (or one query) on their way to disk: new and changed ones are collected into
 * shards, the same ones counted, refused ones listed. Counts go on from shard to shard.
 */
export class WorkBatch {
  readonly #of: BatchOf
  readonly #known: KnownWorks
  readonly #writer: ParquetWriter
  readonly counts: FileCounts = noCounts()
  #rows = new ShardRows()
  #refusals: Refusal[] = []
  #refusedByCode: Record<string, number> = {}
  #listed = 0
  #part: number
  #markedAt = 0

  constructor(of: BatchOf, known: KnownWorks, writer: ParquetWriter) {
    this.#of = of
    this.#known = known
    this.#writer = writer
    this.#part = of.firstPart
  }

  static openWriter(): Promise<ParquetWriter> {
    return ParquetWriter.open(shardColumns)
  }

  /** Takes what one line was parsed to. `shown` is the beginning of the line, for a refusal. */
  take(parsed: ParsedWork, line: number, shown: () => string): void {
    if (!parsed.ok) {
      this.refuse(parsed.refusal, line, shown)
      return
    }
    const { work } = parsed
    const serialized = serializeWork(work)
    const hash = contentHash(work, serialized)
    const before = this.#known.note(work.id, hash, work.updated)
    this.counts[before]++
    if (before === 'same') return
    this.counts.mended += parsed.mended
    const from: Provenance = {
      run: this.#of.run,
      seenAt: this.#of.seenAt,
      file: this.#of.name,
      line,
    }
    this.#rows.add(work, serialized, hash, from)
  }

  refuse(refusal: WorkRefusal, line: number, shown: () => string): void {
    this.counts.refused++
    this.#refusedByCode[refusal.code] = (this.#refusedByCode[refusal.code] ?? 0) + 1
    if (++this.#listed > intakeLimits.refusalsWritten) return
    const excerpt = shown()
    this.#refusals.push({ file: this.#of.name, line, ...refusal, excerpt })
  }

  /** Whether enough is held, or read, that it should be made safe now. */
  get wantsMark(): boolean {
    return (
      this.#rows.rows >= intakeLimits.shardRows ||
      this.#rows.letters >= intakeLimits.shardLetters ||
      this.#refusals.length >= intakeLimits.shardRows ||
      this.counts.lines - this.#markedAt >= intakeLimits.linesBetweenMarks
    )
  }

  /** Whether anything is held that is not on disk. */
  get holdsRows(): boolean {
    return this.#rows.rows > 0
  }

  /** Writes what is held as one shard; when this returns it is on disk. */
  async mark(): Promise<BatchMark> {
    const shard = this.#rows.rows === 0 ? null : await this.#write()
    const refusals = this.#refusals
    this.#refusals = []
    this.#rows = new ShardRows()
    this.#markedAt = this.counts.lines
    return {
      counts: { ...this.counts },
      refusals,
      refusedByCode: { ...this.#refusedByCode },
      shard,
    }
  }

  async #write(): Promise<WrittenShard> {
    const part = this.#part++
    const name = shardName(this.#of.run, this.#of.file, part)
    const path = join(this.#of.worksFolder, name)
    const bytes = await this.#writer.write(path, this.#rows.rows, this.#rows.columns)
    return { name, part, works: this.#rows.rows, bytes }
  }
}
