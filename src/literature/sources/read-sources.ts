import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { inTransaction } from '#database/transaction.ts'
import { readSourceAccess } from '#workspace/source-access.ts'
import { buildFromShards } from '../build-from-shards.ts'
import { AdmiredPeople, OpenAlexQuery } from '../contract.ts'
import type { KnownWorks } from '../intake/known-works.ts'
import { appendRefusals, keepRefusalsUpTo } from '../intake/refusal-file.ts'
import { insertShard, loadKnownWorks, mergeCounts } from '../intake/run-files.ts'
import { RunMeter } from '../intake/run-meter.ts'
import { WorkBatch } from '../intake/work-batch.ts'
import type { RunFileRow, RunRow } from '../run-progress.ts'
import { admiredSteps } from './admired.ts'
import { OpenAlexClient } from './openalex/client.ts'
import { fetchWorks } from './openalex/fetch-works.ts'
import { questionsOf, type WorkQuestion } from './openalex/query-parts.ts'

/** What is asked next: questions side by side in meaning, and whether to build after them. */
export interface SourceStep {
  readonly questions: readonly WorkQuestion[]
  /** Build what is in, so that something is seen while the rest comes. */
  readonly buildAfter: boolean
}

/**
 * Fetches what a run asks of OpenAlex, question by question; each question is one "file" of the
 * run with a cursor, so that an interrupted run goes on in the middle of it.
 */
export const readSources = async (
  ctx: Context,
  run: RunRow,
  signal: AbortSignal,
): Promise<void> => {
  const access = await readSourceAccess(ctx.db)
  const client = new OpenAlexClient(
    { url: ctx.outside.openAlexUrl, key: access.openAlexKey, mailto: access.mailto },
    signal,
  )
  await using writer = await WorkBatch.openWriter()
  const known = await loadKnownWorks(ctx.db, ctx.literature.folder, mostWorks)
  const meter = new RunMeter({ db: ctx.db, run: run.id, now: ctx.now }, [])
  const reader = new QuestionReader({ ctx, run: run.id, client, writer, known, meter, signal })
  await reader.forgetUnmarked()
  let number = 0
  for await (const step of stepsOf(ctx, run, client)) {
    let read = 0
    for (const question of step.questions) {
      if (signal.aborted) return
      read += await reader.read(number++, question)
    }
    await meter.flush()
    if (step.buildAfter && read > 0 && !signal.aborted) await buildFromShards(ctx, run.id, signal)
  }
}

// Room in the table of known works; a fetch of more than that takes days.
const mostWorks = 500_000

const stepsOf = async function* (
  ctx: Context,
  run: RunRow,
  client: OpenAlexClient,
): AsyncGenerator<SourceStep> {
  if (run.kind === 'admired') {
    yield* admiredSteps(ctx, run.id, AdmiredPeople.parse(run.request), client)
  } else {
    yield { questions: questionsOf(OpenAlexQuery.parse(run.request)), buildAfter: false }
  }
}

const Cursor = z.object({ cursor: z.string().nullable().default('*') })

interface ReaderParts {
  readonly ctx: Context
  readonly run: string
  readonly client: OpenAlexClient
  readonly writer: Awaited<ReturnType<typeof WorkBatch.openWriter>>
  readonly known: KnownWorks
  readonly meter: RunMeter
  readonly signal: AbortSignal
}

/** Reads questions of one run and notes how far each is. */
class QuestionReader {
  readonly #parts: ReaderParts

  constructor(parts: ReaderParts) {
    this.#parts = parts
  }

  async forgetUnmarked(): Promise<void> {
    const { ctx, run } = this.#parts
    const rows = await ctx.db
      .selectFrom('literatureRunFile')
      .select(['name', 'lines'])
      .where('runId', '=', run)
      .execute()
    const lines = new Map(rows.map((row) => [row.name, row.lines]))
    await keepRefusalsUpTo(ctx.literature.folder, run, lines)
  }

  /** Reads one question to its end; returns how many works it brought in this time. */
  async read(number: number, question: WorkQuestion): Promise<number> {
    const { ctx, run, client, writer, known, meter, signal } = this.#parts
    const file = await this.#begin(number, question)
    if (file.state === 'done') return 0
    const { cursor } = Cursor.parse(file.cursor)
    meter.doing = `Fetching: ${question.name}.`
    const batch = new WorkBatch(
      {
        worksFolder: `${ctx.literature.folder}/works`,
        run,
        file: number,
        name: question.name,
        seenAt: ctx.now().toISOString(),
        firstPart: file.parts,
      },
      known,
      writer,
    )
    batch.counts.lines = file.lines
    await fetchWorks({
      client,
      question,
      batch,
      cursor: cursor ?? '*',
      taken: file.lines,
      signal,
      onPage: async (_read, expected) => {
        if (file.expected !== expected) await this.#expect(number, expected)
        await meter.hear(number, sum(file, batch), 0)
      },
      mark: (next) => this.#mark(file, batch, next),
    })
    if (!signal.aborted) await this.#end(number)
    await meter.end(number)
    return batch.counts.new + batch.counts.changed
  }

  async #begin(number: number, question: WorkQuestion): Promise<RunFileRow> {
    const { ctx, run } = this.#parts
    await ctx.db
      .insertInto('literatureRunFile')
      .values({
        runId: run,
        number,
        name: question.name,
        expected: question.limit,
        state: 'reading',
      })
      .onConflict((conflict) => conflict.columns(['runId', 'number']).doNothing())
      .execute()
    await ctx.db
      .updateTable('literatureRunFile')
      .set({ state: 'reading' })
      .where('runId', '=', run)
      .where('number', '=', number)
      .where('state', '=', 'waiting')
      .execute()
    return ctx.db
      .selectFrom('literatureRunFile')
      .selectAll()
      .where('runId', '=', run)
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
  }

  async #expect(number: number, expected: number): Promise<void> {
    const { ctx, run } = this.#parts
    await ctx.db
      .updateTable('literatureRunFile')
      .set({ expected })
      .where('runId', '=', run)
      .where('number', '=', number)
      .execute()
  }

  async #mark(file: RunFileRow, batch: WorkBatch, cursor: string | null): Promise<void> {
    const { ctx, run } = this.#parts
    const mark = await batch.mark()
    await appendRefusals(ctx.literature.folder, run, mark.refusals)
    await inTransaction(ctx.db, async (tx) => {
      await tx
        .updateTable('literatureRunFile')
        .set({
          ...sum(file, batch),
          cursor: JSON.stringify({ cursor }),
          refusedByCode: JSON.stringify(mergeCounts(file.refusedByCode, mark.refusedByCode)),
          ...(mark.shard === null ? {} : { parts: mark.shard.part + 1 }),
        })
        .where('runId', '=', run)
        .where('number', '=', file.number)
        .execute()
      if (mark.shard !== null) await insertShard(tx, run, file.number, mark.shard)
    })
  }

  async #end(number: number): Promise<void> {
    const { ctx, run } = this.#parts
    await ctx.db
      .updateTable('literatureRunFile')
      .set({ state: 'done' })
      .where('runId', '=', run)
      .where('number', '=', number)
      .execute()
  }
}

/** Counts of this sitting on top of those from before; lines are counted from the beginning. */
const sum = (file: RunFileRow, batch: WorkBatch) => ({
  lines: batch.counts.lines,
  new: file.new + batch.counts.new,
  changed: file.changed + batch.counts.changed,
  same: file.same + batch.counts.same,
  refused: file.refused + batch.counts.refused,
  mended: file.mended + batch.counts.mended,
})
