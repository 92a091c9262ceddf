/** Titles and abstracts: sentences of a subject, joined by sentences that any paper could hold. */
import common from './prose.json' with { type: 'json' }
import type { Random } from './random.ts'
import { inEra, type Topic } from './topics.ts'

/** The words that stay the same through one title and its abstract. */
interface Matter {
  readonly topic: Topic
  readonly methods: string
  readonly methods2: string
  readonly setting: string
  readonly problem: string
  readonly coin: string | null
}

export interface Prose {
  readonly title: string
  readonly abstract: string
  readonly keywords: readonly string[]
}

/** Keeps what was used already, so that no title and no coined name comes twice. */
export interface Writer {
  readonly write: (topic: Topic, year: number) => Prose
}

const titleTries = 60

export const openWriter = (random: Random): Writer => {
  const titles = new Set<string>()
  const coins = random.shuffled(common.coins)
  const write = (topic: Topic, year: number): Prose => {
    const own = topic.titles.filter((title) => !titles.has(title))
    const ownTitle = own.length > 0 && random.chance(0.12) ? random.pick(own) : null
    for (let attempt = 0; attempt < titleTries; attempt += 1) {
      const matter = chooseMatter(random, topic, year, coins)
      const pattern = random.pick(common.titles)
      if (ownTitle === null && pattern.includes('{Coin}') && matter.coin === null) continue
      const title = ownTitle ?? fill(pattern, matter, random)
      if (titles.has(title)) continue
      titles.add(title)
      const named = title.startsWith(`${matter.coin}:`)
      if (named) coins.pop()
      const keywords = random.shuffled(inEra(topic.keywords, year))
      return {
        title,
        abstract: writeAbstract(random, named ? matter : { ...matter, coin: null }),
        keywords: keywords.slice(0, random.between(3, 5)),
      }
    }
    throw new RangeError(`No new title is left for ${topic.name} in ${year}.`)
  }
  return { write }
}

const chooseMatter = (
  random: Random,
  topic: Topic,
  year: number,
  coins: readonly string[],
): Matter => {
  const methods = inEra(topic.methods, year)
  const first = random.pick(methods)
  return {
    topic,
    methods: first,
    methods2: random.pick(methods.filter((method) => method !== first)),
    setting: random.pick(inEra(topic.settings, year)),
    problem: random.pick(inEra(topic.problems, year)),
    coin: coins.at(-1) ?? null,
  }
}

const writeAbstract = (random: Random, matter: Matter): string => {
  const { topic } = matter
  const approach = random.pick(matter.coin === null ? common.approaches : common.coined)
  const [firstResult = '', secondResult = ''] = random.shuffled(topic.results)
  const parts = [
    random.chance(0.85) ? random.pick(topic.openers) : '',
    random.chance(0.75) ? random.pick(topic.gaps) : '',
    approach,
    random.pick(topic.details),
    firstResult,
    random.chance(0.6) ? secondResult : '',
    random.chance(0.6) ? random.pick(common.contrasts) : '',
    random.chance(0.6) ? random.pick(common.closers) : '',
  ]
  return parts
    .filter(Boolean)
    .map((part) => fill(part, matter, random))
    .join(' ')
}

/**
 * Fills `{methods}`, `{Problem}`, `{n}` ... and settles `[is|are]` by the noun before it, or by
 * the noun behind it where the mark ends in `>`.
 */
const fill = (pattern: string, matter: Matter, random: Random): string => {
  const low = random.between(12, 64)
  const numbers: Readonly<Record<string, string>> = {
    n: String(low),
    n2: String(random.between(20, 58)),
    m: String(random.between(Math.max(low + 8, 61), 96)),
    k: String(random.between(3, 9)),
    k2: String(random.between(10, 16)),
    p: (random.between(11, 89) / 10).toFixed(1),
    q: `0.${random.between(1, 9)}`,
    f: (random.between(12, 34) / 10).toFixed(1),
  }
  const nouns: Readonly<Record<string, string>> = {
    methods: matter.methods,
    methods2: matter.methods2,
    setting: matter.setting,
    problem: matter.problem,
    coin: matter.coin ?? 'The method',
  }
  const nounOf = (slot: string): string => nouns[slot.toLowerCase()] ?? ''
  const agreed = pattern.replaceAll(/\[([^|\]]+)\|([^>\]]+)(>?)\]/gu, (...found) => {
    const [mark, one, many, ahead, at] = found.map(String)
    const near =
      ahead === '>' ? pattern.slice(Number(at) + (mark?.length ?? 0)) : pattern.slice(0, Number(at))
    const slots = [...near.matchAll(/\{([A-Za-z]{4,}2?)\}/gu)].map((slot) => slot[1] ?? '')
    const noun = nounOf((ahead === '>' ? slots.at(0) : slots.at(-1)) ?? '')
    return (isPlural(noun) ? many : one) ?? ''
  })
  return agreed.replaceAll(/\{(\w+)\}/gu, (whole, slot: string) => {
    const text = numbers[slot] ?? nounOf(slot)
    if (text === '') return whole
    return /^[A-Z]/u.test(slot) ? text.charAt(0).toUpperCase() + text.slice(1) : text
  })
}

const prepositions =
  / (?:of|in|on|to|at|from|for|over|with|without|under|across|between|by|after|before|during|beyond|that|who|not|learned|found|fitted|written|grown|trained|aware) /u

/** By the head of the phrase: "gaps in training" are many, "loss of maps" is one. */
const isPlural = (phrase: string): boolean => {
  const head = phrase.split(prepositions, 1)[0] ?? phrase
  return head.endsWith('s') && !/(?:ss|us|is|ias)$/u.test(head)
}
