import { describe, expect, test } from 'vitest'
import { inventedOrganisations, inventedPeople, inventedWorks } from './world.ts'
import { populate } from './population.ts'
import { planWorks } from './plan.ts'
import { openRandom } from './random.ts'

const idOfLinh = 'https://openalex.org/A800000000003'
const works = [...inventedWorks()]
const worksOf = (name: string) =>
  works.filter((work) =>
    work.authorships.some((authorship) => authorship.author.display_name === name),
  )
const titled = (title: string) => {
  const found = works.find((work) => work.title === title)
  if (found === undefined) throw new Error(`There is no work "${title}".`)
  return found
}
const textOf = (index: Readonly<Record<string, readonly number[]>> | null) => {
  const words: string[] = []
  for (const [word, positions] of Object.entries(index ?? {})) {
    for (const position of positions) words[position] = word
  }
  return words.join(' ')
}

/** Works of a person in which the words of the story's brief stand. */
const about = (name: string) =>
  worksOf(name).filter((work) =>
    /reinforcement learning|post-train/iu.test(
      `${work.title} ${textOf(work.abstract_inverted_index)}`,
    ),
  ).length

const howMany = (holds: (work: (typeof works)[number]) => boolean) => works.filter(holds).length

describe('the invented world', () => {
  test('holds the 3,012 works by 804 people that first run promises', () => {
    const random = openRandom(1)
    const authors = planWorks(random, populate(random)).flatMap((plan) => plan.authors)
    expect(works).toHaveLength(3012)
    expect(new Set(authors).size).toBe(804)
  })

  test('is the same at every run', () => {
    expect(JSON.stringify([...inventedWorks()])).toBe(JSON.stringify(works))
  })

  test('has ids that no real work, author or ORCID holder has', () => {
    expect(new Set(works.map((work) => work.id)).size).toBe(works.length)
    for (const work of works) {
      expect(work.id).toMatch(/^https:\/\/openalex\.org\/W8\d{11}$/u)
      expect(work.primary_location.landing_page_url).toMatch(/^https:\/\/works\.example\//u)
      for (const { author } of work.authorships) {
        if (author.id !== null) expect(author.id).toMatch(/\/A8\d{11}$/u)
        if (author.orcid !== null) expect(author.orcid).toMatch(/\/0000-0000-8\d{3}-\d{3}[\dX]$/u)
      }
    }
  })

  test('never prints one person twice on a work, and every work has authors', () => {
    for (const work of works) {
      const names = work.authorships.map((authorship) => authorship.author.display_name)
      expect(names.length, work.title).toBeGreaterThan(0)
      expect(new Set(names).size, work.title).toBe(names.length)
    }
  })

  test('leaves no slot unfilled and no mark of grammar behind', () => {
    for (const work of works) {
      const text = `${work.title} ${textOf(work.abstract_inverted_index)}`
      expect(text.replaceAll('\\emph{', '')).not.toMatch(/[[\]|@]|undefined|\{\w+\}|\. \./u)
    }
  })

  test('tells the story of Linh Đặng Thu as the pictures do', () => {
    const own = worksOf('Linh Đặng Thu')
    const years = own.map((work) => work.publication_year)
    expect(years.toSorted((a, b) => a - b)).toEqual([
      2021, 2022, 2023, 2023, 2024, 2024, 2024, 2025, 2025, 2025, 2026, 2026, 2026, 2026,
    ])
    const printed = own.flatMap((work) => work.authorships).filter((a) => a.author.id === idOfLinh)
    expect(new Set(printed.map((a) => a.raw_author_name))).toEqual(
      new Set(['Linh Đặng Thu', 'Linh Thu Dang', 'L. T. Dang', 'L. Đặng']),
    )
    const drift = titled(
      'Preference drift: what reinforcement learning forgets after supervised tuning',
    )
    expect(drift.authorships.map((a) => a.author.display_name)).toEqual([
      'Linh Đặng Thu',
      'Mateus Figueira-Aoki',
      'Noa Ben-Tovim',
      'Ilse Ravndal-Osei',
      'Priyanka Duarte',
      'Henrik Solbakken-Ito',
    ])
    expect(drift.cited_by_count).toBe(41)
    expect(drift.counts_by_year[0]).toEqual({ year: 2026, cited_by_count: 38 })
  })

  test.each([
    ['Chiamaka Nwosu-Reyes', 19, 2020, 2026],
    ['Yerlan Abdikarim', 31, 2018, 2026],
    ['Anneliese Korhonen-Diop', 42, 2016, 2026],
    ['Rafiq Talukder-Bain', 23, 2019, 2026],
    ['Sofía Quintanar', 8, 2022, 2026],
    ['Mirela Stanciu-Koh', 37, 2017, 2026],
    ['Hye-rin Sagong', 4, 2023, 2026],
    ['Kwabena Asante-Lund', 16, 2020, 2026],
    ['Ishaan Mukherjea-Poole', 11, 2021, 2026],
    ['Ingrid Sæther-Obi', 51, 2015, 2026],
    ['Mateus Figueira-Aoki', 9, 2022, 2026],
    ['Noa Ben-Tovim', 12, 2019, 2026],
    ['Henrik Solbakken-Ito', 88, 2012, 2026],
  ])('%s has %i works, %i to %i', (name, count, from, to) => {
    // Second printings come on top; they are the last eight.
    const own = worksOf(name).filter((work) => works.indexOf(work) < 3004)
    const years = own.map((work) => work.publication_year)
    expect([own.length, Math.min(...years), Math.max(...years)]).toEqual([count, from, to])
  })

  test('cites only earlier works, and none more often than its count says', () => {
    const byId = new Map(works.map((work) => [work.id, work]))
    const cited = new Map<string, number>()
    for (const work of works.slice(0, 3004)) {
      for (const id of work.referenced_works) {
        cited.set(id, (cited.get(id) ?? 0) + 1)
        expect(byId.get(id)?.publication_date.localeCompare(work.publication_date)).toBe(-1)
      }
    }
    for (const [id, times] of cited) {
      expect(byId.get(id)?.cited_by_count ?? 0).toBeGreaterThanOrEqual(times)
    }
    expect(cited.size).toBeGreaterThan(1000)
  })

  test('leads with the named people where the story leads with them', () => {
    // Ranking is not ours to test; that the words of the brief stand in their works is.
    for (const name of ['Chiamaka Nwosu-Reyes', 'Linh Đặng Thu', 'Yerlan Abdikarim']) {
      expect(about(name), name).toBeGreaterThan(8)
    }
  })

  test('has the dirt of real literature: unknown counts, missing abstracts, retractions', () => {
    expect(howMany((work) => work.cited_by_count === null)).toBeGreaterThan(50)
    expect(howMany((work) => work.abstract_inverted_index === null)).toBeGreaterThan(50)
    expect(howMany((work) => work.is_retracted)).toBeGreaterThan(2)
    expect(
      howMany((work) => work.authorships.some((a) => /[*†]|\u{a0}/u.test(a.raw_author_name))),
    ).toBeGreaterThan(5)
  })

  test('holds two people of one name, in different places', () => {
    const random = openRandom(1)
    const byName = Map.groupBy(populate(random).people, (person) => person.name)
    const shared = [...byName.values()].filter((people) => people.length > 1)
    expect(shared.length).toBeGreaterThanOrEqual(5)
  })

  test('knows founders and investors, whose organisations it knows too', () => {
    const organisations = new Set(inventedOrganisations().map((entry) => entry.name))
    expect(inventedPeople().length).toBeGreaterThan(20)
    for (const person of inventedPeople()) {
      if (person.organisation !== '') expect(organisations).toContain(person.organisation)
      expect(worksOf(person.name)).toEqual([])
    }
  })
})
