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
  const scene = setScene(random, population)
  const works = told.map((work) => tellWork(scene, work))
  for (const entry of cast) works.push(...worksOfCast(scene, entry, works))
  const places = placesAndYears(scene)
  while (works.length < plannedWanted) {
    const place = random.weighted(places, (item) => item.weight)
    works.push(planWork(scene, place, null))
  }
  addSingles(scene, works)
  return works
}

type CastEntry = (typeof cast)[number]
type Part = 'first' | 'middle' | 'last'

/** A person of the cast on a work: where among its authors, and how often off the subject. */
interface Named {
  readonly person: Person
  readonly part: Part
  readonly strays: number
}

/** Where works are written: everybody, and who is in which group in which year. */
interface Scene extends Population {
  readonly random: Random
  readonly members: ReadonlyMap<string, readonly Person[]>
  /** Groups elsewhere that a group often writes with. */
  readonly partners: ReadonlyMap<string, readonly Group[]>
  /** Works so far: nobody writes everything. */
  readonly load: Map<Person, number>
  /** Colleagues who are on a work of the story already. */
  readonly onTold: Set<Person>
}

interface PlaceAndYear {
  readonly group: Group
  readonly year: number
}

const setScene = (random: Random, { groups, people }: Population): Scene => ({
  random,
  groups,
  people,
  members: membersByYear(people),
  partners: new Map(groups.map((group) => [group.key, [random.pick(groups), random.pick(groups)]])),
  load: new Map(),
  onTold: new Set(),
})

/** How likely somebody takes part in one more work: those who have many are less free. */
const readiness =
  ({ load }: Scene) =>
  (person: Person): number =>
    person.drive / (1 + ((load.get(person) ?? 0) / 9) ** 3)

const personOf = (scene: Scene, key: string): Person => {
  const person = scene.people.find((candidate) => candidate.key === key)
  if (person === undefined) throw new Error(`Nobody is called ${key}.`)
  return person
}

const membersOf = ({ members }: Scene, { group, year }: PlaceAndYear): readonly Person[] =>
  members.get(`${group.key} ${year}`) ?? []

/** Somebody of the group, sometimes of a partner, who can still join; none of the cast. */
const fellow = (scene: Scene, place: PlaceAndYear, present: readonly Person[]): Person | null => {
  const { random, partners } = scene
  const abroad = random.chance(0.16)
    ? random.pick(partners.get(place.group.key) ?? [])
    : place.group
  const free = membersOf(scene, { group: abroad, year: place.year }).filter((person) =>
    present.every((other) => other !== person && other.name !== person.name),
  )
  return free.length === 0 ? null : random.weighted(free, readiness(scene))
}

/** Named people write with many: their own group, and whoever works on something like it. */
const farther = ({ random, groups }: Scene, place: PlaceAndYear): PlaceAndYear => {
  if (random.chance(0.3)) return place
  const near = new Set([place.group.topic, ...neighboursInYear(place.group.topic, place.year)])
  const open = groups.filter((group) => group.from <= place.year && near.has(group.topic))
  return { group: open.length === 0 ? place.group : random.pick(open), year: place.year }
}

/** A work of a group; a named person of the cast gets a place among its authors. */
const planWork = (scene: Scene, place: PlaceAndYear, named: Named | null): PlannedWork => {
  const { random } = scene
  const { group, year } = place
  const size = authorCount(random, group.topic, year)
  const first =
    named?.part === 'first'
      ? named.person
      : junior(scene, named === null ? place : farther(scene, place))
  const authors = first === null ? [] : [first]
  for (let tries = 0; authors.length < size - 1 && tries < size * 3; tries += 1) {
    const next = fellow(scene, named === null ? place : farther(scene, place), authors)
    if (next !== null) authors.push(next)
  }
  if (named?.part === 'middle') authors.splice(Math.min(1, authors.length), 0, named.person)
  const senior =
    named?.part === 'last'
      ? named.person
      : seniorOf(scene, named === null ? place : farther(scene, place), authors)
  const joins = size > 1 || authors.length === 0 || senior === named?.person
  if (senior !== null && joins && !authors.includes(senior)) authors.push(senior)
  // Named people stay with their subject: the story needs them to be found by it.
  const strays = random.chance(named?.strays ?? 0.34)
  const topic = strays
    ? random.pick(neighboursInYear(group.topic, year))
    : topicInYear(group.topic, year)
  for (const author of authors) scene.load.set(author, (scene.load.get(author) ?? 0) + 1)
  return { group, year, topic, authors, told: null }
}

