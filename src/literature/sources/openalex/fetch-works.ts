import { fold } from '../../fold.ts'
import type { WorkBatch } from '../../intake/work-batch.ts'
import type { OpenAlexClient } from './client.ts'
import { own } from './openalex-work.ts'
import { readPage } from './pages.ts'
import { parseWork } from './parse-work.ts'
import { type WorkQuestion, workFields } from './query-parts.ts'

export interface FetchWorks {
  readonly client: OpenAlexClient
  readonly question: WorkQuestion
  readonly batch: WorkBatch
  /** Where to begin: `*`, or the cursor of the last mark. */
  readonly cursor: string
  /** Works taken before that. */
  readonly taken: number
  readonly signal: AbortSignal
  /** How far it is: works read, works there are. */
  readonly onPage: (read: number, expected: number) => Promise<void>
  /** Makes safe what the batch holds, with the cursor to go on from. */
  readonly mark: (cursor: string | null) => Promise<void>
}

// A thousand works: what a crash costs at most.
const pagesBetweenMarks = 10

/**
 * Fetches the works of one question, page by page, into a batch, up to the question's limit. What
 * came before a fault or a stop is made safe, with the cursor of the page that did not come.
 */
export const fetchWorks = async (work: FetchWorks): Promise<void> => {
  const { client, question, batch, signal } = work
  let cursor: string | null = work.cursor
  let read = work.taken
  let pages = 0
  try {
    while (cursor !== null && read < question.limit && !signal.aborted) {
      const params = { ...question.params, select: workFields }
      const page = await readPage(client, 'works', params, cursor)
      for (const value of page.results.slice(0, question.limit - read)) {
        batch.counts.lines = ++read
        if (question.title !== undefined && !hasTitle(value, question.title)) continue
        batch.take(parseWork(value), read, () => JSON.stringify(value).slice(0, 200))
      }
      cursor = page.next
      await work.onPage(read, Math.min(page.count, question.limit))
      if (batch.wantsMark || ++pages % pagesBetweenMarks === 0) await work.mark(cursor)
    }
  } finally {
    await work.mark(cursor)
  }
}

const hasTitle = (value: unknown, title: string): boolean => {
  const found = own(value, 'title')
  return typeof found === 'string' && letters(found) === letters(title)
}

const letters = (text: string): string => fold(text).replaceAll(/[^\p{L}\p{N}]/gu, '')
