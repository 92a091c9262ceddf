import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { ExplainInput, ExplainOutput, type WhatIf, type Weights } from './contract.ts'
import { readPage, round } from './page.ts'
import { rankOfPerson } from './person-of-search.ts'
import { renderExplanation } from './render.ts'
import { mostWorks, scorePeople, type ScoredPerson, type ScoreOptions } from './score-people.ts'
import { searching, type Search } from './search.ts'

/** Why a person stands where they stand, and what would change it. */
export const explain = defineAction({
  name: 'scouting.explain',
  summary: 'Why this rank: every part of the score, and what would change it.',
  http: 'GET /scout/people/{person}',
  kind: 'read',
  input: ExplainInput,
  output: ExplainOutput,
  allow: member,
  doors: 'all',
  mcp: true,
  cli: { positional: ['person', 'brief'], render: renderExplanation },
  run: (ctx, input) =>
    searching(ctx, input, async (search) => {
      const index = await rankOfPerson(ctx, search, input.person)
      const around = [index, index - 1, index + 1].filter(
        (one) => one >= 0 && one < search.ranked.length,
      )
      const [person, ...others] = await readPage(search, around, {
        works: mostWorks,
        snippets: true,
      })
      if (!person) throw new Error(`Rank ${index + 1} has no person.`)
      const whatIf = whatIfs(search, index)
      const neighbour = (rank: number) => {
        const found = others.find((one) => one.rank === rank)
        if (!found) return null
        return { rank, person: found.person, name: found.name, score: found.score }
      }
      const above = neighbour(person.rank - 1)
      const below = neighbour(person.rank + 1)
      return {
        person,
        of: search.ranked.length,
        weights: search.weights,
        formula: formulaOf(search.weights, search.options.decay),
        sentences: sentencesOf(person, whatIf),
        above,
        below,
        whatIf,
        understood: search.understood,
      }
    }),
})

/** The rule that gave every number, in one line. */
const formulaOf = (weights: Weights, decay: number): string =>
  [
    'Each work gives relevance²',
    weights.halfLife === 0 ? '' : ` × ½^(age / ${weights.halfLife} years)`,
    ` × role (first ${weights.first}, last ${weights.last}, between ${weights.middle})`,
    weights.impact === 0 ? '' : ` × (1 + ${weights.impact} × log₁₀(1 + citations))`,
    decay === 1
      ? `; the ${mostWorks} best works of a person are summed.`
      : `; a person's works are summed, each next best one counting ${decay} of the one before.`,
  ].join('')

// "Lately" in a what-if; a doctorate is about as long.
const lateYears = 5

const whatIfs = (search: Search, index: number): WhatIf[] => {
  const person = search.ranked[index]
  if (!person) return []
  const { options, weights } = search
  const best = person.strongest
  const alternatives: readonly (readonly [WhatIf['name'], string, Partial<ScoreOptions>])[] = [
    ['first-author-only', 'if only works as first author counted', { role: 'first' }],
    ['last-author-only', 'if only works as last author counted', { role: 'last' }],
    [
      'last-five-years',
      `if only the last ${lateYears} years counted`,
      { since: options.now - lateYears + 1 },
    ],
    ['without-recency', 'if age took nothing off', { weights: { ...weights, halfLife: 0 } }],
    ['without-citations', 'if citations counted nothing', { weights: { ...weights, impact: 0 } }],
    [
      'without-role',
      'if every place among the authors counted alike',
      { weights: { ...weights, first: 1, middle: 1, last: 1 } },
    ],
  ]
  return [
    withoutBest(search, person, best.value),
    ...alternatives.map(([name, label, change]) => rankedWith(search, person, name, label, change)),
  ]
}

/** Everybody else keeps all of theirs. */
const withoutBest = (search: Search, person: ScoredPerson, best: number): WhatIf => {
  const score = person.score - best
  const before = search.ranked.filter(
    (other) => other.personNo !== person.personNo && other.score > score,
  ).length
  const listed = person.works > 1
  return {
    name: 'without-best-work',
    label: 'without the best work',
    rank: listed ? before + 1 : null,
    of: search.ranked.length,
    score: round(Math.max(0, score)),
  }
}

const rankedWith = (
  search: Search,
  person: ScoredPerson,
  name: WhatIf['name'],
  label: string,
  change: Partial<ScoreOptions>,
): WhatIf => {
  const { resident, found, failures } = search
  const ranked = scorePeople(resident, found, { ...search.options, ...change }).filter(
    ({ personNo }) => failures(personNo) === 0,
  )
  const index = ranked.findIndex(({ personNo }) => personNo === person.personNo)
  return {
    name,
    label,
    rank: index < 0 ? null : index + 1,
    of: ranked.length,
    score: round(ranked[index]?.score ?? 0),
  }
}

const sentencesOf = (
  person: { rank: number; matched: number; thin: boolean; tiedWith: readonly number[] },
  whatIf: readonly WhatIf[],
): string[] => {
  const works = person.matched === 1 ? 'one work' : `${person.matched} works`
  const sentences = [`Rests on ${works}.`]
  if (person.thin && person.matched > 1) sentences.push('One of them carries most of the score.')
  const without = whatIf.find((one) => one.name === 'without-best-work')
  if (without) {
    sentences.push(
      without.rank === null
        ? 'Without it this person would not be on the list.'
        : `Without the best work the rank would be ${without.rank}.`,
    )
  }
  const [first, ...rest] = person.tiedWith
  if (first !== undefined) {
    const ranks = rest.length === 0 ? `rank ${first}` : `ranks ${person.tiedWith.join(', ')}`
    sentences.push(`A tie with ${ranks}: these works cannot tell them apart.`)
  }
  const changed = whatIf
    .filter((one) => one.name !== 'without-best-work')
    .filter((one) => one.rank !== person.rank)
  const listed = changed.flatMap((one) => (one.rank === null ? [] : [`${one.rank} ${one.label}`]))
  if (listed.length > 0) sentences.push(`The rank would be ${listed.join('; ')}.`)
  const missing = changed.flatMap((one) => (one.rank === null ? [one.label] : []))
  if (missing.length > 0) sentences.push(`Not on the list ${missing.join(', or ')}.`)
  return sentences
}
