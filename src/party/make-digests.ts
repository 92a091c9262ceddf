import { z } from 'zod'
import type { MemberActor, Role } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import { defineJob } from '#jobs/define-job.ts'
import { composeDigest } from './compose-digest.ts'
import { mailDigests } from './mail-digests.ts'
import type { PreferenceRow } from './preference.ts'
import { minutesOf, wallClock } from './quiet-hours.ts'
import { isSetUp, readMail } from './send-mail.ts'
import { tidyRoom } from './tidy-room.ts'

/** A digest is at most this late. */
const everySeconds = 60
/** The first digest, and one after a long sleep, looks back no further. */
const longestMs = 7 * 24 * 3_600_000
const firstMs = 24 * 3_600_000

type Half = 'morning' | 'evening'

/**
 * Makes the digests that are due, each once, and mails those that are to be mailed. What is due is
 * read from the clock on each member's wall; of a day that was slept through only the evening comes.
 */
export const makeDigests = defineJob({
  name: 'party.digests',
  data: z.object({}),
  limits: { timeoutSeconds: 300, retries: 2, retryDelaySeconds: 30, order: 'folded' },
  everySeconds,
  run: async (ctx, _data, signal) => {
    const rows = await ctx.db
      .selectFrom('partyPreference')
      .innerJoin('member', 'member.id', 'partyPreference.memberId')
      .selectAll('partyPreference')
      .select(['member.name', 'member.role'])
      .execute()
    for (const row of rows) {
      if (signal.aborted) return
      await makeDigest(ctx, row)
    }
    await mailDigests(ctx, signal)
    await tidyRoom(ctx)
  },
})

/** Which digest is due by the clock on the wall; the later one wins. */
export const dueHalf = (
  row: Pick<PreferenceRow, 'morningAt' | 'eveningAt' | 'zone'>,
  now: Date,
): { readonly day: string; readonly half: Half } | null => {
  const { day, minutes } = wallClock(now, row.zone)
  if (row.eveningAt !== null && minutes >= minutesOf(row.eveningAt)) return { day, half: 'evening' }
  if (row.morningAt !== null && minutes >= minutesOf(row.morningAt)) return { day, half: 'morning' }
  return null
}

type Reader = PreferenceRow & { readonly name: string; readonly role: Role }

const makeDigest = async (ctx: Context, row: Reader): Promise<void> => {
  const now = ctx.now()
  const due = dueHalf(row, now)
  if (due === null) return
  const last = await ctx.db
    .selectFrom('partyDigest')
    .select(['day', 'half', 'madeAt'])
    .where('memberId', '=', row.memberId)
    .orderBy('madeAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last && last.day === due.day && (last.half === due.half || last.half === 'evening')) return
  const since = new Date(
    Math.max(last?.madeAt.getTime() ?? now.getTime() - firstMs, now.getTime() - longestMs),
  )
  const reader: MemberActor = {
    kind: 'member',
    id: row.memberId,
    name: row.name,
    role: row.role,
    door: 'job',
  }
  const sections = await composeDigest(ctx.as(reader), since)
  const mailed = row.mailTo !== '' && sections.length > 0 && isSetUp(await readMail(ctx))
  await ctx.db
    .insertInto('partyDigest')
    .values({
      memberId: row.memberId,
      ...due,
      since,
      content: JSON.stringify(sections),
      madeAt: now,
      mail: mailed ? 'waiting' : 'none',
    })
    // Two processes may look at the same minute; one digest is kept.
    .onConflict((conflict) => conflict.columns(['memberId', 'day', 'half']).doNothing())
    .execute()
}
