import { sql } from 'kysely'
import { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { byWhom, nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { wake } from '#jobs/wake.ts'
import { addToList } from './add-prospects.ts'
import { dropInventedCharter, keepInventedCharter } from './invented-charter.ts'
import { ProspectKind, SeatAreaId, Stage, Tier } from './list.contract.ts'
import { kindOfMove } from './move-kind.ts'
import { dueOf, zoneOf } from './own-day.ts'

const Filled = z.object({ lines: z.number().int().describe('kept or taken away by this call') })
const dayMs = 86_400_000

/** People are known by name until the literature of the world is in; a job then says who they are. */
export const fillInvented = defineAction({
  name: 'campaign.fillInvented',
  summary: 'Put a campaign under way on The List: people of the invented world.',
  http: 'PUT /invented-campaign',
  kind: 'change',
  input: z.object({}),
  output: Filled,
  allow: member,
  doors: 'human',
  mcp: false,
  cli: { render: ({ lines }) => `${lines} lines kept.` },
  run: async (ctx) => {
    // Loaded only here: nobody else needs the invented words.
    const { inventedCampaign } = await import('../../seed/world.ts')
    const { charter, lines } = inventedCampaign()
    const areas = await inTransaction(ctx.db, (tx) => keepInventedCharter(tx, ctx, charter))
    const { results } = await addToList(
      ctx,
      {
        prospects: lines.map((line) => ({
          kind: ProspectKind.catch('person').parse(line.kind),
          name: line.name,
          affiliation: line.at,
          source: line.source,
          thesis: line.thesis,
          tier: Tier.parse(line.tier),
          ...areaOf(areas, line.area),
          ...(line.owned ? ownerOf(ctx) : {}),
          stage: Stage.parse(line.stage),
          anyway: false,
        })),
        source: 'Invented world',
        compartmentId: null,
        keepPeople: false,
      },
      'invented',
    )
    const made = lines.flatMap((line, index) => {
      const result = results[index]
      return result?.outcome === 'added' && result.prospect
        ? [{ ...line, id: result.prospect.id }]
        : []
    })
    await inTransaction(ctx.db, async (tx) => {
      await backdate(tx, ctx, made)
      await setMoves(tx, ctx, made)
      await wake(tx, 'campaign.anchorInvented', {})
    })
    return { lines: made.length }
  },
})

/** The undo of `campaign.fillInvented`; what members added stays. */
export const dropInvented = defineAction({
  name: 'campaign.dropInvented',
  summary: 'Take the invented campaign from The List.',
  http: 'DELETE /invented-campaign',
  kind: 'change',
  input: z.object({}),
  output: Filled,
  allow: member,
  doors: 'human',
  mcp: false,
  cli: { render: ({ lines }) => `${lines} lines gone.` },
  run: (ctx) =>
    inTransaction(ctx.db, async (tx) => {
      const gone = await tx
        .updateTable('prospect')
        .set((eb) => ({
          removedAt: ctx.now(),
          removedByName: nameOf(ctx.actor),
          version: eb('version', '+', 1),
        }))
        .where('inventedAt', 'is not', null)
        .where('removedAt', 'is', null)
        .returning(['id', 'compartmentId'])
        .execute()
      for (const row of gone) {
        recordEvent(tx, {
          name: 'campaign.prospect_removed',
          actor: ctx.actor,
          subjectId: row.id,
          payload: { invented: true },
          compartmentId: row.compartmentId,
        })
      }
      await dropInventedCharter(tx, ctx)
      return { lines: gone.length }
    }),
})

interface Made {
  readonly id: string
  readonly stage: string
  readonly days: number
  readonly move?: string
  readonly due?: number | null
  readonly waits?: string
  readonly reason?: string
  readonly owned: boolean
}

const areaOf = (areas: ReadonlyMap<string, string>, name: string | undefined) => {
  const id = name === undefined ? undefined : areas.get(name)
  return id === undefined ? {} : { seatAreaId: SeatAreaId.parse(id) }
}

const ownerOf = (ctx: Context) => {
  const id = actorId(ctx.actor)
  return id === null ? {} : { ownerId: id }
}

/** A campaign that is under way did not begin today. */
const backdate = async (
  tx: CampaignTransaction,
  ctx: Context,
  made: readonly Made[],
): Promise<void> => {
  const now = ctx.now().getTime()
  const ids = made.map((one) => one.id)
  const since = made.map((one) => new Date(now - one.days * dayMs))
  const reasons = made.map((one) => one.reason ?? '')
  await sql`
    update prospect set stage_since = line.since
    from unnest(${ids}::uuid[], ${since}::timestamptz[]) as line (id, since)
    where prospect.id = line.id`.execute(tx)
  await sql`
    update stage_move set moved_at = line.since, reason = line.reason
    from unnest(${ids}::uuid[], ${since}::timestamptz[], ${reasons}::text[])
      as line (id, since, reason)
    where stage_move.prospect_id = line.id`.execute(tx)
}

/** The day so many days from now; null where nobody said when. */
const dayFrom = (now: Date, days: number | null | undefined): string | null =>
  typeof days === 'number'
    ? new Date(now.getTime() + days * dayMs).toISOString().slice(0, 'yyyy-mm-dd'.length)
    : null

const setMoves = async (
  tx: CampaignTransaction,
  ctx: Context,
  made: readonly Made[],
): Promise<void> => {
  const zone = await zoneOf(tx, actorId(ctx.actor))
  const rows = made.flatMap((one) =>
    one.move === undefined
      ? []
      : [
          {
            prospectId: one.id,
            what: one.move,
            kind: kindOfMove(one.move),
            ...dueOf(dayFrom(ctx.now(), one.due), zone),
            waitsFor: one.waits ?? '',
            ownerId: one.owned ? actorId(ctx.actor) : null,
            createdAt: ctx.now(),
            ...byWhom(ctx.actor),
          },
        ],
  )
  if (rows.length > 0) await tx.insertInto('nextMove').values(rows).execute()
}
