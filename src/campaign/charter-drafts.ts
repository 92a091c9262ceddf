import { founder, orDelegate } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { nameOf } from '#actions/by-whom.ts'
import { actorId } from '#actions/actor.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { seesMoney, showCharters, type CharterRow } from './charter.ts'
import { CharterDraftInput, CharterSaved, WriteCharterInput } from './charter.contract.ts'
import { oneCharter } from './one-charter.ts'
import { insertCharter, lockCharter, numberCharter } from './write-charter.ts'

/** What a delegate writes waits for the founder. */
export const proposeCharter = defineAction({
  name: 'campaign.proposeCharter',
  summary: 'Write a draft of the charter for the founder to save.',
  http: 'POST /charter/drafts',
  kind: 'change',
  input: WriteCharterInput,
  output: CharterSaved,
  allow: orDelegate(founder),
  doors: 'all',
  cli: { render: () => 'Written; it waits for the founder.' },
  run: (ctx, written) => {
    if (!seesMoney(ctx.actor)) throw moneyUnseen()
    return inTransaction(ctx.db, async (tx) => {
      await lockCharter(tx, ctx.actor, written.basedOn)
      const row = await insertCharter(tx, { actor: ctx.actor, now: ctx.now() }, written)
      return told(ctx, tx, row, 'campaign.charter_proposed')
    })
  },
})

/** The founder takes a draft as it is. */
export const adoptCharter = defineAction({
  name: 'campaign.adoptCharter',
  summary: 'Save a draft of the charter as its next version.',
  http: 'PUT /charter/drafts/{id}/adoption',
  kind: 'change',
  input: CharterDraftInput,
  output: CharterSaved,
  allow: founder,
  doors: 'human',
  cli: { positional: ['id'], render: ({ charter }) => `Saved as version ${charter.number ?? 0}.` },
  run: (ctx, { id }) =>
    inTransaction(ctx.db, async (tx) => {
      const draft = await readDraft(tx, id)
      const number = (await lockCharter(tx, ctx.actor, draft.basedOn)) + 1
      const row = await oneCharter(() =>
        numberCharter(tx, { actor: ctx.actor, now: ctx.now() }, draft, number),
      )
      return told(ctx, tx, row, 'campaign.charter_saved')
    }),
})

/** The founder turns a draft down, or its writer takes it back. */
export const dropCharter = defineAction({
  name: 'campaign.dropCharter',
  summary: 'Turn down a draft of the charter, or take back your own.',
  http: 'DELETE /charter/drafts/{id}',
  kind: 'change',
  input: CharterDraftInput,
  output: CharterSaved,
  allow: orDelegate(founder),
  doors: 'all',
  cli: { positional: ['id'], render: () => 'Dropped.' },
  run: (ctx, { id }) =>
    inTransaction(ctx.db, async (tx) => {
      const draft = await readDraft(tx, id)
      const isFounder = ctx.actor.kind !== 'member' || ctx.actor.role === 'founder'
      if (!isFounder && draft.writtenBy !== actorId(ctx.actor)) throw notFound('draft')
      const row = await tx
        .updateTable('charterVersion')
        .set({ droppedAt: ctx.now(), droppedByName: nameOf(ctx.actor) })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      return told(ctx, tx, row, 'campaign.charter_dropped')
    }),
})

const readDraft = async (tx: CampaignTransaction, id: string): Promise<CharterRow> => {
  const row = await tx
    .selectFrom('charterVersion')
    .selectAll()
    .where('id', '=', id)
    .where('number', 'is', null)
    .where('droppedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('draft')
  return row
}

const told = async (
  ctx: Context,
  tx: CampaignTransaction,
  row: CharterRow,
  name: `campaign.${string}`,
) => {
  recordEvent(tx, {
    name,
    actor: ctx.actor,
    subjectId: row.id,
    payload: row.number === null ? {} : { number: row.number },
  })
  const [charter] = await showCharters(tx, ctx.actor, [row])
  if (!charter) throw notFound('charter')
  return { charter }
}

const moneyUnseen = (): AppError =>
  new AppError('not_allowed', 'A charter holds money, which scientists never see.', {
    code: 'money_unseen',
    next: 'Tell the founder what should change.',
  })
