import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction, type Table } from '#actions/define-action.ts'
import { FindPeople, FoundPeople, type personSorts } from './contract.ts'
import { nameParts } from './matching/name-key.ts'
import { personColumns, personTables, toPersonRow, type PersonColumns } from './person-row.ts'
import { peopleTable } from './people-table.ts'

export const findPeople = defineAction({
  name: 'people.find',
  summary: 'Find people by name or organisation, with works or kept by hand.',
  http: 'GET /people',
  kind: 'read',
  input: FindPeople,
  output: FoundPeople,
  allow: member,
  doors: 'all',
  mcp: true,
  cli: {
    positional: ['query'],
    examples: [
      'people find "tanwee iris"',
      'people find --organisation corvid --sort works --limit 20',
    ],
  },
  table: (found): Table => peopleTable(found.people),
  run: async (ctx, input) => {
    const { where, params, fit, fitParams } = conditions(input)
    const sort = input.sort === 'fit' && fit === '' ? 'works' : input.sort
    const [rows, counted] = await Promise.all([
      ctx.literature.query<PersonColumns>(
        `select ${personColumns} from ${personTables} ${where}
         order by ${orders[sort](fit)},
           p.name, p.person_id
         limit ${input.limit} offset ${input.offset}`,
        sort === 'fit' ? fitParams : params,
      ),
      ctx.literature.query<{ total: number }>(
        `select cast(count(*) as integer) as total from ${personTables} ${where}`,
        params,
      ),
    ])
    return {
      people: rows.map(toPersonRow),
      total: counted[0]?.total ?? 0,
      offset: input.offset,
      limit: input.limit,
    }
  },
})

const orders: Record<(typeof personSorts)[number], (fit: string) => string> = {
  fit: (fit) => `${fit}, p.works desc nulls last`,
  name: () => 'p.name_key nulls last',
  works: () => 'p.works desc nulls last',
  led: () => 'p.led desc nulls last, p.works desc nulls last',
  recent: () => 'p.last_year desc nulls last, p.works desc nulls last',
  organisation: () => 'p.organisation nulls last, p.works desc nulls last',
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i
/** Words of a query that count; a name has fewer. */
const mostWords = 8

/**
 * Every word of the query must be in the name, in any order, or all in one printed form of it.
 * The words hold letters only, and no value is written into the SQL but by placeholder. `fitParams`
 * are those of `where` and then of `fit`: a question that binds what it does not use is refused.
 */
const conditions = (input: z.output<typeof FindPeople>) => {
  const words = nameParts(input.query).slice(0, mostWords)
  const all: string[] = []
  const params: string[] = []
  const bind = (value: string): string => `$${params.push(value)}`
  if (words.length > 0) {
    const inside = words.map((word) => bind(`%${word}%`))
    all.push(`(${inside.map((one) => `p.name_key like ${one}`).join(' and ')}
      or p.person_no in (select n.person_no from person_name n
        where ${inside.map((one) => `lower(n.name) like ${one}`).join(' and ')}))`)
  } else if (input.query.trim() !== '') {
    all.push(`p.name_key = ${bind(input.query.trim())}`)
  }
  const organisation = input.organisation.trim()
  if (uuid.test(organisation)) {
    all.push(`o.organisation_id = ${bind(organisation.toLowerCase())}`)
  } else if (organisation !== '') {
    all.push(`lower(p.organisation) like ${bind(`%${likeText(organisation.toLowerCase())}%`)}`)
  }
  if (input.kind === 'papers') all.push('p.works > 0')
  if (input.kind === 'hand') all.push('p.by_hand')
  const where = all.length === 0 ? '' : `where ${all.join(' and ')}`
  const bound = params.length
  const fit = words.length === 0 ? '' : fitOf(words, bind)
  return { where, params: params.slice(0, bound), fit, fitParams: params }
}

/** How well a name fits: whole, or each word at the beginning of one, or somewhere within. */
const fitOf = (words: readonly string[], bind: (value: string) => string): string => {
  const whole = [words.join(' '), words.toReversed().join(' ')].map(bind)
  const starts = words.map(
    (word) => `(p.name_key like ${bind(`${word}%`)} or p.name_key like ${bind(`% ${word}%`)})`,
  )
  return `case when p.name_key in (${whole.join(', ')}) then 0
    when ${starts.join(' and ')} then 1 else 2 end`
}

/** What a person typed, without the signs that `like` reads as "anything". */
const likeText = (text: string): string => text.replace(/[%_\\]/g, '')
