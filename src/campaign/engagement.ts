import type { z } from 'zod'
import { actorId, type Actor } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { idsLeadingTo } from '#people/resolve-person.ts'
import { readStandingObjections } from '#workspace/privacy-objections.ts'
import { readWindowDays } from './charter.ts'
import { readClearances } from './clearances.ts'
import { historyIds } from './history-ids.ts'
import { livePeopleOf } from './live-ids.ts'
import { OneProspect } from './list.contract.ts'
import { checkOffLimits, stops, type Held } from './off-limits.ts'
import { dayInWords, dayOf } from './off-limits-rows.ts'
import { EngagementOutput, type Engagement } from './votes.contract.ts'
import { readTouches, runningWindow, toTouch, toWindow, type WindowRow } from './windows.ts'

type Shown = z.input<typeof Engagement>
type Reason = Shown['reasons'][number]

export const engagement = defineAction({
  name: 'campaign.engagement',
  summary: 'May I write to them now? Who owns them, who touched them last, whose window runs.',
  http: 'GET /prospects/{id}/engagement',
  kind: 'read',
  input: OneProspect,
  output: EngagementOutput,
  allow: member,
  doors: 'all',
  mcp: true,
  cli: { positional: ['id'], render: ({ engagement: one }) => one.sentence },
  run: async (ctx, { id }) => ({ engagement: (await readEngagement(ctx, id)).engagement }),
})

/** The rules of engagement on one line, with the clauses that hold it. Not within a transaction. */
export const readEngagement = async (
  ctx: Context,
  id: string,
): Promise<{ readonly engagement: Shown; readonly held: readonly Held[] }> => {
  const line = await ctx.db
    .selectFrom('prospect')
    .leftJoin('member', 'member.id', 'prospect.ownerId')
    .select(['kind', 'prospect.name', 'personId', 'organisationId', 'affiliation', 'ownerId'])
    .select('member.name as ownerName')
    .where('prospect.id', '=', id)
    .executeTakeFirst()
  if (!line) throw notFound('prospect')
  const now = ctx.now()
  const ids = await historyIds(ctx.db, id)
  const personId = line.personId === null ? null : await liveOf(ctx, line.personId)
  const [[held = []], window, touches, clearances, objected, windowDays] = await Promise.all([
    checkOffLimits(ctx, [{ ...line, personId }]),
    runningWindow(ctx.db, ids, now),
    readTouches(ctx.db, ids),
    readClearances(ctx.db, ids, dayOf(now)),
    hasObjected(ctx, personId, ids),
    readWindowDays(ctx.db),
  ])
  const reasons = [
    ...(objected ? [objection(line.name)] : []),
    ...held.filter(stops).map((one): Reason => ({ kind: 'off-limits', sentence: one.sentence })),
    ...windowReason(window, ctx.actor, line.name),
    ...ownerReason(line, window, ctx.actor),
    ...(clearances.length > 0 && clearances.every(({ expired }) => expired)
      ? [expiredClearance(clearances[0]?.expiresOn ?? '')]
      : []),
  ]
  const may = mayOf(reasons, ctx.actor)
  return {
    held,
    engagement: {
      prospectId: id,
      may,
      sentence: reasons[0]?.sentence ?? `Nobody else is writing to ${line.name}.`,
      reasons,
      owner: line.ownerName,
      window: window ? toWindow(window, ctx.actor) : null,
      windowDays,
      lastTouch: touches[0] ? toTouch(touches[0]) : null,
    },
  }
}

const liveOf = async (ctx: Context, id: string): Promise<string> =>
  (await livePeopleOf(ctx, [id])).get(id) ?? id

/** The rule; pure. */
const mayOf = (reasons: readonly Reason[], actor: Actor): Shown['may'] => {
  if (reasons.some(({ kind }) => kind === 'objection' || kind === 'off-limits')) return 'no'
  const asks = reasons.filter(({ kind }) => kind !== 'owner' || !isFounder(actor))
  return asks.length > 0 ? 'ask' : 'yes'
}

/** The founder writes in person; who prepares it for the founder asks no more than the founder. */
const isFounder = (actor: Actor): boolean =>
  actor.kind !== 'member' || actor.role === 'founder' || actor.actsFor !== undefined

const objection = (name: string): Reason => ({
  kind: 'objection',
  sentence: `${name} objected to being contacted.`,
})

const windowReason = (window: WindowRow | undefined, actor: Actor, name: string): Reason[] =>
  window && window.memberId !== actorId(actor)
    ? [
        {
          kind: 'window',
          sentence: `${window.memberName} is writing to ${name} until ${dayInWords(dayOf(window.endsAt))}. Ask ${window.memberName} first.`,
        },
      ]
    : []

const ownerReason = (
  line: { readonly ownerId: string | null; readonly ownerName: string | null },
  window: WindowRow | undefined,
  actor: Actor,
): Reason[] => {
  const { ownerId, ownerName } = line
  if (ownerId === null || ownerName === null || ownerId === actorId(actor)) return []
  // Said already: the window is the owner's; or one's own runs, and the owner was asked.
  if (window && (window.memberId === ownerId || window.memberId === actorId(actor))) return []
  return [{ kind: 'owner', sentence: `${ownerName} is the owner. Ask ${ownerName} first.` }]
}

const expiredClearance = (day: string): Reason => ({
  kind: 'clearance expired',
  sentence: `The permission to approach ended on ${dayInWords(day)}.`,
})

/** Whether the person asked not to be contacted, under any id that leads to them. */
/** By any id that leads to the person, or by the line itself where nobody is behind it. */
const hasObjected = async (
  ctx: Context,
  personId: string | null,
  lines: readonly string[],
): Promise<boolean> => {
  const ids = personId === null ? [] : await idsLeadingTo(ctx.db, personId)
  return (await readStandingObjections(ctx.db, [...ids, ...lines])).length > 0
}
