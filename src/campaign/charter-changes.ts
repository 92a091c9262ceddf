import type { z } from 'zod'
import {
  approvalInWords,
  envelopeInWords,
  houseInWords,
  inWords,
  seatInWords,
} from './charter-words.ts'
import type { CharterComparison, CharterVersion } from './charter.contract.ts'

/** A version with what was off-limits when it was saved, each in a sentence. */
export interface CharterToCompare {
  readonly charter: z.output<typeof CharterVersion> | null
  readonly offLimits: readonly { readonly id: string; readonly sentence: string }[]
}

type Change = z.output<typeof CharterComparison>['changes'][number]

/** A line of a list, and what makes it the same line in another version. */
interface Line {
  readonly key: string
  readonly text: string
}

/** What differs, section by section in the order of the page. Pure; money only where both have it. */
export const charterChanges = (
  a: CharterToCompare,
  b: CharterToCompare,
  nameOf: (memberId: string) => string,
): Change[] => {
  const linesOf = <One>(
    section: Change['section'],
    read: (charter: z.output<typeof CharterVersion>) => readonly One[],
    line: (one: One) => Line,
  ): Change[] =>
    compareLines(
      section,
      (a.charter ? read(a.charter) : []).map(line),
      (b.charter ? read(b.charter) : []).map(line),
    )
  const textOf = (
    section: Change['section'],
    read: (charter: z.output<typeof CharterVersion>) => string,
  ): Change[] => {
    const before = a.charter ? read(a.charter) : ''
    const after = b.charter ? read(b.charter) : ''
    return before === after ? [] : [{ section, before: before || null, after: after || null }]
  }
  return [
    ...textOf('goal', ({ goal }) => goal),
    ...linesOf(
      'seats',
      ({ seats }) => seats,
      (one) => ({ key: one.id ?? one.name, text: seatInWords(one) }),
    ),
    ...linesOf(
      'envelopes',
      ({ money }) => money?.envelopes ?? [],
      (one) => ({ key: `${one.kind} ${one.unit} ${one.note}`, text: envelopeInWords(one) }),
    ),
    ...linesOf(
      'approvals',
      ({ money }) => money?.approvals ?? [],
      (one) => ({
        key: `${one.what} ${one.byRole ?? one.byMember ?? ''}`,
        text: approvalInWords(one, nameOf),
      }),
    ),
    ...compareLines(
      'off-limits',
      a.offLimits.map(({ id, sentence }) => ({ key: id, text: sentence })),
      b.offLimits.map(({ id, sentence }) => ({ key: id, text: sentence })),
    ),
    ...linesOf(
      'houses',
      ({ houses }) => houses,
      (one) => ({ key: one.name, text: houseInWords(one) }),
    ),
    ...textOf('tone', ({ tone }) => tone),
    ...textOf('overruling', ({ overruleRoles }) => `Overruled by ${inWords(overruleRoles)}.`),
    ...textOf('windows', ({ windowDays }) => `${windowDays} days after a touch.`),
  ]
}

/** Lines that came, went or read otherwise; the same key a second time is another line. */
const compareLines = (
  section: Change['section'],
  before: readonly Line[],
  after: readonly Line[],
): Change[] => {
  const old = counted(before)
  const fresh = counted(after)
  const changed = [...fresh].flatMap(([key, text]): Change[] => {
    const was = old.get(key) ?? null
    return was === text ? [] : [{ section, before: was, after: text }]
  })
  const gone = [...old].flatMap(([key, text]): Change[] =>
    fresh.has(key) ? [] : [{ section, before: text, after: null }],
  )
  return [...changed, ...gone]
}

const counted = (lines: readonly Line[]): ReadonlyMap<string, string> => {
  const seen = new Map<string, string>()
  for (const { key, text } of lines) {
    let nth = 1
    while (seen.has(`${key}#${nth}`)) nth += 1
    seen.set(`${key}#${nth}`, text)
  }
  return seen
}
