import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#people/add-person.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { bringWorks, workId, type SmallWork } from '../../test/small-literature.ts'
import { RankInput } from './contract.ts'
import { evidence } from './evidence.ts'
import { explain } from './explain.ts'
import { sumInSql } from './find-works.ts'
import { sumInMemory } from './postings.ts'
import { rank } from './rank.ts'
import { residentOf } from './resident.ts'
import { search } from './search.ts'
import { talentMap } from './talent-map.ts'

let party: Party

// A small world: legged robots at Corvid, language models at Kestrel, and what lies between.
const world: readonly SmallWork[] = [
  ...many('L', 6, 2019, (i) => ({
    title: `Legged robots walking on sand, part ${i}`,
    authors: ['Iris Tanwee @ Corvid', 'Bo Ferrante @ Corvid'],
    venue: 'Field Machines',
  })),
  ...many('M', 6, 2020, (i) => ({
    title: `Language models trained with feedback ${i}`,
    authors: ['Zara Quill @ Kestrel', 'Ugo Marsh @ Kestrel', 'Mateus Figueira @ Haldane'],
    citations: i * 10,
  })),
  ...many('N', 4, 2023, (i) => ({
    title: `Walking gaits of quadrupeds ${i}`,
    authors: ['Noa Ben-Tovim @ Fjordgate'],
    venue: 'Field Machines',
  })),
  ...many('O', 12, 2018, (i) => ({ title: `Proteins folded slowly ${i}`, authors: ['Ada Lind'] })),
  {
    id: 'X1',
    title: 'Robots that drive on legged wheels',
    year: 2024,
    authors: ['Sol Ray @ Sable'],
  },
  { id: 'X2', title: 'Legged machines', year: null, authors: ['Sol Ray @ Sable'] },
]

