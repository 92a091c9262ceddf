import { sql } from 'kysely'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { idsLeadingTo } from '#people/resolve-person.ts'
import { readOverruleRoles } from './charter.ts'
import { readClearances } from './clearances.ts'
import { mayDecide } from './decide.ts'
import { readDecisions, showDecisions } from './decisions.ts'
import { readEngagement } from './engagement.ts'
import { historyIds } from './history-ids.ts'
import { OneProspect } from './list.contract.ts'
import { livePeopleOf } from './live-ids.ts'
import { mayOverrule } from './may-overrule.ts'
import { dayOf, toOverrule, type OverruleRow } from './off-limits-rows.ts'
import { prospectKey } from './prospect-key.ts'
import { showRounds } from './vote-rounds.ts'
import { ProspectStanding } from './votes.contract.ts'
import { readTouches, toTouch } from './windows.ts'

const mostRounds = 50

export const prospectStanding = defineAction({
  name: 'campaign.prospectStanding',
  summary: 'What stands on one prospect: may we write, clauses, clearances, votes, decisions.',
  http: 'GET /prospects/{id}/standing',
  kind: 'read',
  input: OneProspect,
  output: ProspectStanding,
  allow: member,
  doors: 'all',
  mcp: false,
  run: async (ctx, { id }) => {
    const line = await ctx.db
      .selectFrom('prospect')
      .select(['ownerId', 'personId', 'organisationId', 'name'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!line) throw notFound('prospect')
    const ids = await historyIds(ctx.db, id)
    const [{ engagement, held }, overrules, clearances, rounds, decisions, touches, roles] =
      await Promise.all([
        readEngagement(ctx, id),
        overrulesOf(ctx, line),
        readClearances(ctx.db, ids, dayOf(ctx.now())),
        ctx.db
          .selectFrom('voteRound')
          .selectAll()
          .where('prospectId', 'in', [...ids])
          .where('withdrawnAt', 'is', null)
          .orderBy('askedAt', 'desc')
          .limit(mostRounds)
          .execute(),
        readDecisions(ctx.db, ids),
        readTouches(ctx.db, ids),
        readOverruleRoles(ctx.db),
      ])
    return {
      engagement,
      held: [...held],
      overrules: overrules.map(toOverrule),
      clearances,
      rounds: await showRounds(ctx.db, ctx.actor, rounds),
      decisions: await showDecisions(ctx.db, decisions),
      touches: touches.map(toTouch),
      mayDecide: mayDecide(ctx.actor, line.ownerId),
      mayOverrule: mayOverrule(ctx.actor, roles),
    }
  },
})

/** What was overruled for this very one, for ever; found by person, organisation, or by name. */
const overrulesOf = async (
  ctx: Context,
  line: {
    readonly personId: string | null
    readonly organisationId: string | null
    readonly name: string
  },
): Promise<OverruleRow[]> => {
  const live =
    line.personId === null
      ? null
      : ((await livePeopleOf(ctx, [line.personId])).get(line.personId) ?? line.personId)
  const people =
    live === null || line.personId === null
      ? []
      : [line.personId, ...(await idsLeadingTo(ctx.db, live))]
  return ctx.db
    .selectFrom('overrule')
    .selectAll()
    .where(
      sql<boolean>`person_id = any(${people}::uuid[])
        or (person_id is null and organisation_id = ${line.organisationId})
        or (person_id is null and organisation_id is null and name_key = ${prospectKey(line.name)})`,
    )
    .orderBy('overruledAt', 'desc')
    .execute()
}