/** A work of the story: named authors, and as many colleagues as "+3" says. */
const tellWork = (scene: Scene, work: ToldWork): PlannedWork => {
  const { random, groups } = scene
  const year = Number(work.date.slice(0, 4))
  const leader = personOf(scene, work.authors.find((author) => !author.startsWith('+')) ?? '')
  const group = spellIn(leader, year)?.group
  if (group === undefined) throw new Error(`${leader.name} was nowhere in ${year}.`)
  const near = new Set([group.topic, ...neighboursInYear(group.topic, year)])
  const authors: Person[] = []
  for (const author of work.authors) {
    if (!author.startsWith('+')) {
      authors.push(personOf(scene, author))
      continue
    }
    const wanted = authors.length + Number(author.slice(1))
    for (let tries = 0; authors.length < wanted && tries < 400; tries += 1) {
      // From other subjects, and each once: else they would share the fame of the named ones.
      const from = random.pick(groups.filter((item) => item.from <= year && !near.has(item.topic)))
      const next = fellow(scene, { group: from, year }, authors)
      if (next === null || scene.onTold.has(next)) continue
      scene.onTold.add(next)
      authors.push(next)
    }
  }
  return { group, year, topic: topicInYear(topicOfTold(work), year), authors, told: work }
}

const worksOfCast = (
  scene: Scene,
  entry: CastEntry,
  works: readonly PlannedWork[],
): PlannedWork[] => {
  const person = personOf(scene, entry.key)
  const had = works.filter((work) => work.authors.includes(person)).map((work) => work.year)
  return yearsOf(scene.random, entry, had).map((year) => {
    const spell = spellIn(person, year)
    if (spell === null) throw new Error(`${entry.name} was nowhere in ${year}.`)
    const draw = scene.random.next()
    const part = draw < entry.led ? 'first' : draw < entry.led + entry.last ? 'last' : 'middle'
    const strays = entry.strays ?? 0.12
    return planWork(scene, { group: spell.group, year }, { person, part, strays })
  })
}

const placesAndYears = (scene: Scene) => {
  const named = scene.people.filter((person) => person.part === 'cast')
  const storied = new Set(named.flatMap((person) => person.spells.map((spell) => spell.group)))
  return scene.groups.flatMap((group) =>
    yearsFrom(group.from).map((year) => ({
      group,
      year,
      // More was written at the end than in the middle; the last year is not over.
      weight:
        membersOf(scene, { group, year }).length *
        (1 + (year - firstYear) * 0.03) *
        (year === lastYear ? 0.8 : 1) *
        // What the cast writes comes on top.
        (storied.has(group) ? 0.35 : 1),
    })),
  )
}

/** People of a single work join one of their group's; so do members nobody chose. */
const addSingles = ({ random, people }: Scene, works: readonly PlannedWork[]): void => {
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

const junior = (scene: Scene, place: PlaceAndYear): Person | null => {
  const here = membersOf(scene, place)
  if (here.length === 0) return null
  const since = (person: Person): number => place.year - (person.spells[0]?.from ?? place.year)
  const ready = readiness(scene)
  return scene.random.weighted(here, (person) => ready(person) / (1 + since(person)))
}

/** About as many works as a leader puts a name to. */
const leaderWorks = 30

/** The leader signs last three times in four at first, else whoever has been there longest. */
const seniorOf = (scene: Scene, place: PlaceAndYear, authors: readonly Person[]): Person | null => {
  const here = membersOf(scene, place).filter((person) =>
    authors.every((other) => other !== person && other.name !== person.name),
  )
  const leader = here.find((person) => person.part === 'leader')
  const busy = leader === undefined ? 1 : (scene.load.get(leader) ?? 0) / leaderWorks
  if (leader !== undefined && scene.random.chance(0.75 * (1 - busy))) return leader
  const elders = here
    .toSorted((a, b) => (a.spells[0]?.from ?? 0) - (b.spells[0]?.from ?? 0))
    .slice(0, 3)
  return elders.length === 0 ? null : scene.random.weighted(elders, readiness(scene))
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
