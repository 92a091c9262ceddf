import { sql } from 'kysely'
import { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { member, oneself } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import type { Stage } from './list.contract.ts'
import { Judgement, ShowJudgementInput, voteChoices, type outcomes } from './votes.contract.ts'
import { wilsonInterval } from './wilson.ts'

/** Whoever is here for so long has stayed; before that nobody knows. */
export const stayedAfterDays = 90
/** Of fewer who came, no share is told. */
const fewest = 5
const dayMs = 86_400_000

type Outcome = (typeof outcomes)[number]
type Shown = z.input<typeof Judgement>

export const judgement = defineAction({
  name: 'campaign.judgement',
  summary: 'How votes turned out: yours, and those of members who let others see theirs.',
  http: 'GET /judgement',
  kind: 'read',
  input: z.object({}),
  output: Judgement,
  allow: member,
  doors: 'human',
  mcp: false,
  cli: false,
  run: (ctx) => readJudgement(ctx),
})

export const shareJudgement = defineAction({
  name: 'campaign.shareJudgement',
  summary: 'Let the others see how your votes turned out, or keep it to yourself.',
  http: 'PUT /judgement/mine',
  kind: 'change',
  input: ShowJudgementInput,
  output: Judgement,
  allow: oneself,
  doors: 'human',
  mcp: false,
  cli: false,
  run: async (ctx, { shown }) => {
    const me = actorId(ctx.actor)
    if (me !== null) {
      await inTransaction(ctx.db, async (tx) => {
        await tx.deleteFrom('judgementShown').where('memberId', '=', me).execute()
        if (shown) {
          await tx
            .insertInto('judgementShown')
            .values({ memberId: me, shownSince: ctx.now() })
            .execute()
        }
        recordEvent(tx, {
          name: 'campaign.judgement_shared',
          actor: ctx.actor,
          subjectId: me,
          payload: { shown },
        })
      })
    }
    return readJudgement(ctx)
  },
})

/** What became of somebody, by where they stand. */
export const outcomeOf = (stage: Stage, since: Date, now: Date): Outcome => {
  switch (stage) {
    case 'starter':
    case 'boomerang':
      return now.getTime() - since.getTime() >= stayedAfterDays * dayMs ? 'stayed' : 'open'
    case 'leaver':
      return 'left'
    case 'reneged':
    case 'declined':
    case 'passed':
      return stage
    case 'prospect':
    case 'lead':
    case 'candidate':
    case 'finalist':
    case 'offeree':
    case 'accepted':
    case 'nurture':
      return 'open'
  }
}

interface VoteOnSomebody {
  readonly memberId: string
  readonly name: string
  readonly roundId: string
  readonly choice: (typeof voteChoices)[number]
  readonly stage: Stage
  readonly stageSince: Date
}

const readJudgement = async (ctx: Context): Promise<Shown> => {
  const me = actorId(ctx.actor)
  // A line that was joined to another one is judged by where that one stands. Once a line is taken
  // from The List it is no longer known what became of them.
  const { rows } = await sql<VoteOnSomebody>`
    select v.member_id, m.name, r.id as round_id, v.choice,
      case when k.id is null and p.removed_at is not null then 'nurture'
        else coalesce(k.stage, p.stage) end as stage,
      coalesce(k.stage_since, p.stage_since) as stage_since
    from vote v
    join vote_round r on r.id = v.round_id and r.completed_at is not null
    join member m on m.id = v.member_id
    join prospect p on p.id = r.prospect_id
    left join prospect_join j on j.joined_id = p.id and j.undone_at is null
    left join prospect k on k.id = j.kept_id
    where v.member_id = ${me} or exists (
      select from judgement_shown s where s.member_id = v.member_id
    )
    order by lower(m.name), v.member_id`.execute(ctx.db)
  const shown =
    me === null
      ? null
      : (await ctx.db
          .selectFrom('judgementShown')
          .select('memberId')
          .where('memberId', '=', me)
          .executeTakeFirst()) !== undefined
  return {
    voters: [...Map.groupBy(rows, ({ memberId }) => memberId)].map(([memberId, votes]) => ({
      memberId,
      name: votes[0]?.name ?? '',
      mine: memberId === me,
      counts: countVotes(votes, ctx.now()),
    })),
    rounds: new Set(rows.map(({ roundId }) => roundId)).size,
    stayedAfterDays,
    shown,
  }
}

type Counted = Shown['voters'][number]['counts'][number]

/** Votes of one member by choice and by what became of those they were on. Pure. */
const countVotes = (votes: readonly VoteOnSomebody[], now: Date): Counted[] =>
  voteChoices.map((choice) => {
    const own = votes.filter((vote) => vote.choice === choice)
    const found = own.map(({ stage, stageSince }) => outcomeOf(stage, stageSince, now))
    const count = (outcome: Outcome): number => found.filter((one) => one === outcome).length
    const [stayed, left] = [count('stayed'), count('left')]
    const came = stayed + left
    return {
      choice,
      votes: own.length,
      stayed,
      left,
      reneged: count('reneged'),
      declined: count('declined'),
      passed: count('passed'),
      open: count('open'),
      stayedShare: came < fewest ? null : { came, ...wilsonInterval(stayed, came) },
    }
  })
