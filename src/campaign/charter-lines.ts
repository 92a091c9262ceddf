import type { Card, LineKind, SpokenEvent } from '#actions/room.ts'
import type { Context } from '#actions/context.ts'
import { showDecisions } from './decisions.ts'
import { prospectsHeldBy } from './held-back.ts'
import { clauseSentence } from './off-limits-rows.ts'
import { voteCard } from './vote-card.ts'
import { readVotes } from './vote-rounds.ts'

type Line = { readonly sentence: string; readonly about: Card | null } | null

/** Votes asked for, and complete; what was chosen is said only when all of it may be seen. */
export const voteLines: LineKind = {
  kind: 'votes',
  events: ['campaign.votes_asked', 'campaign.votes_complete'],
  say: async (ctx, events) => {
    const ids = subjects(events)
    const [cards, rounds, votes] = await Promise.all([
      voteCard.find(ctx, ids),
      ids.length === 0
        ? []
        : ctx.db.selectFrom('voteRound').selectAll().where('id', 'in', ids).execute(),
      ids.length === 0 ? [] : readVotes(ctx.db, ids),
    ])
    const cardOf = new Map(cards.map((card) => [card.id, card]))
    return events.map((event): Line => {
      const about = cardOf.get(event.subjectId ?? '')
      const round = rounds.find(({ id }) => id === event.subjectId)
      if (!about || !round || round.withdrawnAt !== null) return null
      if (event.name === 'campaign.votes_asked') {
        // Once it is over there is nothing left to do, and the other line says how it ended.
        if (round.completedAt !== null) return null
        return { sentence: `${event.by} asks for votes on ${about.title}.`, about }
      }
      const chosen = votes.filter(({ roundId }) => roundId === round.id).map(({ choice }) => choice)
      return { sentence: `Votes on ${about.title} are complete: ${counted(chosen)}.`, about }
    })
  },
}

/** What was decided, each in one line with its reason. */
export const decisionLines: LineKind = {
  kind: 'decisions',
  events: ['campaign.decided'],
  say: async (ctx, events) => {
    const ids = subjects(events)
    const rows =
      ids.length === 0
        ? []
        : await ctx.db.selectFrom('decisionRecord').selectAll().where('id', 'in', ids).execute()
    const decisions = await showDecisions(ctx.db, rows)
    const cards = await prospectCards(
      ctx,
      decisions.map(({ prospectId }) => prospectId),
    )
    return events.map((event): Line => {
      const one = decisions.find(({ id }) => id === event.subjectId)
      if (!one) return null
      const against = one.dissent.map(({ name }) => name)
      const dissent = against.length === 0 ? '' : ` Dissent: ${against.join(', ')}.`
      return {
        sentence: `${one.by} decided: ${ended(one.what)}${dissent}`,
        about: cards.get(one.prospectId) ?? null,
      }
    })
  },
}

/** A clause that ended by itself, and how many of The List it held. */
export const clauseLines: LineKind = {
  kind: 'clauses',
  events: ['campaign.off_limits_ended'],
  say: async (ctx, events) => {
    const ids = subjects(events)
    const clauses =
      ids.length === 0
        ? []
        : await ctx.db.selectFrom('offLimits').selectAll().where('id', 'in', ids).execute()
    const held = await prospectsHeldBy(ctx, clauses)
    return events.map((event): Line => {
      const clause = clauses.find(({ id }) => id === event.subjectId)
      if (!clause) return null
      const free = held.filter((one) => one.clause.id === clause.id).length
      const people = free === 1 ? '1 on The List is free' : `${free} on The List are free`
      return {
        sentence: `Ended: ${clauseSentence(clause)}${free === 0 ? '' : ` ${people} of it.`}`,
        about: null,
      }
    })
  },
}

const subjects = (events: readonly SpokenEvent[]): string[] => [
  ...new Set(events.flatMap(({ subjectId }) => subjectId ?? [])),
]

const ended = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`)

/** `3 star, 1 pass`, or that nobody voted. */
const counted = (chosen: readonly string[]): string => {
  if (chosen.length === 0) return 'nobody voted'
  return ['star', 'check', 'pass']
    .flatMap((choice) => {
      const count = chosen.filter((one) => one === choice).length
      return count === 0 ? [] : [`${count} ${choice}`]
    })
    .join(', ')
}

/** Cards of prospects, as their own kind shows them. */
const prospectCards = async (
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Card>> => {
  const kind = ctx.rooms.flatMap(({ cards = [] }) => cards).find((one) => one.kind === 'prospect')
  const cards = kind === undefined ? [] : await kind.find(ctx, [...new Set(ids)])
  return new Map(cards.map((card) => [card.id, card]))
}
