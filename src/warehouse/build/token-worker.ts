import { parentPort } from 'node:worker_threads'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { wordReader } from '#literature/text.ts'
import { fileList, type ShardTask } from './shards.ts'

/** What a worker found: postings by work. `term` holds numbers into the worker's `terms`. */
export interface TokenBatch {
  readonly firstWork: number
  /** `ends[i]` is where the postings of work `firstWork + i` end. */
  readonly ends: Int32Array<ArrayBuffer>
  readonly term: Int32Array<ArrayBuffer>
  /** Occurrences, the title twice; 255 at most. */
  readonly frequency: Uint8Array<ArrayBuffer>
  /** Sum of the occurrences of each work: its length for BM25. */
  readonly length: Int32Array<ArrayBuffer>
}

export type TokenMessage =
  | { readonly kind: 'batch'; readonly batch: TokenBatch }
  | { readonly kind: 'terms'; readonly terms: readonly string[] }

// A word in the title says more about the work than one in the abstract (RANKING.md, "Works").
const titleWeight = 2

/** Counts terms with one stamp a term instead of a map a work. */
class Counter {
  readonly terms: string[] = []
  readonly #numbers = new Map<string, number>()
  #count = new Int32Array(1 << 16)
  #seen: number[] = []
  // A term keeps its number, so a word is numbered once and its terms are not looked up again.
  readonly #read = wordReader((terms) => terms.map((term) => this.#numberOf(term)))

  add(text: string, weight: number): void {
    this.#read(text, (numbers) => {
      for (let i = 0; i < numbers.length; i++) {
        const number = numbers[i] ?? 0
        const before = this.#count[number] ?? 0
        if (before === 0) this.#seen.push(number)
        this.#count[number] = before + weight
      }
    })
  }

  /** Hands over what was counted since the last call. */
  take(visit: (term: number, count: number) => void): void {
    for (const term of this.#seen) {
      visit(term, this.#count[term] ?? 0)
      this.#count[term] = 0
    }
    this.#seen = []
  }

  #numberOf(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) return known
    const number = this.terms.length
    this.terms.push(term)
    this.#numbers.set(term, number)
    if (number >= this.#count.length) {
      const wider = new Int32Array(this.#count.length * 2)
      wider.set(this.#count)
      this.#count = wider
    }
    return number
  }
}

/** Numbers that grow as they come, without an array of objects in between. */
class Growing {
  #values = new Int32Array(1 << 18)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Int32Array(this.#values.length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.#length++] = value
  }

  get length(): number {
    return this.#length
  }

  toArray(): Int32Array<ArrayBuffer> {
    return this.#values.slice(0, this.#length)
  }
}

const tokenizeShard = async (
  connection: DuckDBConnection,
  task: ShardTask,
  counter: Counter,
): Promise<TokenBatch> => {
  const result = await connection.stream(
    `select title, abstract, keywords from read_parquet(${fileList([task.file])})`,
  )
  const ends = new Int32Array(task.works)
  const length = new Int32Array(task.works)
  const term = new Growing()
  const frequency = new Growing()
  let row = 0
  let work = 0
  let replacedAt = 0
  for await (const chunk of result) {
    const [titles = [], abstracts = [], keywords = []] = chunk.getColumns()
    for (let i = 0; i < chunk.rowCount; i++, row++) {
      if (task.replaced[replacedAt] === row) {
        replacedAt++
        continue
      }
      counter.add(String(titles[i] ?? ''), titleWeight)
      counter.add(String(abstracts[i] ?? ''), 1)
      counter.add(String(keywords[i] ?? ''), 1)
      let total = 0
      counter.take((number, count) => {
        term.push(number)
        frequency.push(Math.min(count, 255))
        total += count
      })
      ends[work] = term.length
      length[work] = total
      work++
    }
  }
  return {
    firstWork: task.firstWork,
    ends,
    term: term.toArray(),
    frequency: Uint8Array.from(frequency.toArray()),
    length,
  }
}

const port = parentPort
if (port) {
  const counter = new Counter()
  // One thread: there is a worker for each core. The memory is for one shard's text at a time.
  const opened = DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '200MB' }).then(
    (instance) => instance.connect(),
  )
  port.on('message', (task: ShardTask | 'finish') => {
    if (task === 'finish') {
      port.postMessage({ kind: 'terms', terms: counter.terms } satisfies TokenMessage)
      return
    }
    void opened
      .then((connection) => tokenizeShard(connection, task, counter))
      .then((batch) => {
        port.postMessage({ kind: 'batch', batch } satisfies TokenMessage, [
          batch.ends.buffer,
          batch.term.buffer,
          batch.frequency.buffer,
          batch.length.buffer,
        ])
      })
  })
}
