import type { Refusal } from '../contract.ts'

/** One file for a reading thread: where to begin and how to name its shards. */
export interface FileTask {
  readonly run: string
  readonly file: number
  readonly name: string
  readonly path: string
  /** Lines that are safely in from before an interruption. */
  readonly linesDone: number
  readonly firstPart: number
  readonly seenAt: string
}

/** What a thread is given at its start. */
export interface ThreadStart {
  /** `<data>/literature/works`. */
  readonly worksFolder: string
  readonly known: SharedArrayBuffer
  /** One word: 1 asks the thread to stop after what it holds is written. */
  readonly stop: SharedArrayBuffer
}

export interface FileCounts {
  lines: number
  new: number
  changed: number
  same: number
  refused: number
  mended: number
}

/** All zero: the counts of a file that nobody has begun to read. */
export const noCounts = (): FileCounts => ({
  lines: 0,
  new: 0,
  changed: 0,
  same: 0,
  refused: 0,
  mended: 0,
})

export interface WrittenShard {
  readonly name: string
  readonly part: number
  readonly works: number
  readonly bytes: number
}

/** How a file ended. `refused`: as a whole; nothing of it, or nothing more, is taken. */
export type FileEnd = 'done' | 'cut_short' | 'refused' | 'stopped'

/** What a reading thread says. Counts are those since the task began. */
export type ThreadMessage =
  | {
      readonly kind: 'progress'
      readonly file: number
      readonly bytesRead: number
      readonly counts: FileCounts
    }
  /** All up to here is safely on disk: what a run that goes on may skip. */
  | {
      readonly kind: 'mark'
      readonly file: number
      readonly bytesRead: number
      readonly counts: FileCounts
      readonly refusals: readonly Refusal[]
      readonly refusedByCode: Readonly<Record<string, number>>
      readonly shard: WrittenShard | null
    }
  | {
      readonly kind: 'end'
      readonly file: number
      readonly end: FileEnd
      readonly sentence: string
    }

/** A shard's name sorts by run, file and part, which is the order in which newer replaces older. */
export const shardName = (run: string, file: number, part: number): string =>
  `${run}-${String(file).padStart(6, '0')}-${String(part).padStart(5, '0')}.parquet`
