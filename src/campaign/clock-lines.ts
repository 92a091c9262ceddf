import { z } from 'zod'
import type { Act, Card, LineKind, SpokenEvent } from '#actions/room.ts'
import type { Context } from '#actions/context.ts'
import type { Clock } from './clocks.contract.ts'
import { Stage } from './list.contract.ts'
import { readOpenMoves, type MoveShown } from './next-move.ts'
import { readLines, type LineShown } from './prospect-line.ts'
import { prospectCards } from './prospect-cards.ts'
import { noClock, readClocks } from './read-clocks.ts'
import { stageWords } from './stage-words.ts'

type Line = { readonly sentence: string; readonly about: Card | null } | null

/** What ran out or became late by itself, with what one can do about it from the line. */
export const clockLines: LineKind = {
  kind: 'clocks',
  events: ['campaign.clock_ran_out', 'campaign.next_move_late'],
  say: async (ctx, events) => {
    const found = await readAbout(ctx, events)
    return events.map((event): Line => {
      const about = found.get(event.subjectId ?? '')
      if (about === undefined) return null
      return event.name === 'campaign.next_move_late'
        ? lateLine(about, event)
        : ranOutLine(about, event)
    })
  },
}

/** Next moves done and taken. */
export const nextMoveLines: LineKind = {
  kind: 'next moves',
  events: ['campaign.next_move_done', 'campaign.next_move_taken'],
  say: async (ctx, events) => {
    const found = await readAbout(ctx, events)
    return events.map((event): Line => {
      const about = found.get(event.subjectId ?? '')
      if (about === undefined) return null
      const { title } = about.card
      if (event.name === 'campaign.next_move_taken') {
        return { sentence: `${event.by} took ${title}.`, about: about.card }
      }
      const next = about.move === null ? 'Nothing follows yet.' : `Next: ${ended(about.move.what)}`
      return { sentence: `${event.by} did what was next for ${title}. ${next}`, about: about.card }
    })
  },
}

interface About {
  readonly card: Card
  readonly line: LineShown
  readonly clock: z.input<typeof Clock>
  readonly move: MoveShown | null
  readonly now: Date
}

/** Prospects that the reader may see, as they stand now; with acts on what still waits. */
const readAbout = async (
  ctx: Context,
  events: readonly SpokenEvent[],
): Promise<ReadonlyMap<string, About>> => {
  const ids = [...new Set(events.flatMap((event) => event.subjectId ?? []))]
  if (ids.length === 0) return new Map()
  const now = ctx.now()
  const [cards, lines, clocks, moves] = await Promise.all([
    prospectCards.find(ctx, ids),
    readLines(ctx.db, ids),
    readClocks(ctx.db, now, ids),
    readOpenMoves(ctx.db, now, ids),
  ])
  const lineOf = new Map(lines.map((line) => [line.prospectId, line]))
  return new Map(
    cards.flatMap((card) => {
      const line = lineOf.get(card.id)
      if (line === undefined) return []
      const clock = clocks.get(card.id) ?? noClock
      return [[card.id, { card, line, clock, now, move: moves.get(card.id) ?? null }] as const]
    }),
  )
}

const RanOut = z.object({ stage: Stage, days: z.number(), expected: z.number() })

const ranOutLine = (about: About, event: SpokenEvent): Line => {
  const told = RanOut.safeParse(event.payload)
  if (!told.success) return null
  const { stage, days, expected } = told.data
  const sentence = `Late: ${about.card.title} is ${stageWords[stage]} for ${days} days, ${expected} were meant.`
  // Moved on since: the line stays as what happened, and there is nothing left to do from it.
  const still = about.line.stage === stage && about.clock.state === 'late'
  return { sentence, about: still ? withActs(about, snoozeClock(about)) : about.card }
}

const Late = z.object({ moveId: z.string() })

const lateLine = (about: About, event: SpokenEvent): Line => {
  const told = Late.safeParse(event.payload)
  const { move, card } = about
  if (!told.success || move === null || move.id !== told.data.moveId) return null
  const owner = move.ownerName === null ? 'Nobody owns it.' : `It is with ${move.ownerName}.`
  const sentence = `Late for ${card.title}: ${ended(move.what)} ${owner}`
  if (move.state !== 'late') return { sentence, about: card }
  return { sentence, about: withActs(about, snoozeMove(move, about.now)) }
}

const withActs = (about: About, snooze: Act): Card => ({
  ...about.card,
  acts: [
    ...(about.line.ownerId === null || (about.move !== null && about.move.ownerId === null)
      ? [takeIt(about.line)]
      : []),
    snooze,
  ],
})

const takeIt = (line: LineShown): Act => ({
  label: 'Take it',
  operation: 'campaign.takeNextMove',
  input: { id: line.prospectId, version: line.version },
})

/** A day from now; a moment, so that no zone is needed. */
const aDayLater = (now: Date): string => new Date(now.getTime() + 24 * 60 * 60 * 1000).toISOString()

const why = { field: 'reason', label: 'Why it can wait', required: true } as const

const snoozeClock = ({ line, clock, now }: About): Act => ({
  label: 'Snooze a day',
  operation: 'campaign.snoozeClock',
  input: { id: line.prospectId, version: clock.version, until: aDayLater(now) },
  asks: why,
})

const snoozeMove = (move: MoveShown, now: Date): Act => ({
  label: 'Snooze a day',
  operation: 'campaign.snoozeNextMove',
  input: { moveId: move.id, version: move.version, until: aDayLater(now) },
  asks: why,
})

const ended = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`)
