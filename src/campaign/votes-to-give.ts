import { sql } from 'kysely'
import { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { member, oneself } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { showRounds, type RoundRow } from './vote-rounds.ts'
import { OneRound, VotesToGive, VoteToGiveOutput, type VoteToGive } from './votes.contract.ts'

/** More than this nobody votes in one sitting. */
const mostShown = 200

export const votesToGive = defineAction({
  name: 'campaign.votesToGive',
  summary: 'Who waits for your vote, the question that closes first on top.',
  http: 'GET /votes/to-give',
  kind: 'read',
  input: z.object({}),
  output: VotesToGive,
  allow: oneself,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx) => {
    const me = actorId(ctx.actor)
    if (me === null) return { votes: [], last: null }
    const { rows } = await sql<RoundRow>`
      select r.* from vote_round r
      join round_voter v on v.round_id = r.id and v.member_id = ${me}
      join prospect p on p.id = r.prospect_id and p.removed_at is null
      where r.completed_at is null and r.withdrawn_at is null and r.closes_at > ${ctx.now()}
        and not exists (select from vote where vote.round_id = r.id and vote.member_id = ${me})
      order by r.closes_at, r.id limit ${mostShown}`.execute(ctx.db)
    const last = await sql<{ name: string; at: Date }>`
      select p.name, vote.voted_at as at from vote
      join vote_round r on r.id = vote.round_id
      join prospect p on p.id = r.prospect_id
      where vote.member_id = ${me} order by vote.voted_at desc limit 1`.execute(ctx.db)
    const given = last.rows[0]
    return {
      votes: await withProspects(ctx, rows),
      last: given ? { name: given.name, at: given.at.toISOString() } : null,
    }
  },
})

export const showVote = defineAction({
  name: 'campaign.votes',
  summary: 'One question for votes: who has voted, and what, as far as you may see it.',
  http: 'GET /votes/{id}',
  kind: 'read',
  input: OneRound,
  output: VoteToGiveOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'] },
  run: async (ctx, { id }) => {
    const rows = await ctx.db.selectFrom('voteRound').selectAll().where('id', '=', id).execute()
    const [vote] = await withProspects(ctx, rows)
    if (!vote) throw notFound('vote')
    return { vote }
  },
})

const withProspects = async (
  ctx: Context,
  rounds: readonly RoundRow[],
): Promise<z.input<typeof VoteToGive>[]> => {
  if (rounds.length === 0) return []
  const [shown, lines] = await Promise.all([
    showRounds(ctx.db, ctx.actor, rounds),
    ctx.db
      .selectFrom('prospect')
      .select([
        'id',
        'kind',
        'personId',
        'organisationId',
        'name',
        'affiliation',
        'thesis',
        'tier',
        'stage',
      ])
      .where('id', 'in', [...new Set(rounds.map(({ prospectId }) => prospectId))])
      .execute(),
  ])
  const byId = new Map<string, (typeof lines)[number]>(lines.map((line) => [line.id, line]))
  return shown.flatMap((round) => {
    const prospect = byId.get(round.prospectId)
    return prospect ? [{ round, prospect }] : []
  })
}
