import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { keepRanking, type ShownRanking } from '#workspace/privacy-rankings.ts'
import { RankInput, RankOutput } from './contract.ts'
import { countFacets, countVenues } from './filters.ts'
import { readPage } from './page.ts'
import { rankingTable, renderRanking } from './render.ts'
import { failedBy, searching, type Question, type Search } from './search.ts'
import { scorePeople } from './score-people.ts'

/** A brief becomes a ranked list of people, each with the works that prove it. */
export const rank = defineAction({
  name: 'scouting.rank',
  alias: 'scout',
  summary: 'Rank people for a brief in plain words, each with the works that prove it.',
  http: 'GET /scout',
  kind: 'read',
  input: RankInput,
  output: RankOutput,
  allow: member,
  doors: 'all',
  mcp: { defaults: { top: 10, works: 3 } },
  cli: {
    positional: ['brief'],
    examples: [
      'scout "post-training language models with reinforcement learning"',
      'scout "legged robots" --top 10 --role first --country CH',
      'scout \'"world model" planning -driving\' --json',
    ],
    render: renderRanking,
  },
  table: rankingTable,
  run: (ctx, input) => {
    const started = performance.now()
    return searching(ctx, input, async (search) => {
      const end = Math.min(input.offset + input.top, search.ranked.length)
      const indexes = Array.from(
        { length: Math.max(0, end - input.offset) },
        (_, i) => i + input.offset,
      )
      const people = await readPage(search, indexes, { works: input.works, snippets: false })
      const facets = facetsOf(search, input)
      keepRanking(ctx, shownOf(search, input, people))
      return {
        people,
        totals: {
          people: search.ranked.length,
          works: search.resident.works,
          found: search.found.found,
          counted: search.found.work.length,
          organisations: organisationsOf(search),
          tookMs: Math.round((performance.now() - started) * 10) / 10,
        },
        facets,
        understood: search.understood,
        weights: search.weights,
      }
    })
  },
})

/** What is kept of a list that was shown: what was asked, and who stood where. */
const shownOf = (
  search: Search,
  { brief, top: _top, works: _works, offset, ...question }: z.output<typeof RankInput>,
  people: readonly { readonly person: string }[],
): ShownRanking => ({
  brief,
  question,
  total: search.ranked.length,
  firstRank: offset + 1,
  personIds: people.map(({ person }) => person),
})

/** How many organisations the people on the list are at; the facet itself is cut at 200. */
const organisationsOf = ({ ranked, resident }: Search): number => {
  const seen = new Uint8Array(resident.organisationCount)
  let organisations = 0
  for (const { personNo } of ranked) {
    const no = resident.people.organisation[personNo] ?? -1
    if (no < 0 || seen[no] === 1) continue
    seen[no] = 1
    organisations++
  }
  return organisations
}

const facetsOf = (search: Search, input: Question): RankOutputFacets => {
  const { resident, found, everywhere, matched, failures } = search
  const here = { people: matched, failures: search.failed }
  const facets = countFacets(resident, here, input)
  if (found === everywhere) return { ...facets, venue: countVenues(resident, everywhere, here) }
  // Venues are counted without the filter by venue, so that another one can be chosen.
  const all = scorePeople(resident, everywhere, search.options)
  const unfiltered = { people: all, failures: failedBy(all, failures) }
  return { ...facets, venue: countVenues(resident, everywhere, unfiltered) }
}

type RankOutputFacets = ReturnType<typeof countFacets> & { venue: ReturnType<typeof countVenues> }
