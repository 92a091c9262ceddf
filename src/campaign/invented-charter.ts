import type { Context } from '#actions/context.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { CharterSeat, WriteCharterInput } from './charter.contract.ts'
import { insertCharter, numberCharter } from './write-charter.ts'

/** By this reason the charter of the invented world is told from one that a founder wrote. */
const mark = 'Invented world'

interface InventedCharter {
  readonly goal: string
  readonly tone: string
  readonly seats: readonly { readonly name: string; readonly seats: number }[]
}

/**
 * The first charter, where there is none and whoever asks may save one. Areas that stand, by name.
 */
export const keepInventedCharter = async (
  tx: CampaignTransaction,
  ctx: Context,
  { goal, tone, seats }: InventedCharter,
): Promise<ReadonlyMap<string, string>> => {
  const there = await tx.selectFrom('charterVersion').select('id').limit(1).executeTakeFirst()
  const { actor } = ctx
  const maySave = actor.kind === 'operator' || (actor.kind === 'member' && actor.role === 'founder')
  if (!there && maySave) {
    const by = { actor, now: ctx.now() }
    const draft = await insertCharter(
      tx,
      by,
      WriteCharterInput.parse({
        basedOn: 0,
        goal,
        tone,
        seats: seats.map((seat) => CharterSeat.parse(seat)),
        why: mark,
      }),
    )
    await numberCharter(tx, by, draft, 1)
    recordEvent(tx, {
      name: 'campaign.charter_saved',
      actor,
      subjectId: draft.id,
      payload: { number: 1, invented: true },
    })
  }
  const areas = await tx
    .selectFrom('seatArea')
    .select(['id', 'name'])
    .where('endedAt', 'is', null)
    .execute()
  return new Map(areas.map((area) => [area.name, area.id]))
}

/** Takes it away again, unless a founder has written on from it: then it is theirs. */
export const dropInventedCharter = async (tx: CampaignTransaction, ctx: Context): Promise<void> => {
  const versions = await tx.selectFrom('charterVersion').select(['id', 'why']).limit(2).execute()
  const [only, ...others] = versions
  if (!only || others.length > 0 || only.why !== mark) return
  await tx.deleteFrom('charterVersion').where('id', '=', only.id).execute()
  await tx
    .updateTable('seatArea')
    .set({ endedAt: ctx.now() })
    .where('endedAt', 'is', null)
    .execute()
  recordEvent(tx, {
    name: 'campaign.charter_dropped',
    actor: ctx.actor,
    subjectId: only.id,
    payload: { invented: true },
  })
}
