import type { Act, Card, CardKind } from '#actions/room.ts'
import type { Context } from '#actions/context.ts'
import { showRounds, type RoundShown } from './vote-rounds.ts'
import { voteChoices } from './votes.contract.ts'

/** A question for votes as it stands in the Room: given in one tap from there. */
export const voteCard: CardKind = {
  kind: 'vote',
  path: '/list/votes/:id',
  find: async (ctx: Context, ids: readonly string[]): Promise<Card[]> => {
    if (ids.length === 0) return []
    const rows = await ctx.db
      .selectFrom('voteRound')
      .selectAll()
      .where('id', 'in', [...ids])
      .where('withdrawnAt', 'is', null)
      .execute()
    if (rows.length === 0) return []
    const [rounds, lines] = await Promise.all([
      showRounds(ctx.db, ctx.actor, rows),
      ctx.db
        .selectFrom('prospect')
        .select(['id', 'name'])
        .where(
          'id',
          'in',
          rows.map(({ prospectId }) => prospectId),
        )
        .execute(),
    ])
    const names = new Map<string, string>(lines.map(({ id, name }) => [id, name]))
    return rounds.flatMap((round) => {
      const title = names.get(round.prospectId)
      if (title === undefined) return []
      const acts = actsOf(round)
      return [
        {
          kind: 'vote',
          id: round.id,
          title,
          line: lineOf(round),
          path: `/list/votes/${round.id}`,
          ...(acts.length > 0 ? { acts } : {}),
        },
      ]
    })
  },
}

const lineOf = (round: RoundShown): string => {
  const have = `${round.voted} of ${round.of} have voted`
  return round.question === '' ? have : `${round.question} ${have}`
}

/** The three choices, for whoever is asked and has not voted. */
const actsOf = (round: RoundShown): Act[] =>
  round.state === 'open' && round.mine !== null && round.mine.choice === null
    ? voteChoices.map((choice) => ({
        label: labels[choice],
        operation: 'campaign.vote',
        input: { id: round.id, choice, version: 0 },
      }))
    : []

const labels = { pass: 'Pass', check: 'Check', star: 'Star' } as const
