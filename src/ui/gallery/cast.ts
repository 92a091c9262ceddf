import type { Span } from '../parts/pieces.ts'
import type { TraceYears } from '../parts/Trace.tsx'

const year = (works: number, led: number): readonly [number, number] => [works, led]
const none = year(0, 0)

/** Traces of invented people: twelve years, oldest first. */
export const traces = {
  chiamaka: [
    none,
    none,
    none,
    none,
    none,
    year(1, 1),
    year(2, 1),
    year(3, 1),
    year(2, 2),
    year(3, 2),
    year(3, 1),
    year(5, 2),
  ],
  yerlan: [
    none,
    none,
    none,
    year(3, 1),
    year(3, 1),
    year(2, 1),
    year(2, 1),
    year(4, 2),
    year(4, 1),
    year(4, 1),
    year(4, 1),
    year(5, 1),
  ],
  linh: [
    none,
    none,
    none,
    none,
    none,
    none,
    year(1, 1),
    year(1, 1),
    year(2, 1),
    year(3, 2),
    year(3, 3),
    year(4, 2),
  ],
  hyeRin: [
    none,
    none,
    none,
    none,
    none,
    none,
    none,
    none,
    year(1, 1),
    year(1, 1),
    year(1, 1),
    year(1, 1),
  ],
  one: [none, none, none, none, none, none, none, none, none, none, none, year(1, 1)],
  many: [
    year(5, 1),
    year(5, 4),
    year(6, 3),
    year(5, 1),
    year(6, 4),
    year(6, 3),
    year(7, 5),
    year(6, 2),
    year(6, 2),
    year(9, 4),
    year(9, 3),
    year(11, 4),
  ],
  empty: Array.from({ length: 12 }, () => none),
} as const satisfies Record<string, TraceYears>

/** Where words stand in a text, as a search would mark them. */
export const spansOf = (text: string, ...words: readonly string[]): readonly Span[] =>
  words.map((word) => [text.indexOf(word), text.indexOf(word) + word.length] as const)
