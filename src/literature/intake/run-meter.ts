import type { CampaignDatabase } from '#database/open.ts'
import type { RunFileRow } from '../run-progress.ts'
import type { RunProgress } from '../run-progress.ts'
import type { FileCounts } from './messages.ts'

// Screens ask every second; more often would only wear the disk.
const storeEveryMs = 500
// The rate is that of the last seconds, so that it follows what happens.
const windowMs = 5_000

interface Heard {
  readonly atMs: number
  readonly lines: number
  readonly bytes: number
}

/** Measures how fast a run goes and stores a snapshot for screens, twice a second at most. */
export class RunMeter {
  readonly #db: CampaignDatabase
  readonly #run: string
  readonly #now: () => Date
  readonly #live = new Map<number, FileCounts & { bytesRead: number }>()
  readonly #bytes: number
  #heard: Heard[] = []
  #storedAt = 0
  doing = ''

  constructor(
    of: { readonly db: CampaignDatabase; readonly run: string; readonly now: () => Date },
    files: readonly Pick<RunFileRow, 'bytes'>[],
  ) {
    this.#db = of.db
    this.#run = of.run
    this.#now = of.now
    this.#bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  }

  async hear(file: number, counts: FileCounts, bytesRead: number): Promise<void> {
    this.#live.set(file, { ...counts, bytesRead })
    if (performance.now() - this.#storedAt >= storeEveryMs) await this.flush()
  }

  async end(file: number): Promise<void> {
    const last = this.#live.get(file)
    if (last !== undefined)
      this.#ended = {
        lines: this.#ended.lines + last.lines,
        bytes: this.#ended.bytes + last.bytesRead,
      }
    this.#live.delete(file)
    await this.flush()
  }
  #ended = { lines: 0, bytes: 0 }

  async flush(): Promise<void> {
    this.#storedAt = performance.now()
    const { linesPerSecond, secondsLeft } = this.#rates()
    const progress: RunProgress = {
      linesPerSecond,
      secondsLeft,
      stage: null,
      stageDone: 0,
      stageOf: 0,
      live: Object.fromEntries(this.#live),
      doing: this.doing,
    }
    await storeProgress(this.#db, this.#run, progress, this.#now())
  }

  #rates(): { readonly linesPerSecond: number | null; readonly secondsLeft: number | null } {
    let { lines, bytes } = this.#ended
    for (const counts of this.#live.values()) {
      lines += counts.lines
      bytes += counts.bytesRead
    }
    const atMs = performance.now()
    this.#heard = [
      ...this.#heard.filter((one) => atMs - one.atMs < windowMs),
      { atMs, lines, bytes },
    ]
    const [first] = this.#heard
    if (first === undefined || atMs - first.atMs < 200) {
      return { linesPerSecond: null, secondsLeft: null }
    }
    const seconds = (atMs - first.atMs) / 1000
    const bytesPerSecond = (bytes - first.bytes) / seconds
    return {
      linesPerSecond: Math.round((lines - first.lines) / seconds),
      secondsLeft:
        bytesPerSecond <= 0 || this.#bytes === 0
          ? null
          : Math.max(0, Math.round((this.#bytes - bytes) / bytesPerSecond)),
    }
  }
}

/** Stores a run's snapshot, and that its process lives. */
export const storeProgress = async (
  db: CampaignDatabase,
  run: string,
  progress: RunProgress,
  heardAt: Date,
): Promise<void> => {
  await db
    .updateTable('literatureRun')
    .set({ progress: JSON.stringify(progress), heardAt })
    .where('id', '=', run)
    .execute()
}
