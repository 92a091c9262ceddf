/** Which works there are: who wrote what with whom, in which year, for which group. */
import cast from './cast.json' with { type: 'json' }
import told from './works.json' with { type: 'json' }
import { firstYear, lastYear, type Group } from './organisations.ts'
import { spellIn, type Person, type Population } from './population.ts'
import type { Random } from './random.ts'
import { isTopicKey, neighboursInYear, topicInYear, type TopicKey } from './topics.ts'

export type ToldWork = (typeof told)[number]

export interface PlannedWork {
  readonly group: Group
  readonly year: number
  readonly topic: TopicKey
  readonly authors: Person[]
  /** A work of the story, with its own title and words; null for the others. */
  readonly told: ToldWork | null
}

/** As many as the pictures of first run promise, the second printings included. */
const plannedWanted = 3004

export const planWorks = (random: Random, population: Population): PlannedWork[] => {
  const planner = openPlanner(random, population)
  const works = told.map(planner.tellWork)
  for (const entry of cast) works.push(...planner.worksOfCast(entry, works))
  const places = planner.placesAndYears()
  while (works.length < plannedWanted) {
    const place = random.weighted(places, (item) => item.weight)
    works.push(planner.planWork(place.group, place.year, null, 'first'))
  }
  planner.addSingles(works)
  return works
}

type CastEntry = (typeof cast)[number]
type Part = 'first' | 'middle' | 'last'

const openPlanner = (random: Random, { groups, people }: Population) => {
  const byKey = new Map(people.map((person) => [person.key, person]))
  const members = membersByYear(people)
  const partners = new Map(
    groups.map((group) => [group.key, [random.pick(groups), random.pick(groups)]]),
  )

  const personOf = (key: string): Person => {
    const person = byKey.get(key)
    if (person === undefined) throw new Error(`Nobody is called ${key}.`)
    return person
  }

  /** People of the group, sometimes of a partner, who can still join; none of the cast. */
  const fellow = (group: Group, year: number, present: readonly Person[]): Person | null => {
    const abroad = random.chance(0.16) ? random.pick(partners.get(group.key) ?? [group]) : group
    const free = (members.get(`${abroad.key} ${year}`) ?? []).filter(
      (person) => !present.includes(person) && present.every((other) => other.name !== person.name),
    )
    return free.length === 0 ? null : random.weighted(free, (person) => person.drive)
  }

  const planWork = (group: Group, year: number, named: Person | null, part: Part): PlannedWork => {
    const size = authorCount(random, group.topic, year)
    const first = part === 'first' && named !== null ? named : junior(random, members, group, year)
    const authors = first === null ? [] : [first]
    for (let tries = 0; authors.length < size - 1 && tries < size * 3; tries += 1) {
      const next = fellow(group, year, authors)
      if (next !== null) authors.push(next)
    }
    if (named !== null && part === 'middle') authors.splice(Math.min(1, authors.length), 0, named)
    const senior = part === 'last' ? named : seniorOf(random, members, group, year, authors)
    const joins = size > 1 || authors.length === 0 || senior === named
    if (senior !== null && joins && !authors.includes(senior)) authors.push(senior)
    const own = topicInYear(group.topic, year)
    const related = neighboursInYear(group.topic, year)
    // Named people stay with their subject: the story needs them to be found by it.
    const strays = random.chance(named === null ? 0.34 : 0.12)
    const topic = strays ? random.pick(related) : own
    return { group, year, topic, authors, told: null }
  }

  /** A work of the story: named authors, and as many colleagues as "+3" says. */
  const tellWork = (work: ToldWork): PlannedWork => {
    const year = Number(work.date.slice(0, 4))
    const leader = personOf(work.authors.find((author) => !author.startsWith('+')) ?? '')
    const group = spellIn(leader, year)?.group
    if (group === undefined) throw new Error(`${leader.name} was nowhere in ${year}.`)
    const authors: Person[] = []
    for (const author of work.authors) {
      if (!author.startsWith('+')) {
        authors.push(personOf(author))
        continue
      }
      const wanted = authors.length + Number(author.slice(1))
      for (let tries = 0; authors.length < wanted && tries < 200; tries += 1) {
        // A small group borrows from its partners, so that "and 11 more" are eleven.
        const from = tries < 60 ? group : random.pick(groups.filter((item) => item.from <= year))
        const next = fellow(from, year, authors)
        if (next !== null) authors.push(next)
      }
    }
    return { group, year, topic: topicInYear(topicOfTold(work), year), authors, told: work }
  }

  const worksOfCast = (entry: CastEntry, works: readonly PlannedWork[]): PlannedWork[] => {
    const person = personOf(entry.key)
    const had = works.filter((work) => work.authors.includes(person)).map((work) => work.year)
    return yearsOf(random, entry, had).map((year) => {
      const spell = spellIn(person, year)
      if (spell === null) throw new Error(`${entry.name} was nowhere in ${year}.`)
      const draw = random.next()
      const part = draw < entry.led ? 'first' : draw < entry.led + entry.last ? 'last' : 'middle'
      return planWork(spell.group, year, person, part)
    })
  }

  const placesAndYears = () =>
    groups.flatMap((group) =>
      yearsFrom(group.from).map((year) => ({
        group,
        year,
        // Twice as much was written at the end as in the middle; the last year is not over.
        weight:
          (members.get(`${group.key} ${year}`)?.length ?? 0) *
          (1 + (year - firstYear) * 0.03) *
          (year === lastYear ? 0.8 : 1),
      })),
    )

  /** People of a single work join one of their group's; so do members nobody chose. */
  const addSingles = (works: readonly PlannedWork[]): void => {
    const seen = new Set(works.flatMap((work) => work.authors))
    for (const person of people.filter((candidate) => !seen.has(candidate))) {
      const home = person.spells[0]
      if (home === undefined) continue
      const open = works.filter(
        (work) =>
          work.told === null &&
          work.authors.length > 1 &&
          spellIn(person, work.year) !== null &&
          work.authors.every((author) => author.name !== person.name),
      )
      const house = open.filter((work) => work.group.organisation === home.group.organisation)
      const group = house.filter((work) => work.group === home.group)
      const work = random.pick([group, house, open].find((list) => list.length > 0) ?? [])
      work.authors.splice(random.chance(0.4) ? 0 : 1, 0, person)
    }
  }

  return { planWork, tellWork, worksOfCast, placesAndYears, addSingles }
}

