import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { VotesOfLine } from './prospect.contract.ts'
import { showRounds, type RoundRow } from './vote-rounds.ts'

type Votes = z.input<typeof VotesOfLine>

/** The last question for votes of each line, as far as the reader may see; withdrawn ones are none. */
export const readLastVotes = async (
  ctx: Context,
  prospectIds: readonly string[],
): Promise<ReadonlyMap<string, Votes>> => {
  if (prospectIds.length === 0) return new Map()
  const { rows } = await sql<RoundRow>`
    select distinct on (prospect_id) * from vote_round
    where prospect_id = any(${[...prospectIds]}::uuid[]) and withdrawn_at is null
    order by prospect_id, asked_at desc, id desc`.execute(ctx.db)
  const rounds = await showRounds(ctx.db, ctx.actor, rows)
  return new Map(
    rounds.map((round) => [
      round.prospectId,
      {
        state: round.state === 'complete' ? 'complete' : 'open',
        voted: round.voted,
        of: round.of,
        choices: round.votes.map((vote) => vote.choice),
        asksMe: round.state === 'open' && round.mine !== null && round.mine.choice === null,
      },
    ]),
  )
}
