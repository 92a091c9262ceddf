import { Readable } from 'node:stream'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { Database } from '#database/schema.ts'
import { openPassword } from './mail-key.ts'

export type MailRow = Selectable<Database['partyMail']>

/** Servers answer in seconds; one that is silent for so long is away. */
const connectTimeoutMs = 15_000
const silenceTimeoutMs = 60_000

/** What became of a mail. `uncertain`: the connection broke after the text had gone. */
export type Sent =
  | { readonly outcome: 'sent'; readonly said: string }
  | { readonly outcome: 'refused'; readonly said: string }
  | { readonly outcome: 'later'; readonly said: string }
  | { readonly outcome: 'uncertain'; readonly said: string }

export interface PlainMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Made from our own id, so that a second try is the same mail to every mail program. */
  readonly messageId: string
}

/** Whether mail is set up at all. */
export const isSetUp = (row: MailRow): boolean => row.host !== '' && row.sender !== ''

/** How mail leaves, as the owner of the tables reads it. */
export const readMail = (ctx: Context): Promise<MailRow> =>
  ctx.db.selectFrom('partyMail').selectAll().executeTakeFirstOrThrow()

/** Hands one mail to the server. Never called within a transaction: it waits for the network. */
export const sendMail = async (ctx: Context, row: MailRow, mail: PlainMail): Promise<Sent> => {
  const pass =
    row.passwordSealed === null
      ? null
      : await openPassword(ctx.literature.folder, row.passwordSealed)
  // Loaded when a mail is sent: 24 MB that most apps never need.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host: row.host,
    port: row.port,
    secure: row.security === 'tls',
    requireTLS: row.security === 'starttls',
    ignoreTLS: row.security === 'none',
    ...(row.login === '' || pass === null ? {} : { auth: { user: row.login, pass } }),
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
  })
  const text = watched(mail.text)
  try {
    const { response } = await transport.sendMail({
      ...mail,
      text: text.stream,
      from: row.sender,
      date: ctx.now(),
      // RFC 3834: a machine wrote it, and no machine is to answer.
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableUrlAccess: true,
      disableFileAccess: true,
    })
    return { outcome: 'sent', said: response }
  } catch (error) {
    return outcomeOf(error, text.left())
  } finally {
    transport.close()
  }
}

/** A text that says whether the line has begun to take it: before that nothing can have arrived. */
const watched = (text: string) => {
  let begun = false
  const letters = function* () {
    begun = true
    yield text
  }
  return { stream: Readable.from(letters(), { objectMode: false }), left: () => begun }
}

const Fault = z.object({
  message: z.string().default(''),
  responseCode: z.int().optional(),
})

/**
 * RFC 5321, 4.2.1: 4yz is "not now", 5yz is "no". Without an answer a mail whose text had gone may
 * have been taken; before that it surely was not.
 */
const outcomeOf = (error: unknown, textLeft: boolean): Sent => {
  const { message, responseCode } = Fault.catch({ message: String(error) }).parse(error)
  const said = message.slice(0, 300)
  if (responseCode !== undefined && responseCode >= 500) return { outcome: 'refused', said }
  if (responseCode !== undefined && responseCode >= 400) return { outcome: 'later', said }
  return { outcome: textLeft ? 'uncertain' : 'later', said }
}
