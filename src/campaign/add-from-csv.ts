import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { readCheckedList } from '#people/csv-preview.ts'
import { addToList } from './add-prospects.ts'
import { AddFromCsv, mostAdded } from './list.contract.ts'
import { AddedFromCsv } from './prospect.contract.ts'

/**
 * A list of people as people.csvImport reads it. Who is certainly somebody who is here is added as
 * that person, everybody else by name; the column "why" becomes the thesis.
 */
export const addFromCsv = defineAction({
  name: 'campaign.addCsv',
  summary: 'Add the people of a CSV file to The List. Who is there already is found.',
  http: 'POST /prospects/csv',
  kind: 'change',
  input: AddFromCsv,
  output: AddedFromCsv,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['path'],
    paths: ['path'],
    examples: ['campaign add-csv dinner.csv --source "founders’ dinner, May"'],
    render: ({ results, refusals }) =>
      [
        `${results.filter((one) => one.outcome === 'added').length} added, ${results.filter((one) => one.outcome === 'there').length} there already`,
        ...results
          .filter((one) => one.outcome === 'alike')
          .map((one) => `  ${one.name}: somebody of this name is on The List`),
        ...results
          .filter((one) => one.outcome === 'held')
          .map((one) => `  ${one.name}: ${one.heldBy[0]?.sentence ?? ''}`),
        ...refusals.map((one) => `  line ${one.line}: ${one.sentence}`),
      ].join('\n'),
  },
  run: async (ctx, { compartmentId, ...file }) => {
    const { list, rows } = await readCheckedList(ctx, file)
    if (rows.length > mostAdded) throw tooMany(rows.length)
    if (rows.length === 0) return { results: [], refusals: list.refusals.slice(0, mostAdded) }
    const { results } = await addToList(ctx, {
      prospects: rows.map(({ person, duplicates }) => {
        const certain = duplicates.find((one) => one.certain)
        return {
          kind: 'person',
          ...(certain ? { personId: certain.person.person_id } : {}),
          name: person.name,
          affiliation: person.organisation,
          source: person.source,
          thesis: person.why.slice(0, longestThesis),
          stage: 'prospect',
          anyway: false,
        }
      }),
      source: file.source,
      compartmentId,
      keepPeople: false,
    })
    return { results, refusals: list.refusals.slice(0, mostAdded).map((one) => ({ ...one })) }
  },
})

/** As `ProspectToAdd` has it. */
const longestThesis = 1000

const tooMany = (rows: number): AppError =>
  new AppError('limit', `The file has ${rows.toLocaleString('en')} people.`, {
    code: 'too_many_people',
    next: `Split it: ${mostAdded.toLocaleString('en')} at once is the most.`,
  })
