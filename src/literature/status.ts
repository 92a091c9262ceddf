import { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { Coverage, Status } from './contract.ts'
import { inWords } from './run-sentences.ts'

/** What is in the literature now, and since when. */
export const literatureStatus = defineAction({
  name: 'literature.status',
  summary: 'Say what is in the literature: works, signatures, people, built when.',
  http: 'GET /literature/status',
  kind: 'read',
  input: z.object({}),
  output: Status,
  allow: member,
  doors: 'all',
  mcp: true,
  cli: {
    examples: ['literature status', 'literature status --json'],
    render: (one) => statusText(one),
  },
  run: async (ctx) => {
    const [served, years, venues, running, workspace] = await Promise.all([
      ctx.literature.status(),
      ctx.literature.query<{ year: number; works: number }>(
        `select year, cast(count(*) as integer) as works from work
         where year is not null group by year order by year nulls last`,
      ),
      ctx.literature.query<{ venues: number }>(
        'select cast(count(*) as integer) as venues from venue',
      ),
      runningRun(ctx),
      ctx.db.selectFrom('workspace').select('invented').executeTakeFirst(),
    ])
    return {
      works: served.works,
      signatures: served.signatures,
      people: served.people,
      organisations: served.organisations,
      venues: venues[0]?.venues ?? 0,
      built_at: served.builtAt,
      build: served.build,
      first_year: years.at(0)?.year ?? null,
      last_year: years.at(-1)?.year ?? null,
      invented: workspace?.invented ?? false,
      running,
      by_year: years.map(({ year, works }): [number, number] => [year, works]),
    }
  },
})

const runningRun = async (ctx: Context): Promise<string | null> => {
  const row = await ctx.db
    .selectFrom('literatureRun')
    .select('id')
    .where('endedAt', 'is', null)
    .orderBy('ordinal')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

const statusText = (status: Status): string => {
  if (status.built_at === null)
    return 'Nothing is in yet. Bring files: ./party ingest works.jsonl.gz'
  const years =
    status.first_year === null ? '' : `, ${status.first_year} to ${status.last_year ?? ''}`
  return [
    status.invented ? 'This is an invented world: nobody in it exists.' : '',
    `Works          ${inWords(status.works)}${years}`,
    `Signatures     ${inWords(status.signatures)}`,
    `People         ${inWords(status.people)}`,
    `Organisations  ${inWords(status.organisations)}`,
    `Venues         ${inWords(status.venues)}`,
    `Built          ${status.built_at.slice(0, 16).replace('T', ' ')} UTC (build ${status.build})`,
    status.running === null ? '' : 'Something is being read right now.',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** Works and signatures by venue and year, for whoever wants to know what is missing. */
export const literatureCoverage = defineAction({
  name: 'literature.coverage',
  summary: 'Show what is in by venue and year: works, signatures, abstracts, citation counts.',
  http: 'GET /literature/coverage',
  kind: 'read',
  input: z.object({}),
  output: Coverage,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { examples: ['literature coverage', 'literature coverage --csv'] },
  table: ({ rows }) => ({
    columns: ['venue', 'year', 'works', 'signatures', 'abstracts', 'citations'],
    rows: rows.map((row) => [
      row.venue,
      row.year,
      row.works,
      row.signatures,
      row.abstracts,
      row.citations,
    ]),
  }),
  run: async (ctx) => ({
    rows: await ctx.literature.query<z.output<typeof Coverage>['rows'][number]>(
      `select coalesce(venue, '') as venue, year, cast(count(*) as integer) as works,
         cast(sum(author_count) as integer) as signatures,
         cast(sum(case when abstract <> '' then 1 else 0 end) as integer) as abstracts,
         cast(sum(case when citations is not null then 1 else 0 end) as integer) as citations
       from work group by coalesce(venue, ''), year
       order by venue nulls last, year nulls last`,
    ),
  }),
})
