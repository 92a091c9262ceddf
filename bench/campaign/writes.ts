import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { startSequencer } from '#events/sequencer.ts'
import { verifyChain } from '#events/verify-chain.ts'

/** As many as there are connections: more would only wait for one. */
const lanes = 10

export interface Writes {
  readonly perSecond: number
  /** From the last commit until every event had its number, in ms. */
  readonly numberedAfterMs: number
  readonly chain: 'whole' | 'broken'
}

/**
 * Writes rows, each with its event in a transaction of its own, for so long; the embedded server,
 * durable as always, numbers and chains beside it.
 */
export const benchWrites = async (seconds: number): Promise<Writes> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'party-bench-writes-'))
  try {
    await using parts = new AsyncDisposableStack()
    const database = parts.use(await openDatabase({ dataFolder }))
    parts.use(startSequencer(database))
    const started = performance.now()
    const until = started + seconds * 1_000
    let written = 0
    await Promise.all(
      Array.from({ length: lanes }, async (_, lane) => {
        for (let n = 0; performance.now() < until; n++) {
          await inTransaction(database.db, async (tx) => {
            const row = await tx
              .insertInto('handOrganisation')
              .values({
                name: `Lab ${lane} ${n}`,
                nameKey: `lab ${lane} ${n}`,
                kind: 'lab',
                source: 'a measurement',
                createdByName: 'Ada Example',
              })
              .returning('id')
              .executeTakeFirstOrThrow()
            recordEvent(tx, {
              name: 'organisations.added',
              actor: { kind: 'operator', door: 'cli' },
              subjectId: row.id,
            })
          })
          written += 1
        }
      }),
    )
    const ended = performance.now()
    for (;;) {
      const waiting = await database.db
        .selectFrom('event')
        .select('id')
        .where('number', 'is', null)
        .limit(1)
        .executeTakeFirst()
      if (!waiting) break
      await sleep(5)
    }
    const numberedAfterMs = performance.now() - ended
    const chain = await verifyChain(database.db)
    const isWhole = chain.ok && chain.events === written
    return {
      perSecond: (written / (ended - started)) * 1_000,
      numberedAfterMs,
      chain: isWhole ? 'whole' : 'broken',
    }
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
}
