import type { Card, CardKind } from '#actions/room.ts'
import { findWorks } from './find-works.ts'
import { openAlexId, ownWorkId } from './sources/openalex/ids.ts'

interface WorkShown {
  readonly work_id: string
  readonly title: string
  readonly year: number | null
  readonly venue: string | null
  readonly retracted: boolean
}

/** A work as other rooms show it; by its whole id or the short one of its source. */
export const workCards: CardKind = {
  kind: 'work',
  path: '/works/:id',
  find: async (ctx, ids) => {
    const asked = new Map(ids.map((id) => [id, openAlexId(id, 'W') ?? ownWorkId(id) ?? id]))
    if (asked.size === 0) return []
    const rows = await ctx.literature.query<WorkShown>(
      'select work_id, title, year, venue, retracted from work where work_id = any($1)',
      [[...new Set(asked.values())]],
    )
    const found = new Map(rows.map((row) => [row.work_id, row]))
    return [...asked].flatMap(([id, workId]) => {
      const work = found.get(workId)
      return work ? [toCard(id, work)] : []
    })
  },
  search: async (ctx, words, limit) => {
    if (words.trim() === '') return []
    const { works } = await findWorks.run(ctx, { query: words.slice(0, 300), limit, offset: 0 })
    return works.map((work) =>
      toCard(work.id, {
        work_id: work.id,
        title: work.title,
        year: work.year,
        venue: work.venue,
        retracted: work.retracted,
      }),
    )
  },
}

/** Under the id that was asked for, so that whoever asked finds it again. */
const toCard = (id: string, work: WorkShown): Card => ({
  kind: 'work',
  id,
  title: work.title === '' ? 'A work without a title' : work.title,
  line: [work.venue, work.year === null ? '' : String(work.year), work.retracted ? 'retracted' : '']
    .filter((part) => part !== null && part !== '')
    .join(' · '),
  path: `/works/${encodeURIComponent(work.work_id)}`,
})
