import { founder } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { showCharters } from './charter.ts'
import { CharterSaved, WriteCharterInput } from './charter.contract.ts'
import { oneCharter } from './one-charter.ts'
import { insertCharter, lockCharter, numberCharter } from './write-charter.ts'

export const saveCharter = defineAction({
  name: 'campaign.saveCharter',
  summary: 'Save the charter; the version before stays readable.',
  http: 'PUT /charter',
  kind: 'change',
  input: WriteCharterInput,
  output: CharterSaved,
  allow: founder,
  doors: 'human',
  cli: { render: ({ charter }) => `Saved as version ${charter.number ?? 0}.` },
  run: (ctx, written) =>
    inTransaction(ctx.db, async (tx) => {
      const by = { actor: ctx.actor, now: ctx.now() }
      const number = (await lockCharter(tx, ctx.actor, written.basedOn)) + 1
      const row = await oneCharter(async () => {
        const draft = await insertCharter(tx, by, written)
        return numberCharter(tx, by, draft, number)
      })
      recordEvent(tx, {
        name: 'campaign.charter_saved',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { number },
      })
      const [charter] = await showCharters(tx, ctx.actor, [row])
      if (!charter) throw new Error('A charter that was just saved is not there.')
      return { charter }
    }),
})
