import { AppError } from '#core/errors.ts'

/** Ten a minute from one place: a person who mistypes never meets it, a guesser always does. */
const perPlace = 10
/** And sixty from all places together, so that many places are no way around. */
const overall = 60
const windowMs = 60_000
/** Places remembered at once; more than this is an attack, and the overall limit stands. */
const placesKept = 10_000

/** Counts tries to claim or sign in within the last minute. */
export class RateLimit {
  readonly #counts = new Map<string, { count: number; until: number }>()

  /** @throws AppError `too_many_tries` with the seconds to wait. */
  take(place: string, now: number): void {
    this.#count('', overall, now)
    this.#count(place, perPlace, now)
  }

  #count(key: string, limit: number, now: number): void {
    const known = this.#counts.get(key)
    const slot = known && known.until > now ? known : { count: 0, until: now + windowMs }
    slot.count += 1
    if (this.#counts.size >= placesKept) this.#forget(now)
    this.#counts.set(key, slot)
    if (slot.count <= limit) return
    const seconds = Math.ceil((slot.until - now) / 1000)
    throw new AppError('limit', 'There were too many tries within a minute.', {
      code: 'too_many_tries',
      next: `Wait ${seconds} s, then try again.`,
      details: { retryAfterSeconds: seconds },
    })
  }

  #forget(now: number): void {
    for (const [key, slot] of this.#counts) if (slot.until <= now) this.#counts.delete(key)
    if (this.#counts.size >= placesKept) this.#counts.clear()
  }
}
