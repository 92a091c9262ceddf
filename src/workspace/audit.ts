import { z } from 'zod'
import { founder } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { verifyChain } from '#events/verify-chain.ts'
import { AuditInput, AuditPage, AuditVerification } from './contract.ts'
import { whoActed } from './who-acted.ts'

/** What happened here, newest first. Personal payloads stay encrypted and are not shown. */
export const readAudit = defineAction({
  name: 'workspace.audit',
  alias: 'audit',
  summary: 'Read what happened, newest first.',
  http: 'GET /audit',
  kind: 'read',
  input: AuditInput,
  output: AuditPage,
  allow: founder,
  doors: 'human',
  cli: { examples: ['audit', 'audit --limit 200 --csv'] },
  table: ({ events }) => ({
    columns: ['number', 'at', 'what', 'by', 'door', 'subject'],
    rows: events.map((one) => [one.number, one.at, one.name, one.by, one.door, one.subjectId]),
  }),
  run: async (ctx, { before, limit }) => {
    const rows = await ctx.db
      .selectFrom('event')
      .select(['number', 'recordedAt', 'name', 'actor', 'subjectId', 'payload', 'hash'])
      .where('number', 'is not', null)
      .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
      .orderBy('number', 'desc')
      .limit(limit)
      .execute()
    const names = await ctx.db.selectFrom('member').select(['id', 'name']).execute()
    const nameOf = new Map(names.map(({ id, name }) => [id, name]))
    const events = rows.map((row) => ({
      number: Number(row.number),
      at: row.recordedAt.toISOString(),
      name: row.name,
      ...whoActed(row.actor, nameOf),
      subjectId: row.subjectId,
      payload: z.record(z.string(), z.unknown()).parse(row.payload),
      hash: row.hash?.toString('hex') ?? '',
    }))
    const last = events.at(-1)
    return { events, before: last && last.number > 1 ? last.number : null }
  },
})

const breaks = {
  changed: 'is not as it was recorded',
  missing: 'is missing',
  'cut off': 'and what came after it were cut off',
} as const

/** Computes the whole chain again: a changed, removed or inserted line shows. */
export const verifyAudit = defineAction({
  name: 'workspace.verifyAudit',
  summary: 'Check that no line of the audit was changed, removed or added afterwards.',
  http: 'GET /audit/verification',
  kind: 'read',
  input: z.object({}),
  output: AuditVerification,
  allow: founder,
  doors: 'human',
  cli: { examples: ['workspace verify-audit'], render: ({ sentence }) => sentence },
  run: async (ctx) => {
    const chain = await verifyChain(ctx.db)
    if (chain.ok) {
      return {
        intact: true,
        events: chain.events,
        brokenAt: null,
        hash: chain.hash,
        sentence: `The audit is whole: ${chain.events === 1 ? '1 event' : `${chain.events} events`}, each bound to the one before.`,
      }
    }
    return {
      intact: false,
      events: chain.number - 1,
      brokenAt: chain.number,
      hash: null,
      sentence: `The audit holds up to event ${chain.number - 1}; event ${chain.number} ${breaks[chain.reason]}.`,
    }
  },
})
