import type { Icon } from '@tabler/icons-react'
import type { Span } from '../parts/pieces.ts'
import type { TraceYears } from '../parts/Trace.tsx'

export const choiceGroups = [
  'people',
  'doWith',
  'works',
  'commands',
  'go',
  'keys',
  'scout',
] as const
export type ChoiceGroup = (typeof choiceGroups)[number]

/** One line of the palette: what it is called, what stands beside it, what it does. */
export interface Choice {
  readonly id: string
  readonly group: ChoiceGroup
  readonly text: string
  readonly marks: readonly Span[]
  /** A second word or two: organisation, year and venue, what the command does. */
  readonly second?: string
  readonly icon?: Icon
  readonly trace?: TraceYears
  /** Words a person wrote: titles stand in the other voice. */
  readonly written?: boolean
  readonly keys?: string
  /** An address, so that it can also be opened beside. */
  readonly href?: string
  readonly run?: () => void
  /** What can be done with it; offered below while it is selected. */
  readonly actions?: readonly Choice[]
  /** Why it cannot be done now; it then stays, dimmed. */
  readonly impossible?: string
}

/** The most that is shown at once: more is not read, one types on. */
export const mostChoices = 12

/** What the first letter asks for: `>` commands, `@` people, `#` works, `?` keys, else everything. */
export const modes = { '>': 'commands', '@': 'people', '#': 'works', '?': 'keys' } as const
export type Mode = 'everything' | (typeof modes)[keyof typeof modes]

/** Splits what was typed into mode and query. */
export const readTyped = (typed: string): { mode: Mode; query: string } => {
  const mode = Object.entries(modes).find(([sign]) => typed.startsWith(sign))?.[1]
  return mode ? { mode, query: typed.slice(1).trim() } : { mode: 'everything', query: typed.trim() }
}

/** Puts choices in the order of their groups; `doWith` follows the group of the selected one. */
export const arrange = (choices: readonly Choice[]): readonly Choice[] =>
  choiceGroups.flatMap((group) => choices.filter((choice) => choice.group === group))
