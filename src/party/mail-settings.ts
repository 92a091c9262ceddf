import { z } from 'zod'
import { founder } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { addressOf } from '#workspace/address.ts'
import { line } from '#workspace/fields.contract.ts'
import { MailSettings, mailSecurities, Version } from './contract.ts'
import { sealPassword } from './mail-key.ts'
import { isSetUp, readMail, sendMail, type MailRow } from './send-mail.ts'

export const showMail = defineAction({
  name: 'party.mail',
  summary: 'Show how digests leave by mail; the password is never shown.',
  http: 'GET /room/mail',
  kind: 'read',
  input: z.object({}),
  output: MailSettings,
  allow: founder,
  doors: 'human',
  mcp: false,
  run: async (ctx) => toSettings(await readMail(ctx)),
})

export const setMail = defineAction({
  name: 'party.setMail',
  summary: 'Set the mail server through which digests leave; an empty server: none.',
  http: 'PATCH /room/mail',
  kind: 'change',
  input: z.object({
    version: Version,
    host: line(200),
    port: z.coerce.number().int().min(1).max(65_535),
    security: z.enum(mailSecurities),
    login: line(200),
    password: z.string().max(500).optional().describe('Left out: the kept one stays'),
    sender: z.union([z.email(), z.literal('')]),
  }),
  output: MailSettings,
  allow: founder,
  doors: 'human',
  mcp: false,
  run: async (ctx, { version, password, ...fields }) => {
    if (fields.security === 'none' && !isThisMachine(fields.host)) throw openLine(fields.host)
    // The file of the key is written before the transaction: in it nothing waits for the disk.
    const sealed =
      password === undefined || password === ''
        ? undefined
        : await sealPassword(ctx.literature.folder, password)
    const row = await inTransaction(ctx.db, async (tx) => {
      const before = await tx
        .selectFrom('partyMail')
        .selectAll()
        .forUpdate()
        .executeTakeFirstOrThrow()
      if (before.version !== version) {
        throw staleVersion('The mail server', version, toSettings(before))
      }
      recordEvent(tx, {
        name: 'party.mail_set',
        actor: ctx.actor,
        subjectId: null,
        payload: { version: version + 1, password: sealed !== undefined },
      })
      return tx
        .updateTable('partyMail')
        .set({
          ...fields,
          address: addressOf(ctx),
          ...passwordOf(before, fields, sealed),
          version: version + 1,
          updatedAt: ctx.now(),
          updatedByName: nameOf(ctx.actor),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
    })
    return toSettings(row)
  },
})

/** Sends a mail of two lines, so that one knows before the first digest. */
export const testMail = defineAction({
  name: 'party.testMail',
  summary: 'Send a test mail through the server that is set.',
  http: 'POST /room/mail/test',
  kind: 'change',
  input: z.object({ to: z.email() }),
  output: z.object({ said: z.string() }),
  allow: founder,
  doors: 'human',
  mcp: false,
  run: async (ctx, { to }) => {
    const row = await readMail(ctx)
    if (!isSetUp(row)) throw notSet()
    const sent = await sendMail(ctx, row, {
      to,
      subject: 'A test from recruiting-party',
      text: 'Digests will leave the way this mail did.\n',
      messageId: `<test.${ctx.now().getTime()}@recruiting-party.invalid>`,
    })
    if (sent.outcome === 'sent') return { said: sent.said }
    throw notTaken(sent.said)
  },
})

/** A password belongs to its server: for another one it is asked for again. */
const passwordOf = (
  before: MailRow,
  now: { readonly host: string; readonly login: string },
  sealed: Buffer | undefined,
): { readonly passwordSealed?: Buffer | null } => {
  if (sealed !== undefined) return { passwordSealed: sealed }
  return before.host === now.host && before.login === now.login ? {} : { passwordSealed: null }
}

const toSettings = (row: MailRow): z.input<typeof MailSettings> => ({
  version: row.version,
  host: row.host,
  port: row.port,
  security: row.security,
  login: row.login,
  hasPassword: row.passwordSealed !== null,
  sender: row.sender,
  setUp: isSetUp(row),
})

const isThisMachine = (host: string): boolean =>
  ['', 'localhost', '127.0.0.1', '::1'].includes(host)

const openLine = (host: string): AppError =>
  new AppError('invalid', `Without TLS everybody between here and ${host} reads along.`, {
    code: 'mail_without_tls',
    next: 'Choose STARTTLS or TLS; none is for a server on this machine.',
  })

const notSet = (): AppError =>
  new AppError('invalid', 'No mail server is set.', {
    code: 'mail_not_set',
    next: 'Give server and sender first.',
  })

const notTaken = (said: string): AppError =>
  new AppError('upstream', `The mail server did not take it: ${said}`, {
    code: 'mail_not_taken',
    next: 'Check server, port, security, login and password.',
  })
