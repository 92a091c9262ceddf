import { member, orDelegate, roles } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { z } from 'zod'
import { notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { ExpectStage, StageExpectations } from './clocks.contract.ts'
import { stages } from './list.contract.ts'

export const stageExpectations = defineAction({
  name: 'campaign.stageExpectations',
  summary: 'How many days each stage may take before it is late.',
  http: 'GET /stage-expectations',
  kind: 'read',
  input: z.object({}),
  output: StageExpectations,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    render: ({ stages: all }) =>
      all
        .map((one) => `${one.stage}: ${one.days === null ? 'no clock' : `${one.days} days`}`)
        .join('\n'),
  },
  run: (ctx) => readExpectations(ctx.db),
})

export const expectStage = defineAction({
  name: 'campaign.expectStage',
  summary: 'Say how many days a stage may take; without a number nobody waits for it to end.',
  http: 'PUT /stage-expectations/{stage}',
  kind: 'change',
  input: ExpectStage,
  output: StageExpectations,
  allow: orDelegate(roles('founder', 'hr', 'recruiting')),
  doors: 'all',
  cli: { positional: ['stage', 'days'], render: () => 'Kept.' },
  run: (ctx, { stage, version, days }) =>
    inTransaction(ctx.db, async (tx) => {
      const row = await tx
        .selectFrom('stageExpectation')
        .selectAll()
        .where('stage', '=', stage)
        .forUpdate()
        .executeTakeFirst()
      if (!row) throw notFound('stage')
      if (row.version !== version) throw staleVersion(`The time of ${stage}`, version, row)
      await tx
        .updateTable('stageExpectation')
        .set({
          days,
          version: version + 1,
          changedByName: nameOf(ctx.actor),
          changedAt: ctx.now(),
        })
        .where('stage', '=', stage)
        .execute()
      recordEvent(tx, {
        name: 'campaign.stage_time_set',
        actor: ctx.actor,
        subjectId: null,
        payload: { stage, before: row.days, after: days },
      })
      return readExpectations(tx)
    }),
})

const readExpectations = async (
  db: CampaignDatabase,
): Promise<z.input<typeof StageExpectations>> => {
  const rows = await db.selectFrom('stageExpectation').selectAll().execute()
  const byStage = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.stage, row]))
  return {
    stages: stages.flatMap((stage) => {
      const row = byStage.get(stage)
      if (!row) return []
      return [
        {
          stage,
          days: row.days,
          version: row.version,
          changedBy: row.changedByName,
          changedAt: row.changedAt.toISOString(),
        },
      ]
    }),
  }
}
