import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { EvidenceInput, EvidenceOutput } from './contract.ts'
import { rankOfPerson } from './person-of-search.ts'
import { readEvidence, readPage } from './page.ts'
import { searching } from './search.ts'

/** Every work that counted for one person and this brief, with the words in their sentences. */
export const evidence = defineAction({
  name: 'scouting.evidence',
  summary: 'All works that make one person rank for a brief, with the matched words.',
  http: 'GET /scout/people/{person}/evidence',
  kind: 'read',
  input: EvidenceInput,
  output: EvidenceOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['person', 'brief'] },
  table: (output) => ({
    columns: ['contribution', 'work', 'title', 'year', 'venue', 'position', 'authors', 'citations'],
    rows: output.evidence.map((one) => [
      one.contribution,
      one.work,
      one.title,
      one.year,
      one.venue,
      one.position + 1,
      one.authorCount,
      one.citations,
    ]),
  }),
  run: (ctx, input) =>
    searching(ctx, input, async (search) => {
      const index = await rankOfPerson(ctx, search, input.person)
      const person = search.ranked[index]
      const [shown] = await readPage(search, [index], { works: 0, snippets: false })
      return {
        person: shown?.person ?? input.person,
        name: shown?.name ?? '',
        total: person?.works ?? 0,
        evidence: person ? await readEvidence(search, person, input) : [],
      }
    }),
})
