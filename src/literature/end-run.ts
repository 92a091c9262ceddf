import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { wake } from '#jobs/wake.ts'
import { Run } from './contract.ts'
import { followRun, runText } from './follow-run.ts'
import { readRun } from './run-rows.ts'

/** Stops a reading; what was read until then stays in and is built. Safe to ask twice. */
export const cancelRun = defineAction({
  name: 'literature.cancel',
  summary: 'Stop a reading and keep what is in.',
  http: 'PUT /literature/runs/{id}/cancellation',
  kind: 'change',
  input: z.object({ id: z.uuid() }),
  output: Run,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], render: runText },
  run: (ctx, { id }) =>
    inTransaction(ctx.db, async (tx) => {
      const run = await readRun(tx, id, ctx.now())
      if (!run.canCancel) return run
      const neverBegun = run.state === 'queued'
      await tx
        .updateTable('literatureRun')
        .set({
          cancelAskedAt: ctx.now(),
          ...(neverBegun ? { state: 'cancelled', endedAt: ctx.now() } : {}),
        })
        .where('id', '=', id)
        .execute()
      // A run whose process is gone is woken, so that what it left is built and it ends.
      if (run.state === 'interrupted') await wake(tx, 'literature.intake', { runId: id })
      recordEvent(tx, { name: 'literature.run_cancelled', actor: ctx.actor, subjectId: id })
      return readRun(tx, id, ctx.now())
    }),
})

/** Goes on with a reading that was stopped, failed or was interrupted, from where it was. */
export const resumeRun = defineAction({
  name: 'literature.resume',
  summary: 'Go on with a reading that was stopped, failed or interrupted.',
  http: 'DELETE /literature/runs/{id}/cancellation',
  kind: 'change',
  input: z.object({ id: z.uuid() }),
  output: Run,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], follow: followRun, render: runText },
  run: (ctx, { id }) =>
    inTransaction(ctx.db, async (tx) => {
      const run = await readRun(tx, id, ctx.now())
      if (!run.canResume) throw cannotResume(run.state)
      await tx
        .updateTable('literatureRun')
        .set({ state: 'queued', endedAt: null, cancelAskedAt: null, failure: '', failureNext: '' })
        .where('id', '=', id)
        .execute()
      await wake(tx, 'literature.intake', { runId: id })
      recordEvent(tx, { name: 'literature.run_resumed', actor: ctx.actor, subjectId: id })
      return readRun(tx, id, ctx.now())
    }),
})

const cannotResume = (state: Run['state']): AppError =>
  new AppError('conflict', `This reading is ${state}; there is nothing to go on with.`, {
    code: 'run_not_resumable',
    next: 'Bring the files again to read them once more.',
  })
