import type { Table } from '#actions/define-action.ts'
import type { ExplainOutput, RankedPerson, RankOutput } from './contract.ts'

/** The ranked list for a terminal: three lines a person, the best work below the name. */
export const renderRanking = (output: RankOutput): string => {
  const { totals, understood } = output
  const lines = [
    `${count(totals.people, 'person', 'people')} from ${count(totals.works, 'work', 'works')}, ` +
      `by the best ${totals.counted.toLocaleString('en')}, ` +
      `in ${Math.round(totals.tookMs)} ms`,
  ]
  if (understood.unknown.length > 0) {
    lines.push(`In no work: ${understood.unknown.join(', ')}`)
  }
  if (output.people.length === 0) lines.push('', 'Nobody matches all of this.')
  const width = String(output.people.at(-1)?.rank ?? 1).length
  for (const person of output.people) lines.push('', ...renderPerson(person, width))
  return lines.join('\n')
}

const renderPerson = (person: RankedPerson, width: number): string[] => {
  const indent = ' '.repeat(width + 2)
  const facts = [
    person.organisation ?? 'no organisation known',
    person.role ?? '',
    yearsOf(person),
    person.works === 0 ? 'kept by hand' : count(person.works, 'work', 'works'),
    person.tiedWith.length > 0 ? `tie with ${person.tiedWith.join(', ')}` : '',
    person.thin ? 'rests on one work' : '',
  ].filter((fact) => fact !== '')
  const [best] = person.evidence
  const doubt = `${person.low.toFixed(2)} to ${person.high.toFixed(2)}`
  return [
    `${String(person.rank).padStart(width)}  ${person.name}  ${person.score.toFixed(2)} (${doubt})`,
    `${indent}${facts.join(' · ')}`,
    ...(best ? [`${indent}${best.title}${best.year === null ? '' : ` (${best.year})`}`] : []),
  ]
}

const yearsOf = ({ firstYear, lastYear }: RankedPerson): string => {
  if (firstYear === null || lastYear === null) return ''
  return firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`
}

const count = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** The ranked list as rows, for CSV. One row a person, the best work with it. */
export const rankingTable = (output: RankOutput): Table => ({
  columns: [
    'rank',
    'name',
    'score',
    'low',
    'high',
    'organisation',
    'country',
    'first_year',
    'last_year',
    'works',
    'matched_works',
    'best_work',
    'best_work_title',
    'best_work_year',
    'person',
  ],
  rows: output.people.map((person) => [
    person.rank,
    person.name,
    person.score,
    person.low,
    person.high,
    person.organisation,
    person.country,
    person.firstYear,
    person.lastYear,
    person.works,
    person.matched,
    person.evidence[0]?.work ?? null,
    person.evidence[0]?.title ?? null,
    person.evidence[0]?.year ?? null,
    person.person,
  ]),
})

/** The explanation for a terminal. */
export const renderExplanation = (output: ExplainOutput): string => {
  const { person } = output
  const { parts } = person
  return [
    `${person.name}: rank ${person.rank} of ${output.of}, score ${person.score.toFixed(2)}`,
    `relevance ${signed(parts.relevance)}, recency ${signed(parts.recency)}, ` +
      `role ${signed(parts.role)}, impact ${signed(parts.impact)}`,
    output.formula,
    '',
    ...output.sentences,
    '',
    ...person.evidence.map(
      (one) =>
        `${signed(one.contribution)}  ${one.title} (${one.year ?? 'no year'}, ` +
        `author ${one.position + 1} of ${one.authorCount})`,
    ),
  ].join('\n')
}

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(2)}`
