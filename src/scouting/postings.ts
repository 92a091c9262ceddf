import { unpackGaps } from '#warehouse/packed-postings.ts'
import type { LiteratureReader } from '#warehouse/open.ts'

// 10 bytes a posting, both ways round: 1 GB. A million works have some 70 million.
const mostInMemory = 100_000_000

/** Postings of a build in memory, by term and by work. Weights are hundredths. */
export interface Postings {
  /** `termStarts[term]` to `termStarts[term + 1]` are a term's places in `work` and `weight`. */
  readonly termStarts: Int32Array
  readonly work: Int32Array
  readonly weight: Uint8Array
  /** The same from works to terms. */
  readonly workStarts: Int32Array
  readonly term: Int32Array
  readonly weightOfTerm: Uint8Array
}

/** Reads them once for a build; null when there are too many for memory. */
export const readPostings = async (
  reader: LiteratureReader,
  documentFrequency: Int32Array,
  works: number,
): Promise<Postings | null> => {
  const total = documentFrequency.reduce((sum, df) => sum + df, 0)
  if (total > mostInMemory) return null
  const [gaps, weights] = await Promise.all([
    reader.columns('select bytes from build.work_page order by page_no nulls last'),
    reader.columns('select bytes from build.weight_page order by page_no nulls last'),
  ])
  const work = unpackGaps(documentFrequency, gaps.bytes('bytes'))
  const weight = weights.bytes('bytes')
  const termStarts = startsOf(documentFrequency)
  return { termStarts, work, weight, ...turned(termStarts, work, weight, works) }
}

const turned = (
  termStarts: Int32Array,
  work: Int32Array,
  weight: Uint8Array,
  works: number,
): Pick<Postings, 'workStarts' | 'term' | 'weightOfTerm'> => {
  const sizes = new Int32Array(works)
  for (let i = 0; i < work.length; i++) {
    const no = work[i] ?? 0
    sizes[no] = (sizes[no] ?? 0) + 1
  }
  const workStarts = startsOf(sizes)
  const next = workStarts.slice()
  const term = new Int32Array(work.length)
  const weightOfTerm = new Uint8Array(work.length)
  for (let number = 0; number + 1 < termStarts.length; number++) {
    const end = termStarts[number + 1] ?? 0
    for (let i = termStarts[number] ?? 0; i < end; i++) {
      const no = work[i] ?? 0
      const place = next[no] ?? 0
      next[no] = place + 1
      term[place] = number
      weightOfTerm[place] = weight[i] ?? 0
    }
  }
  return { workStarts, term, weightOfTerm }
}

const startsOf = (sizes: Int32Array): Int32Array => {
  const starts = new Int32Array(sizes.length + 1)
  for (let i = 0; i < sizes.length; i++) starts[i + 1] = (starts[i] ?? 0) + (sizes[i] ?? 0)
  return starts
}

/** Works with a sum, best first. */
export interface Summed {
  readonly work: Int32Array
  readonly score: Float64Array
  readonly mask: Int32Array
}

/** What is summed: a term's number, its weight, and its bit in the mask (0 for none). */
export interface SumTerm {
  readonly termNo: number
  readonly weight: number
  readonly bit: number
}

/**
 * The BM25 sum of `sumInSql` (find-works.ts), in memory: a dense array, since a brief of ten words
 * touches most works. Ties go to the lower work number, as there. Some 2 ms for 94,701 works.
 */
export const sumInMemory = (
  postings: Postings,
  terms: readonly SumTerm[],
  excluded: readonly number[],
  required: number,
  most: number,
): Summed => {
  const works = postings.workStarts.length - 1
  const { sums, bits } = scratchOf(postings, works)
  const { work: workOf, weight: weightOf } = postings
  for (const { termNo, weight } of terms) {
    const end = postings.termStarts[termNo + 1] ?? 0
    const share = weight / 100
    for (let i = postings.termStarts[termNo] ?? 0; i < end; i++) {
      const no = workOf[i] ?? 0
      sums[no] = (sums[no] ?? 0) + (weightOf[i] ?? 0) * share
    }
  }
  for (const termNo of excluded) {
    const end = postings.termStarts[termNo + 1] ?? 0
    for (let i = postings.termStarts[termNo] ?? 0; i < end; i++) sums[postings.work[i] ?? 0] = 0
  }
  // Which terms a work holds is read from the work: few are looked at, and all were summed.
  for (const { termNo, bit } of terms) bits[termNo] = (bits[termNo] ?? 0) | bit
  if (required !== 0) {
    for (let no = 0; no < works; no++) {
      if ((sums[no] ?? 0) > 0 && (maskOf(postings, bits, no) & required) !== required) sums[no] = 0
    }
  }
  const best = largest(sums, most)
  const mask = new Int32Array(best.length)
  for (let i = 0; i < best.length; i++) mask[i] = maskOf(postings, bits, best[i] ?? 0)
  for (const { termNo } of terms) bits[termNo] = 0
  return { work: best, score: Float64Array.from(best, (no) => sums[no] ?? 0), mask }
}

const maskOf = (postings: Postings, bits: Int32Array, work: number): number => {
  const end = postings.workStarts[work + 1] ?? 0
  let mask = 0
  for (let i = postings.workStarts[work] ?? 0; i < end; i++) {
    mask |= bits[postings.term[i] ?? 0] ?? 0
  }
  return mask
}

// A sum waits for nothing, so two never overlap: the same memory serves all of them, zeroed.
const scratches = new WeakMap<Postings, { sums: Float32Array; bits: Int32Array }>()

const scratchOf = (postings: Postings, works: number): { sums: Float32Array; bits: Int32Array } => {
  const known = scratches.get(postings)
  if (known) {
    known.sums.fill(0)
    return known
  }
  const terms = postings.termStarts.length - 1
  const fresh = { sums: new Float32Array(works), bits: new Int32Array(terms) }
  scratches.set(postings, fresh)
  return fresh
}

const buckets = 4096

/** Numbers of the largest values above 0, in order. One pass to find the cut, one to gather. */
const largest = (values: Float32Array, most: number): Int32Array => {
  let top = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    if (value > top) top = value
  }
  if (top === 0) return new Int32Array()
  const scale = (buckets - 1) / top
  const counts = new Int32Array(buckets)
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    if (value > 0) {
      const bucket = (value * scale) | 0
      counts[bucket] = (counts[bucket] ?? 0) + 1
    }
  }
  let cut = buckets - 1
  for (let above = counts[cut] ?? 0; cut > 0 && above < most; above += counts[cut] ?? 0) cut--
  const gathered: number[] = []
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    if (value > 0 && ((value * scale) | 0) >= cut) gathered.push(i)
  }
  gathered.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
  return Int32Array.from(gathered.slice(0, most))
}