function many(
  letter: string,
  count: number,
  year: number,
  work: (i: number) => Omit<SmallWork, 'id' | 'year'>,
): SmallWork[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${letter}${i}`,
    year: year + (i % 3),
    ...work(i),
  }))
}

beforeAll(async () => {
  party = await openParty()
  await bringWorks(party, world)
}, 120_000)
afterAll(async () => party[Symbol.asyncDispose]())

const names = async (
  input: Parameters<typeof party.call<typeof rank.input, typeof rank.output>>[1],
) => (await party.call(rank, input)).people.map(({ name }) => name)
const idOf = async (name: string, brief: string) => {
  const { people } = await party.call(rank, { brief })
  return people.find((one) => one.name === name)?.person ?? ''
}

describe('a brief', () => {
  test('finds the people who wrote about it, with the works that prove it', async () => {
    const { people, totals } = await party.call(rank, {
      brief: 'legged robots walking',
      feedback: 0,
    })
    expect(people.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Iris Tanwee', 'Bo Ferrante', 'Noa Ben-Tovim', 'Sol Ray']),
    )
    expect(people.map(({ name }) => name)).not.toContain('Ada Lind')
    const iris = people.find(({ name }) => name === 'Iris Tanwee')
    expect(iris).toMatchObject({ organisation: 'Corvid', works: 6, matched: 6, firstYear: 2019 })
    expect(iris?.evidence).toHaveLength(5)
    const [best] = iris?.evidence ?? []
    expect(best).toMatchObject({ position: 0, authorCount: 2, venue: 'Field Machines' })
    expect(best?.matched.toSorted()).toEqual(['legged', 'robots', 'walking'])
    expect(best?.titleMarks).toEqual([[0, 21]])
    expect(totals).toMatchObject({ people: people.length, works: world.length })
  })

  test('gives scores whose parts add up, ranks in order, and a doubt around each', async () => {
    const { people } = await party.call(rank, { brief: 'language models walking' })
    for (const [i, person] of people.entries()) {
      const { relevance, recency, role, impact } = person.parts
      expect(relevance + recency + role + impact).toBeCloseTo(person.score, 2)
      expect(recency).toBeLessThanOrEqual(0)
      expect(person.rank).toBe(i + 1)
      expect(person.score).toBeLessThanOrEqual(people[i - 1]?.score ?? Infinity)
      expect(person.low).toBeLessThanOrEqual(person.score)
      expect(person.high).toBeGreaterThanOrEqual(person.score)
    }
  })

  test('says a tie where the same works speak for two people', async () => {
    const { people } = await party.call(rank, { brief: 'legged robots walking' })
    const bo = people.find(({ name }) => name === 'Bo Ferrante')
    const iris = people.find(({ name }) => name === 'Iris Tanwee')
    expect(bo?.tiedWith).toContain(iris?.rank)
  })

  test('excludes, requires a phrase, and says which words no work holds', async () => {
    expect(await names({ brief: 'legged -drive', feedback: 0 })).toContain('Iris Tanwee')
    const { people } = await party.call(rank, { brief: '"legged machines"', feedback: 0 })
    expect(people.map(({ name }) => name)).toEqual(['Sol Ray'])
    expect(people[0]).toMatchObject({ thin: true, matched: 1 })
    const { understood } = await party.call(rank, { brief: 'legged zyxwvut' })
    expect(understood.unknown).toEqual(['zyxwvut'])
  })

  test('without a word is refused', async () => {
    expect(await refusal(party.call(rank, { brief: ' - ' }))).toMatchObject({ code: 'empty_brief' })
  })

  test('that nobody answers has an empty list and no fault', async () => {
    const answer = await party.call(rank, { brief: 'zyxwvut' })
    expect(answer.people).toEqual([])
    expect(answer.totals.people).toBe(0)
  })

  test('may be more of a person or of a work, who is then not on the list', async () => {
    const iris = await idOf('Iris Tanwee', 'legged robots')
    const like = await party.call(rank, { like: [iris] })
    expect(like.people[0]?.name).toBe('Bo Ferrante')
    expect(like.people.map(({ person }) => person)).not.toContain(iris)
    expect(like.understood.like).toEqual([{ id: iris, kind: 'person', label: 'Iris Tanwee' }])
    expect(await names({ like: [workId('M1')] })).toContain('Zara Quill')
    expect(await refusal(party.call(rank, { like: ['W-nowhere'] }))).toMatchObject({
      code: 'person_not_found',
    })
  })
})

describe('filters', () => {
  const brief = 'legged robots walking'

  test('keep who fits, and count who would', async () => {
    const all = await party.call(rank, { brief })
    const corvid = all.facets.organisation.find(({ label }) => label === 'Corvid')
    expect(corvid?.people).toBe(2)
    const only = await party.call(rank, { brief, organisation: [corvid?.value ?? ''] })
    expect(only.people.map(({ name }) => name).toSorted()).toEqual(['Bo Ferrante', 'Iris Tanwee'])
    // The facet's own filter does not hide its other values.
    expect(only.facets.organisation.map(({ label }) => label)).toContain('Fjordgate')
    const not = await names({ brief, notOrganisation: [corvid?.value ?? ''] })
    expect(not).not.toContain('Iris Tanwee')
  })

  test('by role count only works in that role', async () => {
    const first = await party.call(rank, { brief, role: 'first' })
    expect(first.people.map(({ name }) => name)).not.toContain('Bo Ferrante')
    const last = await names({ brief, role: 'last' })
    expect(last).toContain('Bo Ferrante')
    expect(last).not.toContain('Iris Tanwee')
  })

  test('by venue, years, share of recent works and number of works', async () => {
    expect(await names({ brief, venue: ['field machines'] })).not.toContain('Sol Ray')
    expect(await names({ brief, venue: ['Nowhere'] })).toEqual([])
    expect(await names({ brief, activeFrom: 2024 })).not.toContain('Iris Tanwee')
    expect(await names({ brief, activeTo: 2019 })).toContain('Iris Tanwee')
    expect(await names({ brief, recent: 0.9 })).toContain('Noa Ben-Tovim')
    expect(await names({ brief, recent: 0.9 })).not.toContain('Iris Tanwee')
    expect(await names({ brief, minimumWorks: 5 })).not.toContain('Sol Ray')
    expect(await names({ brief, country: ['de'] })).toContain('Iris Tanwee')
  })

  test('leave pages that join without a gap', async () => {
    const whole = await names({ brief })
    const pages = [await names({ brief, top: 2 }), await names({ brief, top: 500, offset: 2 })]
    expect(pages.flat()).toEqual(whole)
  })
})

describe('weights', () => {
  test('are what was asked, and change the order', async () => {
    const cited = await party.call(rank, { brief: 'language models feedback', impact: 3 })
    expect(cited.weights.impact).toBe(3)
    const modest = await party.call(rank, { brief: 'language models feedback', impact: 0 })
    expect(cited.people[0]?.score).toBeGreaterThan(modest.people[0]?.score ?? 0)
    const led = await names({ brief: 'language models feedback', first: 5, middle: 0 })
    expect(led[0]).toBe('Zara Quill')
    expect(led).not.toContain('Ugo Marsh')
  })
})

describe('why this rank', () => {
  test('names every work, the neighbours, and what would change it', async () => {
    const brief = 'legged robots walking'
    const id = await idOf('Iris Tanwee', brief)
    const why = await party.call(explain, { brief, person: id })
    expect(why.person.evidence).toHaveLength(6)
    const sum = why.person.evidence.reduce((total, one) => total + one.contribution, 0)
    expect(sum).toBeCloseTo(why.person.score, 2)
    const last = why.whatIf.find(({ name }) => name === 'last-author-only')
    expect(last?.rank).toBeNull()
    const without = why.whatIf.find(({ name }) => name === 'without-best-work')
    expect(without?.rank).toBeGreaterThanOrEqual(why.person.rank)
    expect(why.sentences[0]).toBe('Rests on 6 works.')
  })

  test('is refused for who is not on the list, with the reason', async () => {
    const ada = await idOf('Ada Lind', 'proteins')
    const asking = party.call(explain, { brief: 'language models', person: ada, feedback: 0 })
    expect(await refusal(asking)).toMatchObject({ code: 'not_on_list' })
    const all = await party.call(evidence, { brief: 'proteins', person: ada, top: 3, offset: 1 })
    expect(all).toMatchObject({ name: 'Ada Lind', total: 12 })
    expect(all.evidence).toHaveLength(3)
  })
})

test('the talent map counts everybody once', async () => {
  const map = await party.call(talentMap, { brief: 'legged robots language models' })
  const inRows = map.rows.reduce((sum, row) => sum + row.people, 0)
  expect(inRows).toBe(map.totals.people)
  for (const row of map.rows) {
    const dots = row.cells.reduce((sum, cell) => sum + cell.people.length, 0)
    expect(dots).toBe(row.people)
  }
})

test('sums in memory are those of the SQL that defines them', async () => {
  await party.ctx.literature.reading(async (reader) => {
    const resident = await residentOf(reader)
    const { found } = await search(
      reader,
      RankInput.parse({ brief: 'legged robots walking models' }),
    )
    const terms = found.terms.map(({ termNo, weight }, i) => ({ termNo, weight, bit: 2 ** i }))
    const excluded = [resident.termNo.get('drive') ?? -1]
    if (!resident.postings) throw new Error('The postings should be in memory.')
    for (const required of [0, 1, 3]) {
      const sql = await sumInSql(reader, terms, excluded, required, 100)
      const memory = sumInMemory(resident.postings, terms, excluded, required, 100)
      expect(memory.work.toSorted()).toEqual(sql.work.toSorted())
      const scoreOf = new Map([...sql.work].map((work, i) => [work, sql.score[i] ?? 0]))
      for (const [i, work] of memory.work.entries()) {
        expect(memory.score[i]).toBeCloseTo(scoreOf.get(work) ?? 0, 3)
      }
    }
  })
})

test('a person kept by hand is ranked beside authors, by the words about them', async () => {
  await party.call(addPerson, {
    name: 'Femi Okafor',
    role: 'founder of a company for legged robots',
    source: 'met at a dinner',
  })
  const { people } = await party.call(rank, { brief: 'legged robots' })
  const femi = people.find(({ name }) => name === 'Femi Okafor')
  expect(femi).toMatchObject({
    byHand: true,
    works: 0,
    role: 'founder of a company for legged robots',
  })
  expect(femi?.evidence[0]?.matched.toSorted()).toEqual(['legged', 'robots'])
  expect(await names({ brief: 'language models' })).not.toContain('Femi Okafor')
})
