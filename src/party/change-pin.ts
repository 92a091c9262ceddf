import { member, oneself } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { nameOf } from '#actions/by-whom.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { endsOf, PinOutput } from './contract.ts'
import { ChangePin, HearDoubt, SettlePin, TakeStance, VersionedPin } from './inputs.ts'
import { hear, readOwner, recordPin } from './pin-message.ts'
import { pinColumns, readPinAt, toPin, type PinRow } from './pin-row.ts'
import { memberOf } from './preference.ts'
import { readRoom } from './room-row.ts'

export const changePin = defineAction({
  name: 'party.changePin',
  summary: 'Change what a pin says: what, why, who answers for it, until when.',
  http: 'PATCH /room/pins/{pinId}',
  kind: 'change',
  input: ChangePin,
  output: PinOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, { pinId, version, what, why, ownerId, dueAt }) =>
    change(ctx, { pinId, version }, 'party.pin_changed', async (tx) => ({
      what,
      why,
      dueAt: dueAt === null ? null : new Date(dueAt),
      ...(await readOwner(tx, ownerId)),
    })),
})

/** What ended stays in the record with who ended it, and can be opened again. */
export const settlePin = defineAction({
  name: 'party.settlePin',
  summary: 'End a pin: decided, done, kept or broken, answered or resolved; or open it again.',
  http: 'POST /room/pins/{pinId}/outcome',
  kind: 'change',
  input: SettlePin,
  output: PinOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, { pinId, version, state, outcome }) =>
    change(ctx, { pinId, version }, 'party.pin_settled', async (_tx, before) => {
      const ends: readonly string[] = ['open', ...endsOf[before.kind]]
      if (!ends.includes(state)) throw noSuchEnd(before, state)
      if (state === 'kept' && outcome === '') throw noProof()
      return state === 'open'
        ? { state, settledAt: null, settledByName: null }
        : { state, outcome, settledAt: ctx.now(), settledByName: nameOf(ctx.actor) }
    }),
})

/** A dissent stays with the decision for ever; it may be changed as long as that is open. */
export const takeStance = defineAction({
  name: 'party.stance',
  summary: 'Say where you stand on a decision: for it, or a dissent in a sentence that is kept.',
  http: 'PUT /room/pins/{pinId}/stance',
  kind: 'change',
  input: TakeStance,
  output: PinOutput,
  allow: oneself,
  doors: 'all',
  mcp: false,
  run: (ctx, { pinId, version, stance, sentence }) =>
    change(ctx, { pinId, version }, 'party.pin_stance_taken', async (tx, before) => {
      if (before.kind !== 'decision') throw noDecision()
      if (before.state !== 'open') throw decided()
      if (stance === 'dissent' && sentence === '') throw noReason()
      const kept = { stance, sentence, takenAt: ctx.now(), memberName: nameOf(ctx.actor) }
      await tx
        .insertInto('partyStance')
        .values({ pinId, memberId: memberOf(ctx), ...kept })
        .onConflict((conflict) => conflict.columns(['pinId', 'memberId']).doUpdateSet(kept))
        .execute()
      return {}
    }),
})

export const hearDoubt = defineAction({
  name: 'party.hear',
  summary: 'Note that a doubt was heard once more, from whom and in which words.',
  http: 'POST /room/pins/{pinId}/hearings',
  kind: 'change',
  input: HearDoubt,
  output: PinOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, { pinId, version, saidBy, words }) =>
    change(ctx, { pinId, version }, 'party.pin_heard', async (tx, before) => {
      if (before.kind !== 'doubt') throw noDoubt()
      await hear(ctx, tx, { ...before, messageId: null }, saidBy, words)
      // Heard again it is open again, whatever was answered.
      return { state: 'open', settledAt: null, settledByName: null }
    }),
})

export const removePin = defineAction({
  name: 'party.unpin',
  summary: 'Take a pin away; the message stays. A decision that was taken cannot be taken away.',
  http: 'DELETE /room/pins/{pinId}',
  kind: 'change',
  input: VersionedPin,
  output: PinOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, input) =>
    change(ctx, input, 'party.pin_removed', async (_tx, before) => {
      if (before.kind === 'decision' && before.state === 'decided') throw staysForEver()
      return { removedAt: ctx.now() }
    }),
})

/** The undo of `party.unpin`. */
export const restorePin = defineAction({
  name: 'party.repin',
  summary: 'Bring back a pin that was taken away.',
  http: 'POST /room/pins/{pinId}/restoration',
  kind: 'change',
  input: VersionedPin,
  output: PinOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, input) => change(ctx, input, 'party.pin_restored', async () => ({ removedAt: null })),
})

/** One step of a pin: seen version, new version, event. Any member of its room may take it. */
const change = (
  ctx: Context,
  input: { readonly pinId: string; readonly version: number },
  name: `party.pin_${string}`,
  step: (tx: CampaignTransaction, before: PinRow) => Promise<Partial<PinRow>>,
) =>
  inTransaction(ctx.db, async (tx) => {
    const before = await readPinAt(tx, input)
    const room = await readRoom(tx, before.roomId)
    const changed = await step(tx, before)
    const row = await tx
      .updateTable('partyPin')
      .set({ ...changed, version: before.version + 1 })
      .where('id', '=', before.id)
      .returning(pinColumns)
      .executeTakeFirstOrThrow()
    recordPin(ctx, tx, row, name, room.compartmentId)
    return { pin: await toPin(tx, row) }
  })

const refused = (sentence: string, code: string, next: string): AppError =>
  new AppError('invalid', sentence, { code, next })

const noSuchEnd = (pin: PinRow, state: string): AppError =>
  refused(
    `A ${pin.kind.replace('_', ' ')} does not end as ${state}.`,
    'no_such_end',
    `It ends as ${endsOf[pin.kind].join(' or ')}.`,
  )

const noProof = (): AppError =>
  refused('A promise is kept with proof.', 'no_proof', 'Say or link what shows that it was kept.')

const noReason = (): AppError =>
  refused('A dissent says why.', 'no_reason', 'Write one sentence; it is kept with the decision.')

const noDecision = (): AppError =>
  refused('Stances are taken on decisions.', 'no_decision', 'Answer in the room.')

const noDoubt = (): AppError =>
  refused('Only a doubt is heard again.', 'no_doubt', 'Pin the message as a doubt.')

const decided = (): AppError =>
  new AppError('conflict', 'This was decided; who stood where is kept as it was.', {
    code: 'already_decided',
    next: 'Open the decision again, or pin a new one.',
  })

const staysForEver = (): AppError =>
  new AppError('conflict', 'A decision that was taken stays in the record.', {
    code: 'decision_stays',
    next: 'Pin a new decision that changes it.',
  })
