import { join } from 'node:path'
import { z } from 'zod'
import { readLines } from './corpus.ts'

const Topic = z.object({ query: z.string(), brief: z.string() })
const Paper = z.object({ title: z.string(), abstract: z.string().nullable() })

/** The needs of the topics task, with their ids; nDCG is taken of these. */
export const topicBriefs = async (shared: string): Promise<{ query: string; brief: string }[]> =>
  (await readLines(join(shared, 'topics', 'briefs.jsonl'))).map((line) => Topic.parse(line))

// What one would type: the first sentence of an abstract is cut here.
const longestBrief = 120

/**
 * Briefs that differ from each other: the needs, titles of held-out papers, and first sentences of
 * their abstracts. The first `warmUp` are for warming up; nothing is asked twice.
 */
export const manyBriefs = async (shared: string, count: number): Promise<string[]> => {
  const papers = (await readLines(join(shared, 'expertise', 'queries.jsonl'))).map((line) =>
    Paper.parse(line),
  )
  const topics = await topicBriefs(shared)
  const texts = [
    ...papers.slice(0, 50).map(({ abstract }) => firstSentence(abstract ?? '')),
    ...topics.map(({ brief }) => brief),
    ...papers.map(({ title }) => title),
    ...papers.slice(50).map(({ abstract }) => firstSentence(abstract ?? '')),
  ].map((text) => text.replaceAll(/["“”]/g, ' ').trim())
  return [...new Set(texts)].filter((text) => text.length > 8).slice(0, count)
}

const firstSentence = (text: string): string => (text.split(/\.\s/)[0] ?? '').slice(0, longestBrief)
