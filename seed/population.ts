/** Who lives in the invented world: groups, their leaders and members, movers and namesakes. */
import cast from './cast.json' with { type: 'json' }
import names from './names.json' with { type: 'json' }
import { lastYear, listGroups, type Group } from './organisations.ts'
import type { Random } from './random.ts'
import { neighboursInYear } from './topics.ts'

/** In a group from a year on; `away` is a person with no organisation since then. */
export interface Spell {
  readonly group: Group
  readonly from: number
  readonly away: boolean
}

export interface Person {
  readonly key: string
  readonly name: string
  /** Other forms in which the name is printed. */
  readonly also: readonly string[]
  readonly spells: Spell[]
  readonly to: number
  /** How much a person writes, beside the others of the group. */
  readonly drive: number
  readonly part: 'leader' | 'member' | 'once' | 'cast'
  readonly authorId: string | null
  readonly orcid: string | null
}

export interface Population {
  readonly groups: readonly Group[]
  readonly people: readonly Person[]
}

/** As many as the pictures of first run promise. */
export const signersWanted = 804
const namesakePairs = 7

export const populate = (random: Random): Population => {
  const groups = withEarlyCast(listGroups())
  const drafts = draftPeople(random, groups)
  const people = [...castPeople(groups), ...drafts]
  moveSome(random, groups, drafts)
  return { groups, people }
}

/** A group is at least as old as the first year of a named person in it. */
const withEarlyCast = (groups: readonly Group[]): readonly Group[] =>
  groups.map((group) => {
    const years = cast.flatMap((person) =>
      person.spells.flatMap(([organisation, topic, from]) =>
        `${organisation}/${topic}` === group.key ? [Number(from)] : [],
      ),
    )
    return { ...group, from: Math.min(group.from, ...years) }
  })

const castPeople = (groups: readonly Group[]): Person[] =>
  cast.map((entry, index) => {
    const spells: Spell[] = []
    for (const [organisation, topic, from] of entry.spells) {
      const group =
        groups.find((candidate) => candidate.key === `${organisation}/${topic}`) ??
        spells.at(-1)?.group
      if (group === undefined) throw new Error(`${entry.name} is in an unknown group.`)
      spells.push({ group, from: Number(from), away: organisation === null })
    }
    return {
      key: entry.key,
      name: entry.name,
      also: entry.also,
      spells,
      to: entry.to,
      drive: 0,
      part: 'cast',
      authorId: openAlexId('A', index + 1),
      orcid: entry.orcid ? inventedOrcid(index + 1) : null,
    }
  })

const draftPeople = (random: Random, groups: readonly Group[]): Person[] => {
  const wanted = signersWanted - cast.length
  return Array.from({ length: wanted }, (_, index) => {
    const leads = index < groups.length
    const group = leads ? groups[index] : random.weighted(groups, (item) => item.weight)
    if (group === undefined) throw new Error('There are more leaders than groups.')
    const once = !leads && random.chance(0.22)
    const from = leads ? group.from : firstYearOf(random, group)
    const stays = once ? 0 : random.between(2, 11)
    const number = index + 101
    const known = random.chance(0.72)
    // The last few bear the names of others, in other places.
    const name =
      names[index < wanted - namesakePairs ? index : index - wanted + namesakePairs + 200]
    if (name === undefined) throw new Error('There are too few names.')
    return {
      key: `p${number}`,
      name,
      also: known || random.chance(0.06) ? otherForms(random, name) : [],
      spells: [{ group, from, away: false }],
      to: leads ? lastYear : Math.min(lastYear, from + stays),
      drive: leads ? 1.4 : 0.3 + random.next() ** 2 * 1.6,
      part: leads ? 'leader' : once ? 'once' : 'member',
      authorId: known ? openAlexId('A', number) : null,
      orcid: random.chance(0.34) ? inventedOrcid(number) : null,
    }
  })
}

/** The field grew, so more people began late than early. */
const firstYearOf = (random: Random, group: Group): number =>
  group.from + Math.floor(random.next() ** 0.85 * (lastYear - group.from + 1))

/** Some change places once or twice, and some of those take a colleague along. */
const moveSome = (random: Random, groups: readonly Group[], people: readonly Person[]): void => {
  for (const person of people) {
    const moves = person.part === 'once' || !random.chance(0.34) ? 0 : random.chance(0.25) ? 2 : 1
    for (let move = 0; move < moves; move += 1) {
      const here = person.spells.at(-1)
      if (here === undefined || person.to - here.from < 2) break
      const year = random.between(here.from + 1, person.to)
      const target = nextGroup(random, groups, here.group, year)
      if (target === null) break
      person.spells.push({ group: target, from: year, away: false })
      if (!random.chance(0.35)) continue
      const companion = people.find(
        (other) =>
          other !== person &&
          other.part === 'member' &&
          other.spells.length === 1 &&
          other.spells[0]?.group === here.group &&
          other.spells[0].from < year &&
          other.to >= year,
      )
      companion?.spells.push({ group: target, from: year, away: false })
    }
  }
}

const nextGroup = (
  random: Random,
  groups: readonly Group[],
  from: Group,
  year: number,
): Group | null => {
  const subjects = new Set([from.topic, ...neighboursInYear(from.topic, year)])
  const open = groups.filter(
    (group) =>
      group.from <= year &&
      group.organisation.key !== from.organisation.key &&
      subjects.has(group.topic),
  )
  return open.length === 0 ? null : random.weighted(open, (group) => group.weight)
}

/** Most people are printed in one form; some also with an initial, or without marks. */
const otherForms = (random: Random, name: string): readonly string[] => {
  const [given = '', ...family] = name.split(' ')
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
  const forms: string[] = []
  if (random.chance(0.22)) forms.push(`${given.charAt(0)}. ${family.join(' ')}`)
  if (plain !== name && random.chance(0.3)) forms.push(plain)
  if (random.chance(0.05)) forms.push(`${family.join(' ')}, ${given}`)
  return forms
}

/** Far above every real id of its kind, as the ids of the works are. */
export const openAlexId = (letter: 'A' | 'W' | 'S' | 'T', number: number): string =>
  `https://openalex.org/${letter}8${String(number).padStart(11, '0')}`

/** Outside the blocks that ORCID gives out (0000-0001 to 0000-0003, 0009), with a true check digit. */
const inventedOrcid = (number: number): string => {
  const digits = `00000000800${String(number).padStart(4, '0')}`
  let total = 0
  for (const digit of digits) total = (total + Number(digit)) * 2
  const check = (12 - (total % 11)) % 11
  const all = `${digits}${check === 10 ? 'X' : check}`
  return `https://orcid.org/${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8, 12)}-${all.slice(12)}`
}

/** The group of a person in a year; null before the first work and after the last. */
export const spellIn = (person: Person, year: number): Spell | null => {
  if (year > person.to) return null
  return person.spells.findLast((spell) => spell.from <= year) ?? null
}
