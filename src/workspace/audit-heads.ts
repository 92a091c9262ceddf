import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { founder } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { defineJob } from '#jobs/define-job.ts'
import { AuditHead, AuditHeads } from './audit.contract.ts'

/** Looked for this often, so that a head is written soon after midnight, or after a start. */
const everySeconds = 3_600

/** Where the ends of the chain are kept, one line a day. */
export const headsFile = (dataFolder: string): string => join(dataFolder, 'audit', 'heads.jsonl')

/**
 * The kept ends of the chain, oldest first; none when there is no such file. A head of an empty
 * chain says nothing and is left out.
 *
 * @throws AppError `heads_unreadable` for a line that no head was written as.
 */
export const readHeads = async (file: string): Promise<z.infer<typeof AuditHead>[]> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (z.object({ code: z.literal('ENOENT') }).safeParse(error).success) return ''
    throw error
  })
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const head = readLine(line)
    if (head === null) throw unreadable(file, index + 1)
    return head.number === 0 ? [] : [head]
  })
}

/** Adds a head as one line; makes the folder when it is missing. */
export const addHead = async (file: string, head: z.infer<typeof AuditHead>): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await appendFile(file, `${JSON.stringify(head)}\n`, { mode: 0o600, flush: true })
}

/** Writes the head of the day, once a day (UTC), unless somebody switched it off. */
export const keepHead = defineJob({
  name: 'workspace.keepHead',
  data: z.object({}),
  limits: { timeoutSeconds: 60, retries: 2, retryDelaySeconds: 60, order: 'folded' },
  everySeconds,
  run: async (ctx) => {
    const { headToFile } = await ctx.db
      .selectFrom('workspace')
      .select('headToFile')
      .executeTakeFirstOrThrow()
    if (!headToFile) return
    const file = headsFile(dirname(ctx.literature.folder))
    const at = ctx.now().toISOString()
    const last = (await readHeads(file)).at(-1)
    if (last?.at.slice(0, 10) === at.slice(0, 10)) return
    const { number, hash } = await ctx.db
      .selectFrom('eventChain')
      .select(['number', 'hash'])
      .executeTakeFirstOrThrow()
    if (number > 0) await addHead(file, { at, number, hash: hash.toString('hex') })
  },
})

export const showHeads = defineAction({
  name: 'workspace.auditHeads',
  summary: 'Whether the end of the audit is written to a file each day, and the last one.',
  http: 'GET /audit/heads',
  kind: 'read',
  input: z.object({}),
  output: AuditHeads,
  allow: founder,
  doors: 'human',
  run: async (ctx) => {
    const { headToFile } = await ctx.db
      .selectFrom('workspace')
      .select('headToFile')
      .executeTakeFirstOrThrow()
    const kept = await readHeads(headsFile(dirname(ctx.literature.folder)))
    return { daily: headToFile, file: 'audit/heads.jsonl', last: kept.at(-1) ?? null }
  },
})

export const keepHeads = defineAction({
  name: 'workspace.keepAuditHeads',
  summary: 'Write the end of the audit to a file each day, or stop doing so.',
  http: 'PUT /audit/heads',
  kind: 'change',
  input: z.object({ daily: z.boolean().describe('Whether it is written each day') }),
  output: z.object({ daily: z.boolean() }),
  allow: founder,
  doors: 'human',
  run: (ctx, { daily }) =>
    inTransaction(ctx.db, async (tx) => {
      await tx.updateTable('workspace').set({ headToFile: daily }).execute()
      recordEvent(tx, {
        name: 'workspace.audit_heads_switched',
        actor: ctx.actor,
        subjectId: null,
        payload: { daily },
      })
      return { daily }
    }),
})

const readLine = (line: string): z.infer<typeof AuditHead> | null => {
  try {
    return AuditHead.parse(JSON.parse(line))
  } catch {
    return null // the caller names file and line
  }
}

const unreadable = (file: string, line: number): AppError =>
  new AppError('invalid', `Line ${line} of ${file} is no head of an audit.`, {
    code: 'heads_unreadable',
    next: 'Compare with another copy of the file; somebody may have changed this one.',
  })
