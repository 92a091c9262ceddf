import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { askOpenAlex } from './ask-openalex.ts'
import { AdmiredPeople, AuthorCandidates, OpenAlexQuery, Run } from './contract.ts'
import { followRun, runText } from './follow-run.ts'
import { searchAuthors } from './sources/openalex/find-authors.ts'
import { openAlexId } from './sources/openalex/ids.ts'
import { questionsOf } from './sources/openalex/query-parts.ts'
import { startRun } from './start-run.ts'

/** Fetches works by topic, author, institution, venue, DOI or title, years; up to a number. */
export const fetchOpenAlex = defineAction({
  name: 'literature.fetchOpenAlex',
  alias: 'fetch',
  summary: 'Fetch works from OpenAlex by topic, author, institution, venue, DOIs, titles or years.',
  http: 'POST /literature/fetches',
  kind: 'change',
  input: OpenAlexQuery,
  output: Run,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['topic'],
    examples: [
      'fetch "reward models" --from-year 2023 --limit 500',
      'fetch --author-ids A5023888391',
      'literature find-places institution "Example University"',
      'fetch --institution-ids I27837315 --from-year 2024',
    ],
    follow: followRun,
    render: runText,
  },
  run: (ctx, query) => {
    const questions = questionsOf(query)
    const [first] = questions
    if (first === undefined) throw nothingAsked()
    return startRun(ctx, {
      kind: 'openalex',
      title: `OpenAlex: ${questions.length === 1 ? first.name : `${questions.length} questions`}`,
      request: JSON.parse(JSON.stringify(query)),
      files: questions.map((question) => ({ name: question.name, expected: question.limit })),
    })
  },
})

// More namesakes than that nobody compares; each costs a question more.
const shownCandidates = 8

/** People of OpenAlex who bear a name, to choose from by works, places and years. */
export const findAuthors = defineAction({
  name: 'literature.findAuthors',
  summary: 'Find people in OpenAlex by name, with works, places and years to choose by.',
  http: 'GET /literature/authors',
  kind: 'read',
  input: z.object({ name: z.string().trim().min(2).max(200) }),
  output: AuthorCandidates,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['name'], examples: ['literature find-authors "Ada Example"'] },
  table: ({ candidates }) => ({
    columns: ['id', 'name', 'works', 'citations', 'last organisation', 'years', 'known for'],
    rows: candidates.map((one) => [
      one.id,
      one.name,
      one.works,
      one.citations,
      one.lastOrganisation,
      one.firstYear === null ? '' : `${one.firstYear} to ${one.lastYear ?? ''}`,
      one.someWorks.at(0)?.title ?? '',
    ]),
  }),
  run: async (ctx, { name }) => searchAuthors(await askOpenAlex(ctx), name, shownCandidates),
})

/** Fetches the works of people one admires, of their co-authors and venues; fills as it comes. */
export const bringAdmired = defineAction({
  name: 'literature.bringAdmired',
  alias: 'admire',
  summary: 'Bring the works of people you admire, of their co-authors and of their venues.',
  http: 'POST /literature/admired',
  kind: 'change',
  input: AdmiredPeople,
  output: Run,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['authorIds'],
    examples: ['admire A5023888391 A5086198262 --limit 4000'],
    follow: followRun,
    render: runText,
  },
  run: async (ctx, wanted) => {
    const authorIds = wanted.authorIds.map((id) => {
      const known = openAlexId(id, 'A')
      if (known === null) throw noAuthorId(id)
      return known
    })
    return startRun(ctx, {
      kind: 'admired',
      title: `Around ${authorIds.length === 1 ? 'one person' : `${authorIds.length} people`} you admire`,
      request: { ...wanted, authorIds },
      files: [],
    })
  },
})

const nothingAsked = (): AppError =>
  new AppError('invalid', 'The query asks for nothing.', {
    code: 'empty_query',
    next: 'Give a topic, an author, an institution, a venue, DOIs or titles.',
  })

const noAuthorId = (id: string): AppError =>
  new AppError('invalid', `“${id}” is no author of OpenAlex.`, {
    code: 'no_author_id',
    next: 'An author id looks like A5023888391. Find it with: ./party literature find-authors NAME',
  })
