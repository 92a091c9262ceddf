import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { WorksInput, WorksOutput } from './contract.ts'
import { readPerson } from './person-row.ts'
import { resolvePersonId } from './resolve-person.ts'
import { readWorks } from './work-rows.ts'

export const worksOfPerson = defineAction({
  name: 'people.works',
  summary: 'List the works that a person signs.',
  http: 'GET /people/{id}/works',
  kind: 'read',
  input: WorksInput,
  output: WorksOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], examples: ['people works 6f1c… --sort citations'] },
  table: ({ works }) => ({
    columns: ['year', 'title', 'venue', 'part', 'authors', 'citations', 'printed name', 'work'],
    rows: works.map((work) => [
      work.year,
      work.title,
      work.venue,
      work.part,
      work.authorCount,
      work.citations,
      work.printedName,
      work.workId,
    ]),
  }),
  run: async (ctx, { id, sort, limit, offset }) => {
    const person = await readPerson(ctx, await resolvePersonId(ctx, id))
    const [works, counted] = await Promise.all([
      readWorks(ctx, { personNo: person.person_no, sort, limit, offset }),
      ctx.literature.query<{ total: number }>(
        'select cast(count(*) as integer) as total from signature where person_no = $1',
        [person.person_no],
      ),
    ])
    return { works, total: counted[0]?.total ?? 0, offset, limit }
  },
})