const topicOfTold = (work: ToldWork): TopicKey => {
  if (!isTopicKey(work.topic)) throw new Error(`No subject is called ${work.topic}.`)
  return work.topic
}

const yearsFrom = (year: number): number[] =>
  Array.from({ length: lastYear - year + 1 }, (_, index) => year + index)

/** Members and leaders by group and year; single-work people and the cast come in otherwise. */
const membersByYear = (people: readonly Person[]): Map<string, Person[]> => {
  const members = new Map<string, Person[]>()
  for (const person of people) {
    if (person.part === 'once' || person.part === 'cast') continue
    for (const year of yearsFrom(person.spells[0]?.from ?? lastYear)) {
      const spell = spellIn(person, year)
      if (spell === null) continue
      const key = `${spell.group.key} ${year}`
      const list = members.get(key) ?? []
      list.push(person)
      members.set(key, list)
    }
  }
  return members
}

const authorCount = (random: Random, topic: TopicKey, year: number): number => {
  if (topic === 'theory' || topic === 'optimisers') return random.between(1, 4)
  const grown = year >= 2020 ? 1 : 0
  if (topic === 'training-systems' || topic === 'pre-training')
    return random.between(3, 7 + grown * 3)
  return random.chance(0.05) ? random.between(1, 2) : random.between(2, 5 + grown)
}

const junior = (
  random: Random,
  members: ReadonlyMap<string, readonly Person[]>,
  group: Group,
  year: number,
): Person | null => {
  const here = members.get(`${group.key} ${year}`) ?? []
  if (here.length === 0) return null
  return random.weighted(
    here,
    (person) => person.drive / (1 + year - (person.spells[0]?.from ?? year)),
  )
}

/** The leader signs last three times in four, else whoever has been there longest. */
const seniorOf = (
  random: Random,
  members: ReadonlyMap<string, readonly Person[]>,
  group: Group,
  year: number,
  authors: readonly Person[],
): Person | null => {
  const here = (members.get(`${group.key} ${year}`) ?? []).filter(
    (person) => !authors.includes(person) && authors.every((other) => other.name !== person.name),
  )
  const leader = here.find((person) => person.part === 'leader')
  if (leader !== undefined && random.chance(0.75)) return leader
  return here.toSorted((a, b) => (a.spells[0]?.from ?? 0) - (b.spells[0]?.from ?? 0))[0] ?? null
}

/** The years of the works a named person has beside those of the story; more in later years. */
const yearsOf = (random: Random, entry: CastEntry, had: readonly number[]): number[] => {
  if ('years' in entry && entry.years !== undefined) {
    return Object.entries(entry.years).flatMap(([year, count]) => {
      const left = count - had.filter((other) => other === Number(year)).length
      return Array.from({ length: Math.max(0, left) }, () => Number(year))
    })
  }
  const from = Number(entry.spells[0]?.[2] ?? entry.to)
  const span = entry.to - from + 1
  const wanted = Array.from({ length: entry.works - had.length }, (_, index) =>
    // The first and the last year are certain, so that "2020-2026" is what the works say.
    index === 0
      ? from
      : index === 1
        ? entry.to
        : from + Math.floor(Math.sqrt(random.next()) * span),
  )
  return wanted
}
