import { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import type { SqlValue } from '#warehouse/open.ts'
import { WorkPage } from './contract.ts'
import { fold } from './fold.ts'

const FindWorks = z.object({
  query: z.string().max(300).default('').describe('Words of the title'),
  venue: z.string().max(300).optional(),
  year: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
})

/** Works by words of their title, most cited first: to find one again, not to find people. */
export const findWorks = defineAction({
  name: 'literature.works',
  summary: 'Find works by words of their title, venue or year.',
  http: 'GET /works',
  kind: 'read',
  input: FindWorks,
  output: WorkPage,
  allow: member,
  doors: 'all',
  mcp: true,
  cli: { positional: ['query'], examples: ['literature works "policy gradient" --year 2016'] },
  table: ({ works }) => ({
    columns: ['work', 'title', 'year', 'venue', 'citations', 'authors'],
    rows: works.map((work) => [
      work.id,
      work.title,
      work.year,
      work.venue,
      work.citations,
      work.authors.map((author) => author.name).join(', '),
    ]),
  }),
  run: async (ctx, input) =>
    ctx.literature.reading(async (reader) => {
      const { where, params } = conditions(input)
      const [found, counted] = await Promise.all([
        reader.query<FoundWork>(
          `select work_no, work_id, title, year, venue, citations, author_count, retracted
           from work ${where}
           order by citations desc nulls last, year desc nulls last, work_id
           limit ${input.limit} offset ${input.offset}`,
          params,
        ),
        reader.query<{ total: number }>(
          `select cast(count(*) as integer) as total from work ${where}`,
          params,
        ),
      ])
      const authors = await firstAuthors(
        reader,
        found.map((work) => work.work_no),
      )
      return {
        works: found.map((work) => ({
          id: work.work_id,
          title: work.title,
          year: work.year,
          venue: work.venue ?? '',
          citations: work.citations,
          authors: authors.get(work.work_no) ?? [],
          authorCount: work.author_count,
          retracted: work.retracted,
        })),
        total: counted[0]?.total ?? 0,
      }
    }),
})

interface FoundWork {
  readonly work_no: number
  readonly work_id: string
  readonly title: string
  readonly year: number | null
  readonly venue: string | null
  readonly citations: number | null
  readonly author_count: number
  readonly retracted: boolean
}

const mostWords = 8

/** Every word must be in the title, in any order. Values go in by placeholder only. */
const conditions = (input: z.output<typeof FindWorks>) => {
  const params: SqlValue[] = []
  const all: string[] = []
  const words = input.query.trim().split(/\s+/).filter(Boolean).slice(0, mostWords)
  for (const word of words) {
    const plain = fold(word).replaceAll(/[\\%_]/g, '')
    if (plain === '') continue
    params.push(`%${plain}%`, `%${word.toLowerCase().replaceAll(/[\\%_]/g, '')}%`)
    all.push(`(lower(title) like $${params.length - 1} or lower(title) like $${params.length})`)
  }
  if (input.venue !== undefined) {
    params.push(input.venue)
    all.push(`venue = $${params.length}`)
  }
  if (input.year !== undefined) {
    params.push(input.year)
    all.push(`year = $${params.length}`)
  }
  return { where: all.length === 0 ? '' : `where ${all.join(' and ')}`, params }
}

// As many names as a line of a list has room for.
const shownAuthors = 6

const firstAuthors = async (
  reader: Pick<Context['literature'], 'query'>,
  works: readonly number[],
): Promise<ReadonlyMap<number, { name: string; personId: string | null }[]>> => {
  const byWork = new Map<number, { name: string; personId: string | null }[]>()
  if (works.length === 0) return byWork
  const rows = await reader.query<{ work_no: number; name: string; person_id: string | null }>(
    `select s.work_no, s.name, p.person_id from signature s
     left join person p on p.person_no = s.person_no
     where s.work_no in (${works.join(', ')}) and s."position" < ${shownAuthors}
     order by s.work_no nulls last, s."position" nulls last`,
  )
  for (const { work_no, name, person_id } of rows) {
    byWork.set(work_no, [...(byWork.get(work_no) ?? []), { name, personId: person_id }])
  }
  return byWork
}
