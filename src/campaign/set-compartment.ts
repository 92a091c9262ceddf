import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { choosable } from './choosable.ts'
import { CompartmentSet, SetCompartment } from './list.contract.ts'
import { lockProspects } from './prospect-row.ts'

/**
 * Narrows to a compartment that whoever asks is inside of, or widens to every member. What hangs on
 * a line is seen by those who see the line. What was told before stays told.
 */
export const setCompartment = defineAction({
  name: 'campaign.setCompartment',
  summary: 'Keep lines of The List to those inside a compartment, or show them to everybody.',
  http: 'PUT /prospects/compartment',
  kind: 'change',
  input: SetCompartment,
  output: CompartmentSet,
  allow: member,
  doors: 'human',
  mcp: false,
  run: (ctx, { prospects, compartmentId }) =>
    inTransaction(ctx.db, async (tx) => {
      const rows = await lockProspects(tx, prospects)
      await choosable(tx, { compartments: compartmentId === null ? [] : [compartmentId] })
      await tx
        .updateTable('prospect')
        .set((eb) => ({
          compartmentId,
          version: eb('version', '+', 1),
          changedAt: ctx.now(),
        }))
        .where('id', 'in', [...rows.keys()])
        .execute()
      const changed = [...rows.values()].map((row) => ({ id: row.id, version: row.version + 1 }))
      const before = new Map<string | null, typeof changed>()
      for (const [index, row] of [...rows.values()].entries()) {
        const now = changed[index]
        if (now) before.set(row.compartmentId, [...(before.get(row.compartmentId) ?? []), now])
        recordEvent(tx, {
          name: compartmentId === null ? 'campaign.prospect_widened' : 'campaign.prospect_narrowed',
          actor: ctx.actor,
          subjectId: row.id,
          payload: { version: row.version + 1 },
          // Widening ends the secret; narrowing is known inside only.
          compartmentId,
        })
      }
      return {
        changed,
        undo: [...before].map(([id, lines]) => ({ prospects: lines, compartmentId: id })),
      }
    }),
})
