import { join } from 'node:path'
import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { Weights } from '#scouting/contract.ts'
import { readLines } from '../corpus.ts'
import { figuresOf, rankNumbers, runScorer, type Mention } from './rankings.ts'

const Query = z.object({
  query: z.string(),
  pool: z.string(),
  work: z.string(),
  title: z.string(),
  abstract: z.string().nullable(),
})
const Profile = z.object({
  pool: z.string(),
  mentions: z.array(z.tuple([z.string(), z.number()])),
})

/** The 400 works that must not be in the index. */
export const heldOutWorks = async (shared: string): Promise<ReadonlySet<string>> => {
  const lines = await readLines(join(shared, 'expertise', 'queries.jsonl'))
  return new Set(lines.map((line) => Query.parse(line).work))
}

/**
 * Held-out papers: rank the people who could have written them. The brief is title and abstract.
 * Only candidates of the query's pool are handed in, as the task says.
 */
export const scoreExpertise = async (
  ctx: Context,
  shared: string,
  mentions: ReadonlyMap<number, readonly Mention[]>,
  scratch: string,
  weights: Partial<Weights>,
): Promise<Map<string, number>> => {
  const folder = join(shared, 'expertise')
  const pools = await readPools(folder)
  const predictions = []
  for (const line of await readLines(join(folder, 'queries.jsonl'))) {
    const { query, pool, title, abstract } = Query.parse(line)
    const candidates = pools.get(pool) ?? new Set()
    const people = await rankNumbers(ctx, `${title}. ${abstract ?? ''}`, weights)
    const ranking = people
      .map((no) => (mentions.get(no) ?? []).filter(([work, at]) => candidates.has(`${work}#${at}`)))
      .filter((mine) => mine.length > 0)
    predictions.push({ query, ranking: ranking.slice(0, 1000) })
  }
  const output = await runScorer(folder, 'score_people_ranking.py', predictions, scratch)
  return figuresOf(output.split('\n').find((line) => line.startsWith('all ')) ?? '')
}

const readPools = async (folder: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const pools = new Map<string, Set<string>>()
  for (const line of await readLines(join(folder, 'profiles.jsonl'))) {
    const { pool, mentions } = Profile.parse(line)
    const known = pools.get(pool) ?? new Set()
    for (const [work, position] of mentions) known.add(`${work}#${position}`)
    pools.set(pool, known)
  }
  return pools
}
