import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { WorkOfPerson, workSorts } from './contract.ts'
import { readLink, type PersonLink } from './links.ts'

interface WorkColumns {
  readonly work_id: string
  readonly title: string | null
  readonly year: number | null
  readonly type: string | null
  readonly venue: string | null
  readonly position: number
  readonly author_count: number
  readonly corresponding: boolean | null
  readonly name: string
  readonly affiliations: string | null
  readonly citations: number | null
  readonly retracted: boolean | null
  readonly doi: string | null
  readonly landing_page: string | null
  readonly pdf_url: string | null
  readonly source_file: string | null
  readonly source_line: number | null
}

/** Which works of a person: `limit` from `offset` on, in this order. */
export interface WhichWorks {
  readonly personNo: number
  readonly sort: (typeof workSorts)[number]
  readonly limit: number
  readonly offset: number
}

/** Works of a person, one row a signature. */
export const readWorks = async (
  ctx: Context,
  which: WhichWorks,
): Promise<z.input<typeof WorkOfPerson>[]> => {
  const rows = await ctx.literature.query<WorkColumns>(
    `select w.work_id, w.title, w.year, w.type, w.venue, s.position, w.author_count,
       s.corresponding, s.name, s.affiliations, w.citations, w.retracted, w.doi, w.landing_page,
       w.pdf_url, w.source_file, w.source_line
     from signature s join work w on w.work_no = s.work_no
     where s.person_no = $1
     order by ${orders[which.sort]}, w.title nulls last, w.work_id
     limit ${which.limit} offset ${which.offset}`,
    [which.personNo],
  )
  return rows.map(toWork)
}

const newest = 'w.year desc nulls last, w.date desc nulls last'

const orders: Record<(typeof workSorts)[number], string> = {
  newest,
  oldest: 'w.year nulls last, w.date nulls last',
  citations: `w.citations desc nulls last, ${newest}`,
  part: `case when s.position = 0 then 0 when s.position = w.author_count - 1 then 1 else 2 end,
    ${newest}`,
  title: 'w.title nulls last',
}

/** First or last author; the only one is both. */
export const partOf = (
  position: number,
  authorCount: number,
): z.output<typeof WorkOfPerson>['part'] => {
  if (authorCount === 1) return 'only'
  if (position === 0) return 'first'
  return position === authorCount - 1 ? 'last' : 'middle'
}

/** Texts of a JSON list; what is not one gives none. */
export const readTexts = (json: string | null): string[] => {
  if (json === null) return []
  const read = z.array(z.string()).safeParse(JSON.parse(json))
  return read.success ? read.data : []
}

const toWork = (row: WorkColumns): z.input<typeof WorkOfPerson> => ({
  workId: row.work_id,
  title: row.title ?? '',
  year: row.year,
  type: row.type,
  venue: row.venue,
  position: row.position,
  authorCount: row.author_count,
  part: partOf(row.position, row.author_count),
  corresponding: row.corresponding ?? false,
  printedName: row.name,
  affiliations: readTexts(row.affiliations),
  citations: row.citations,
  retracted: row.retracted ?? false,
  links: linksOfWork(row),
  sourceFile: row.source_file,
  sourceLine: row.source_line,
})

/** Ids of works that OpenAlex itself gave; ours are higher and lead nowhere outside. */
const openAlexWork = /^https:\/\/openalex\.org\/W\d{1,11}$/

const linksOfWork = (row: WorkColumns): PersonLink[] => {
  const links = new Map<string, PersonLink>()
  const add = (link: PersonLink | string) => {
    if (typeof link !== 'string') links.set(link.url, link)
  }
  if (row.doi) add(readLink(row.doi))
  for (const page of [row.landing_page, row.pdf_url]) if (page) add(pageLink(page))
  if (openAlexWork.test(row.work_id)) {
    const label = row.work_id.slice(row.work_id.lastIndexOf('/') + 1)
    add({ kind: 'openalex', label, url: row.work_id })
  }
  return [...links.values()]
}

const pageLink = (page: string): PersonLink | string => {
  const link = readLink(page)
  if (typeof link === 'string') return link
  const isOpenReview = new URL(link.url).hostname.endsWith('openreview.net')
  return isOpenReview ? { ...link, kind: 'openreview' } : link
}
