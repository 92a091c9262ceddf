import { z } from 'zod'
import { strangeAnswer } from './client-errors.ts'
import type { OpenAlexClient, OpenAlexParams } from './client.ts'

const Page = z.object({
  meta: z.object({
    count: z.number().int().nonnegative(),
    next_cursor: z.string().nullable().optional(),
  }),
  results: z.array(z.unknown()),
})

/** One page of a list, and where the next begins; null after the last. */
export interface OpenAlexPage {
  readonly count: number
  readonly results: readonly unknown[]
  readonly next: string | null
}

// "Paging": at most 100 a page since 2026, and a call costs the same whatever its size.
export const perPage = 100

/** The page at a cursor (`*` is the first). A page of another shape is asked for once more. */
export const readPage = async (
  client: OpenAlexClient,
  path: string,
  params: OpenAlexParams,
  cursor: string,
): Promise<OpenAlexPage> => {
  for (let tries = 0; ; tries++) {
    const answer = await client.get(path, { per_page: perPage, ...params, cursor })
    const page = Page.safeParse(answer)
    if (page.success) {
      const { meta, results } = page.data
      const next = results.length === 0 ? null : (meta.next_cursor ?? null)
      return { count: meta.count, results, next: next === cursor ? null : next }
    }
    if (tries >= 1) throw strangeAnswer(page.error)
  }
}
