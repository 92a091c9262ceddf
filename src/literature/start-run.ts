import { actorId, type Actor } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import type { JsonObject } from '#core/json.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { wake } from '#jobs/wake.ts'
import type { Run, runKinds } from './contract.ts'
import { folderId, refuseElsewhere } from './own-folder.ts'
import { readRun } from './run-rows.ts'

/** A file (with a path) or a query (without) that a run is to read. */
export interface Wanted {
  readonly name: string
  readonly path?: string
  readonly bytes?: number
  readonly expected?: number
  /** Why it is refused before it is read. */
  readonly refusal?: string
}

export interface NewRun {
  readonly kind: (typeof runKinds)[number]
  readonly title: string
  readonly request: JsonObject
  readonly files: readonly Wanted[]
}

const rowsAtOnce = 5_000

/**
 * Notes a run with its files and wakes the job that reads it, in one transaction.
 *
 * @throws AppError `works_elsewhere` where the works of the campaign are not.
 */
export const startRun = (ctx: Context, run: NewRun): Promise<Run> =>
  inTransaction(ctx.db, async (tx) => {
    await refuseElsewhere(tx, ctx.literature.folder)
    const folder = await folderId(ctx.literature.folder)
    const { id } = await tx
      .insertInto('literatureRun')
      .values({
        kind: run.kind,
        title: run.title,
        request: JSON.stringify({ ...run.request, folder }),
        askedBy: actorId(ctx.actor),
        askedByName: askedByName(ctx.actor),
        askedAt: ctx.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (let from = 0; from < run.files.length; from += rowsAtOnce) {
      await tx
        .insertInto('literatureRunFile')
        .values(
          run.files.slice(from, from + rowsAtOnce).map((file, index) => ({
            runId: id,
            number: from + index,
            name: file.name,
            path: file.path ?? '',
            bytes: file.bytes ?? 0,
            expected: file.expected ?? 0,
            ...(file.refusal === undefined ? {} : refusedAs(file.refusal)),
          })),
        )
        .execute()
    }
    recordEvent(tx, {
      name: 'literature.run_asked',
      actor: ctx.actor,
      subjectId: id,
      payload: { kind: run.kind, title: run.title, files: run.files.length },
    })
    await wake(tx, 'literature.intake', { runId: id })
    return readRun(tx, id, ctx.now())
  })

const refusedAs = (sentence: string) => ({ state: 'refused', sentence }) as const

const askedByName = (actor: Actor): string => {
  switch (actor.kind) {
    case 'member':
      return actor.name
    case 'operator':
      return 'whoever holds the data folder'
    case 'system':
      return 'the app itself'
    case 'stranger':
      return 'a stranger'
  }
}
