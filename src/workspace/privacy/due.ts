import { AppError } from '#core/errors.ts'

/** A clock may be wrong by this much. */
const slipMs = 10 * 60_000

/**
 * One month later (GDPR, Articles 12(3) and 14(3)), at the same time of day; the last day of a
 * shorter month, as Regulation 1182/71, Article 3(2)(c), counts.
 */
export const oneMonthAfter = (date: Date): Date => {
  const later = new Date(date)
  const day = later.getUTCDate()
  later.setUTCDate(1)
  later.setUTCMonth(later.getUTCMonth() + 1)
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0))
  later.setUTCDate(Math.min(day, lastDay.getUTCDate()))
  return later
}

/** The moment that was said, or now. Throws `still_to_come` for one that is ahead. */
export const refuseFuture = (said: string | undefined, now: Date): Date => {
  const date = said === undefined ? now : new Date(said)
  if (date.getTime() <= now.getTime() + slipMs) return date
  throw new AppError('invalid', `${date.toISOString().slice(0, 10)} is still to come.`, {
    code: 'still_to_come',
    next: 'Write the day on which it happened.',
  })
}
