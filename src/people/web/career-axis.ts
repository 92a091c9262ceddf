import type { z } from 'zod'
import type { Dossier } from '#people/contract.ts'

type DossierShape = z.output<typeof Dossier>

/** What the figure draws; a part of the dossier. */
export type Career = Pick<DossierShape, 'years' | 'spells' | 'topics'>

/** One year column: works, of these led (first or last author). */
export interface YearColumn {
  readonly year: number
  readonly works: number
  readonly led: number
}

/** A bar on the time axis; `start` and `width` are shares of the axis, 0 to 1. */
export interface SpellBar {
  readonly label: string
  readonly from: number
  readonly to: number | null
  readonly start: number
  readonly width: number
  readonly now: boolean
  readonly begunBefore: boolean
}

/** One topic: how strong in each year of the axis, 0 (nothing) to 4. */
export interface TopicRow {
  readonly label: string
  readonly works: number
  readonly strengths: readonly number[]
}

/** Everything the figure needs, on one time axis. */
export interface CareerAxis {
  readonly years: readonly YearColumn[]
  /** The largest number of works in a year; at least 1. */
  readonly most: number
  readonly spells: readonly SpellBar[]
  readonly topics: readonly TopicRow[]
  /** Works before the first year of the axis. */
  readonly earlierWorks: number
}

/** Fewer years than this would draw one busy year as wide as a career. */
const fewestColumns = 12
const mostSpells = 6
const mostTopics = 5

/**
 * Puts works, organisations and topics of a person on one time axis of at most `columns` years
 * that ends with the newest work, or with `end` when that is later. Null when there is no year.
 */
export const careerAxis = (career: Career, columns: number, end?: number): CareerAxis | null => {
  const known = career.years.map((row) => row.year)
  const newest = Math.max(...known, end ?? Number.NEGATIVE_INFINITY)
  const spellYears = career.spells
    .map((spell) => yearOf(spell.from))
    .filter((year) => year !== null)
  const oldest = Math.min(...known, ...spellYears)
  if (!Number.isFinite(newest) || !Number.isFinite(oldest)) return null
  const first = Math.max(
    newest - columns + 1,
    Math.min(oldest, newest - Math.min(columns, fewestColumns) + 1),
  )
  const count = newest - first + 1
  const byYear = new Map(career.years.map((row) => [row.year, row]))
  const years = Array.from({ length: count }, (_, index): YearColumn => {
    const row = byYear.get(first + index)
    return { year: first + index, works: row?.works ?? 0, led: row?.led ?? 0 }
  })
  return {
    years,
    most: Math.max(1, ...years.map((column) => column.works)),
    spells: spellBars(career.spells, first, newest),
    topics: topicRows(career.topics, first, count),
    earlierWorks: career.years
      .filter((row) => row.year < first)
      .reduce((sum, row) => sum + row.works, 0),
  }
}

const spellBars = (
  spells: Career['spells'],
  first: number,
  newest: number,
): readonly SpellBar[] => {
  const count = newest - first + 1
  const lastSeen = Math.max(...spells.map((spell) => yearOf(spell.to) ?? Number.POSITIVE_INFINITY))
  return spells
    .map((spell) => ({ spell, from: yearOf(spell.from) ?? yearOf(spell.to), to: yearOf(spell.to) }))
    .flatMap(({ spell, from, to }): SpellBar[] => {
      if (from === null || (to !== null && to < first) || from > newest) return []
      const start = Math.max(from, first)
      // "Now" is where the person was seen last, and where nobody saw an end.
      const now = (to ?? Number.POSITIVE_INFINITY) === lastSeen
      const last = Math.min(to ?? newest, newest)
      return [
        {
          label: spell.organisation,
          from,
          to,
          start: (start - first) / count,
          width: Math.max(1, last - start + 1) / count,
          now,
          begunBefore: from < first,
        },
      ]
    })
    .toSorted((a, b) => (b.to ?? newest) - (a.to ?? newest) || b.from - a.from)
    .slice(0, mostSpells)
    .toSorted((a, b) => a.from - b.from || (a.to ?? newest) - (b.to ?? newest))
}

const topicRows = (topics: Career['topics'], first: number, count: number): readonly TopicRow[] => {
  const shown = topics.slice(0, mostTopics)
  const most = Math.max(1, ...shown.flatMap((topic) => topic.years.map((row) => row.works)))
  return shown.map((topic) => {
    const byYear = new Map(topic.years.map((row) => [row.year, row.works]))
    return {
      label: topic.topic,
      works: topic.works,
      strengths: Array.from({ length: count }, (_, index) => {
        const works = byYear.get(first + index) ?? 0
        return works === 0 ? 0 : Math.max(1, Math.ceil((works / most) * 4))
      }),
    }
  })
}

/** The year of `2024` or `2024-03`; null when nothing is known. */
export const yearOf = (date: string | null): number | null => {
  const year = Number(date?.slice(0, 4))
  return date !== null && Number.isInteger(year) && year > 0 ? year : null
}
