import { join } from 'node:path'
import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { Weights } from '#scouting/contract.ts'
import { readLines } from '../corpus.ts'
import { figuresOf, rankNumbers, runScorer, type Mention } from './rankings.ts'

const Brief = z.object({ query: z.string(), brief: z.string() })

// The scorer looks at 20 places; a list that it cannot name takes one all the same.
const places = 30

export interface TopicFigures {
  readonly technical: Map<string, number>
  readonly plain: Map<string, number>
}

/** 15 needs, each asked in technical and in plain words, against the weak truth of the data. */
export const scoreTopics = async (
  ctx: Context,
  shared: string,
  mentions: ReadonlyMap<number, readonly Mention[]>,
  scratch: string,
  weights: Partial<Weights>,
): Promise<TopicFigures> => {
  const folder = join(shared, 'topics')
  const predictions = []
  for (const line of await readLines(join(folder, 'briefs.jsonl'))) {
    const { query, brief } = Brief.parse(line)
    const people = await rankNumbers(ctx, brief, weights)
    predictions.push({
      query,
      ranking: people.slice(0, places).map((no) => mentions.get(no) ?? []),
    })
  }
  const lines = (await runScorer(folder, 'score_topic_search.py', predictions, scratch)).split('\n')
  const of = (style: string) => figuresOf(lines.find((line) => line.startsWith(style)) ?? '')
  return { technical: of('technical'), plain: of('plain') }
}
