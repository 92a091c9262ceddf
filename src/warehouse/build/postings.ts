import type { DuckDBConnection } from '@duckdb/node-api'
import type { TokenPart } from './tokens.ts'
import { writePostingPages } from './posting-pages.ts'
import { writeColumns } from './write-columns.ts'

/**
 * BM25 as in RANKING.md: a term's weight in a work is
 * f × (k1 + 1) / (f + k1 × (1 − b + b × length / mean length)); the idf comes at query time.
 */
export const bm25 = { k1: 1.2, b: 0.75 } as const

// Two decimals lose nothing of a ranking (weights lie between 0 and 2.2) and store in one byte.
const weightSteps = 100

/** Postings ordered by term, then work; the terms ordered by their text. */
interface Postings {
  readonly terms: readonly string[]
  readonly frequencies: Int32Array
  readonly term: Int32Array
  readonly work: Int32Array
  readonly weight: Float32Array
  readonly meanLength: number
}

/** Joins what the workers found into the tables `term` and `posting`. */
export const writePostings = async (
  connection: DuckDBConnection,
  parts: readonly TokenPart[],
): Promise<{ terms: number; postings: number; meanLength: number }> => {
  const postings = joinParts(parts)
  await connection.run('create table term (term_no integer, term varchar, df integer)')
  await connection.run('create table posting (term_no integer, work_no integer, weight float)')
  await writeColumns(connection, 'term', [
    { type: 'integer', values: Int32Array.from(postings.terms.keys()) },
    { type: 'text', values: postings.terms },
    { type: 'integer', values: postings.frequencies },
  ])
  await writeColumns(connection, 'posting', [
    { type: 'integer', values: postings.term },
    { type: 'integer', values: postings.work },
    { type: 'float', values: postings.weight },
  ])
  await writePostingPages(connection, postings)
  return {
    terms: postings.terms.length,
    postings: postings.work.length,
    meanLength: postings.meanLength,
  }
}

const joinParts = (parts: readonly TokenPart[]): Postings => {
  const terms = [...new Set(parts.flatMap((part) => part.terms))].toSorted()
  const numbers = new Map(terms.map((term, number) => [term, number]))
  const global = parts.map((part) => Int32Array.from(part.terms, (term) => numbers.get(term) ?? 0))
  const frequencies = countFrequencies(parts, global, terms.length)
  const total = frequencies.reduce((sum, count) => sum + count, 0)
  const meanLength = meanOfLengths(parts)

  // A counting sort: the works of a shard come in order, and so do the shards when sorted.
  const next = startsOf(frequencies)
  const term = new Int32Array(total)
  const work = new Int32Array(total)
  const weight = new Float32Array(total)
  const batches = parts
    .flatMap((part, index) =>
      part.batches.map((batch) => ({ batch, numbers: global[index] ?? new Int32Array() })),
    )
    .toSorted((a, b) => a.batch.firstWork - b.batch.firstWork)
  for (const { batch, numbers: numberOf } of batches) {
    let at = 0
    for (let row = 0; row < batch.ends.length; row++) {
      const norm = 1 - bm25.b + (bm25.b * (batch.length[row] ?? 0)) / meanLength
      const end = batch.ends[row] ?? at
      for (; at < end; at++) {
        const number = numberOf[batch.term[at] ?? 0] ?? 0
        const place = next[number] ?? 0
        next[number] = place + 1
        const f = batch.frequency[at] ?? 0
        term[place] = number
        work[place] = batch.firstWork + row
        weight[place] =
          Math.round(((f * (bm25.k1 + 1)) / (f + bm25.k1 * norm)) * weightSteps) / weightSteps
      }
    }
  }
  return { terms, frequencies, term, work, weight, meanLength }
}

const countFrequencies = (
  parts: readonly TokenPart[],
  global: readonly Int32Array[],
  terms: number,
): Int32Array => {
  const frequencies = new Int32Array(terms)
  for (const [index, part] of parts.entries()) {
    const numberOf = global[index] ?? new Int32Array()
    for (const { term } of part.batches) {
      for (let i = 0; i < term.length; i++) {
        const number = numberOf[term[i] ?? 0] ?? 0
        frequencies[number] = (frequencies[number] ?? 0) + 1
      }
    }
  }
  return frequencies
}

const meanOfLengths = (parts: readonly TokenPart[]): number => {
  let sum = 0
  let works = 0
  for (const { length } of parts.flatMap((part) => part.batches)) {
    for (let i = 0; i < length.length; i++) sum += length[i] ?? 0
    works += length.length
  }
  return Math.max(1, sum / Math.max(1, works))
}

const startsOf = (counts: Int32Array): Int32Array => {
  const starts = new Int32Array(counts.length)
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    starts[i] = sum
    sum += counts[i] ?? 0
  }
  return starts
}
