import { dirname } from 'node:path'
import { z } from 'zod'
import { founder, operator, roles } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { verifyChain, type ChainVerdict, type KeptHead } from '#events/verify-chain.ts'
import {
  AuditHead,
  AuditHeadInput,
  AuditInput,
  AuditPage,
  AuditVerification,
  VerifyAuditInput,
} from './audit.contract.ts'
import { addHead, headsFile, readHeads } from './audit-heads.ts'
import { whoActed } from './who-acted.ts'

/**
 * What happened here, newest first. Personal payloads stay encrypted and are not shown; what
 * happened in a compartment is told inside only. Numbers and hashes are for the founder alone:
 * gaps between numbers would count what somebody else may not see.
 */
export const readAudit = defineAction({
  name: 'workspace.audit',
  alias: 'audit',
  summary: 'Read what happened, newest first.',
  http: 'GET /audit',
  kind: 'read',
  input: AuditInput,
  output: AuditPage,
  allow: roles('founder', 'hr'),
  doors: 'human',
  cli: { examples: ['audit', 'audit --limit 200 --csv'] },
  table: ({ events }) => ({
    columns: ['number', 'at', 'what', 'by', 'for', 'door', 'subject'],
    rows: events.map((one) => [
      one.number,
      one.at,
      one.name,
      one.by,
      one.onBehalfOf,
      one.door,
      one.subjectId,
    ]),
  }),
  run: async (ctx, { before, limit }) => {
    const rows = await ctx.db
      .selectFrom('event')
      .select(['id', 'number', 'recordedAt', 'name', 'actor', 'subjectId', 'payload', 'hash'])
      .where('number', 'is not', null)
      .$if(before !== undefined, (query) =>
        query.where('number', '<', (eb) =>
          eb
            .selectFrom('event')
            .select('number')
            .where('id', '=', before ?? ''),
        ),
      )
      .orderBy('number', 'desc')
      .limit(limit + 1)
      .execute()
    const names = await ctx.db.selectFrom('member').select(['id', 'name']).execute()
    const nameOf = new Map(names.map(({ id, name }) => [id, name]))
    const counts = founder.permits(ctx.actor)
    const events = rows.slice(0, limit).map((row) => ({
      id: row.id,
      number: counts ? Number(row.number) : null,
      at: row.recordedAt.toISOString(),
      name: row.name,
      ...whoActed(row.actor, nameOf),
      subjectId: row.subjectId,
      payload: z.record(z.string(), z.unknown()).parse(row.payload),
      hash: counts ? (row.hash?.toString('hex') ?? null) : null,
    }))
    return { events, before: rows.length > limit ? (events.at(-1)?.id ?? null) : null }
  },
})

/** Computes the whole chain again: a changed, removed or inserted line shows. */
export const verifyAudit = defineAction({
  name: 'workspace.verifyAudit',
  alias: 'audit verify',
  summary: 'Check that no line of the audit was changed, removed or added afterwards.',
  http: 'GET /audit/verification',
  kind: 'read',
  input: VerifyAuditInput,
  output: AuditVerification,
  allow: founder,
  doors: 'human',
  cli: {
    paths: ['against'],
    examples: ['audit verify', 'audit verify --against /media/stick/heads.jsonl'],
    render: ({ sentence }) => sentence,
    exit: ({ intact }) => (intact ? 0 : 1),
  },
  run: async (ctx, { against }) => {
    if (against !== '' && !operator.permits(ctx.actor)) throw filesAreForTheTerminal()
    const kept = await readHeads(headsFile(dirname(ctx.literature.folder)))
    const others = against === '' ? [] : await readHeads(against)
    if (against !== '' && others.length === 0) throw noHeads(against)
    const heads = [...kept, ...others]
    return verdictOf(await verifyChain(ctx.db, heads), heads)
  },
})

/** The end of the chain, to be kept where whoever may write the database may not. */
export const showHead = defineAction({
  name: 'workspace.auditHead',
  alias: 'audit head',
  summary: 'Show the end of the audit, and add it to a file kept elsewhere.',
  http: 'POST /audit/head',
  kind: 'read',
  input: AuditHeadInput,
  output: AuditHead,
  allow: operator,
  doors: 'human',
  mcp: false,
  cli: {
    paths: ['to'],
    examples: ['audit head', 'audit head --to /media/stick/heads.jsonl'],
    render: ({ number, hash }) => `${number} ${hash}`,
  },
  run: async (ctx, { to }) => {
    const { number, hash } = await ctx.db
      .selectFrom('eventChain')
      .select(['number', 'hash'])
      .executeTakeFirstOrThrow()
    const head = { at: ctx.now().toISOString(), number, hash: hash.toString('hex') }
    if (to !== '') await addHead(to, head)
    return head
  },
})

const verdictOf = (chain: ChainVerdict, heads: readonly KeptHead[]) => {
  const headsCompared = heads.length
  const compared = headsCompared === 0 ? '' : `, and as ${keptWords(headsCompared)}`
  if (chain.ok) {
    const events = chain.events === 1 ? '1 event' : `${chain.events} events`
    return {
      intact: true,
      events: chain.events,
      brokenAt: null,
      broken: null,
      hash: chain.hash,
      headsCompared,
      sentence: `The audit is whole: ${events}, each bound to the one before${compared}.`,
    }
  }
  const { number, reason, found } = chain
  const which = found === null ? `event ${number}` : `event ${number} (${found.name}, ${found.at})`
  const whole = number === 1 ? 'The audit is broken at its beginning' : holdsUpTo(number - 1)
  return {
    intact: false,
    events: number - 1,
    brokenAt: number,
    broken: found,
    hash: null,
    headsCompared,
    sentence: `${whole}; ${which} ${breaks[reason]}.`,
  }
}

const breaks = {
  changed: 'is not as it was recorded',
  missing: 'is missing',
  'cut off': 'and what came after it were cut off',
  rewritten: 'is not what the kept head says: the chain was computed anew',
} as const

const holdsUpTo = (number: number): string => `The audit holds up to event ${number}`

const keptWords = (heads: number): string =>
  heads === 1 ? '1 kept head says' : `${heads} kept heads say`

const filesAreForTheTerminal = (): AppError =>
  new AppError('not_allowed', 'Files are compared from the terminal only.', {
    code: 'terminal_only',
    next: 'Run ./party audit verify --against FILE where the app runs.',
  })

const noHeads = (file: string): AppError =>
  new AppError('invalid', `There is no head in ${file}.`, {
    code: 'no_heads',
    next: 'Give a file that ./party audit head --to FILE wrote.',
  })
