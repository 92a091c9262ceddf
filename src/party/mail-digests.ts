import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { Digest } from './contract.ts'
import { isSetUp, readMail, sendMail, type MailRow, type Sent } from './send-mail.ts'

/** Mails of one run; the next run is a minute away. */
const mostAtOnce = 50
/** A server that says "later" is asked again so often, each time after a longer pause. */
const mostTries = 6
const firstPauseMs = 2 * 60_000
/** A run that claimed a mail and was never heard of again: nobody knows whether it went. */
const lostAfterMs = 10 * 60_000

interface Claimed {
  readonly id: string
  readonly day: string
  readonly half: 'morning' | 'evening'
  readonly content: unknown
  readonly mailTo: string
  readonly mailTries: number
}

/**
 * Mails what waits. Each is claimed and that is committed before the network is touched; after a
 * crash in between it is `uncertain` and never sent a second time: the digest is in the app anyway.
 */
export const mailDigests = async (ctx: Context, signal: AbortSignal): Promise<void> => {
  await giveUpLost(ctx)
  const mail = await readMail(ctx)
  if (!isSetUp(mail)) return
  for (let count = 0; count < mostAtOnce && !signal.aborted; count += 1) {
    const claimed = await claimOne(ctx)
    if (!claimed) return
    await note(ctx, claimed, await sendOne(ctx, mail, claimed))
  }
}

const giveUpLost = async (ctx: Context): Promise<void> => {
  await ctx.db
    .updateTable('partyDigest')
    .set({ mail: 'uncertain' })
    .where('mail', '=', 'claimed')
    .where('mailAfter', '<', new Date(ctx.now().getTime() - lostAfterMs))
    .execute()
}

/** The next mail that is due, now claimed by this run; two processes never take the same. */
const claimOne = async (ctx: Context): Promise<Claimed | undefined> => {
  const now = ctx.now()
  const { rows } = await sql<Claimed>`
    update party_digest as digest
    set mail = 'claimed', mail_after = ${now}, mail_tries = mail_tries + 1
    from party_preference as chosen
    where chosen.member_id = digest.member_id and digest.id = (
      select id from party_digest
      where mail = 'waiting' and (mail_after is null or mail_after <= ${now})
      order by made_at limit 1 for update skip locked)
    returning digest.id, day, half, content, chosen.mail_to, mail_tries
  `.execute(ctx.db)
  return rows[0]
}

const sendOne = async (ctx: Context, mail: MailRow, digest: Claimed): Promise<Sent> => {
  if (digest.mailTo === '') return { outcome: 'refused', said: 'no address any more' }
  return sendMail(ctx, mail, {
    to: digest.mailTo,
    subject: `${headOf(digest)}: what happened`,
    text: textOf(digest, mail.address),
    messageId: `<digest.${digest.id}@recruiting-party.invalid>`,
  })
}

const note = async (ctx: Context, digest: Claimed, sent: Sent): Promise<void> => {
  const again = sent.outcome === 'later' && digest.mailTries < mostTries
  const pauseMs = firstPauseMs * 2 ** (digest.mailTries - 1)
  await ctx.db
    .updateTable('partyDigest')
    .set({
      mail: again ? 'waiting' : sent.outcome === 'later' ? 'refused' : sent.outcome,
      mailAfter: again ? new Date(ctx.now().getTime() + pauseMs) : null,
      mailSaid: sent.said,
    })
    .where('id', '=', digest.id)
    .execute()
}

const headOf = ({ day, half }: Claimed): string =>
  `${half === 'morning' ? 'Morning' : 'Evening'} of ${day}`

const titles = {
  mentions: 'You were named',
  decisions: 'Decisions',
  due: 'Due and late',
  doubts: 'Doubts without an answer',
  said: 'Said in your rooms',
  lines: 'The campaign',
} as const

/** Plain text, each line with its address: nothing is loaded, nothing is counted. */
const textOf = (digest: Claimed, origin: string): string => {
  const sections = z.array(Digest.shape.sections.element).parse(digest.content)
  return `${sections
    .map(({ kind, items }) =>
      [titles[kind], ...items.map(({ text, path }) => `- ${text}\n  ${origin}${path}`)].join('\n'),
    )
    .join('\n\n')}\n`
}
