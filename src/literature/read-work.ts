import { join } from 'node:path'
import { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { findParquetRow } from '#warehouse/parquet-file.ts'
import { WorkDetail } from './contract.ts'
import { committedShards } from './shard-rows.ts'
import { openAlexId, ownWorkId } from './sources/openalex/ids.ts'

/** One work whole: abstract, authors as printed and as resolved, where it was read. */
export const readWork = defineAction({
  name: 'literature.work',
  summary: 'Show one work: abstract, authors with their people, citations, where it was read.',
  http: 'GET /works/{id}',
  kind: 'read',
  input: z.object({ id: z.string().min(1).max(200) }),
  output: WorkDetail,
  allow: member,
  doors: 'all',
  mcp: true,
  cli: {
    positional: ['id'],
    examples: ['literature work W9010147202759'],
    render: (work) => workText(work),
  },
  run: (ctx, { id }) => detail(ctx, openAlexId(id, 'W') ?? ownWorkId(id) ?? id),
})

interface BuiltWork {
  readonly work_no: number
  readonly title: string
  readonly raw_title: string | null
  readonly year: number | null
  readonly date: string | null
  readonly type: string | null
  readonly language: string | null
  readonly venue: string | null
  readonly abstract: string | null
  readonly keywords: string | null
  readonly topics: string | null
  readonly citations: number | null
  readonly citations_by_year: string | null
  readonly doi: string | null
  readonly landing_page: string | null
  readonly pdf_url: string | null
  readonly retracted: boolean
  readonly source_file: string | null
  readonly source_line: number | null
  readonly run: string | null
}

const detail = (ctx: Context, id: string): Promise<z.input<typeof WorkDetail>> =>
  ctx.literature.reading(async (reader) => {
    const [work] = await reader.query<BuiltWork>('select * from work where work_id = $1', [id])
    if (work === undefined) throw notFound('work')
    const [people, kept] = await Promise.all([
      reader.query<{ position: number; person_id: string | null }>(
        `select s."position", p.person_id from signature s
         left join person p on p.person_no = s.person_no
         where s.work_no = $1 order by s."position" nulls last`,
        [work.work_no],
      ),
      keptParts(ctx, id, work.run ?? ''),
    ])
    const personOf = new Map(people.map((row) => [row.position, row.person_id]))
    return {
      id,
      title: work.title,
      rawTitle: work.raw_title,
      year: work.year,
      date: work.date ?? '',
      type: work.type ?? '',
      language: work.language ?? '',
      venue: work.venue ?? '',
      abstract: work.abstract ?? '',
      keywords: jsonOf(z.array(z.string()), work.keywords),
      topics: jsonOf(z.array(z.string()), work.topics),
      citations: work.citations,
      citationsByYear: jsonOf(z.array(z.tuple([z.number(), z.number()])), work.citations_by_year),
      doi: work.doi ?? '',
      landingPage: work.landing_page ?? '',
      pdfUrl: work.pdf_url ?? '',
      references: kept.references,
      retracted: work.retracted,
      unalignedAffiliations: kept.unaligned,
      authors: kept.authors.map((author) => ({
        ...author,
        rawName: author.rawName === author.name ? null : author.rawName,
        personId: personOf.get(author.position) ?? null,
        corresponding: author.corresponding ?? false,
      })),
      sourceFile: work.source_file ?? '',
      sourceLine: work.source_line ?? 0,
      updated: kept.updated,
      run: work.run ?? '',
    }
  })

const KeptAuthor = z.object({
  position: z.number(),
  name: z.string(),
  rawName: z.string(),
  orcid: z.string().nullable(),
  authorId: z.string().nullable(),
  corresponding: z.boolean().nullable(),
  affiliations: z.array(z.string()),
  organisations: z.array(
    z.object({ id: z.string().nullable(), name: z.string(), country: z.string().nullable() }),
  ),
  kind: z.enum(['person', 'organisation', 'unclear']),
  mended: z.array(z.string()),
})
const Extra = z.object({ unalignedAffiliations: z.array(z.string()).default([]) })

/** What the build does not hold, from the shards of the run that the work came with. */
const keptParts = async (ctx: Context, id: string, run: string) => {
  const shards = (await committedShards(ctx.db)).filter((shard) => shard.runId === run)
  const files = shards.map((shard) => join(ctx.literature.folder, 'works', shard.name))
  const columns = ['authorships', 'extra', 'reference_ids', 'updated']
  const row = await findParquetRow(files, columns, { column: 'work_id', value: id })
  const [authorships = null, extra = null, references = null, updated = null] = row ?? []
  return {
    authors: jsonOf(z.array(KeptAuthor), authorships),
    unaligned: Extra.catch({ unalignedAffiliations: [] }).parse(parsed(extra))
      .unalignedAffiliations,
    references: jsonOf(z.array(z.string()), references),
    updated: updated ?? '',
  }
}

/** A list kept as JSON text; empty when there is none. */
export const jsonOf = <Item>(schema: z.ZodType<Item[]>, text: string | null): Item[] =>
  schema.catch([]).parse(parsed(text))

const parsed = (text: string | null): unknown => {
  if (text === null || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const workText = (work: z.output<typeof WorkDetail>): string =>
  [
    work.title,
    [work.venue, work.year, work.citations === null ? '' : `${work.citations} citations`]
      .filter((part) => part !== '' && part !== null)
      .join(', '),
    '',
    ...work.authors.map((author) => {
      const where = author.organisations.map((one) => one.name).join('; ')
      return `${author.position + 1}. ${author.name}${where === '' ? '' : ` (${where})`}`
    }),
    '',
    work.abstract,
    '',
    `${work.id}  ${work.landingPage}`,
    `Read from ${work.sourceFile}, line ${work.sourceLine}.`,
  ].join('\n')
