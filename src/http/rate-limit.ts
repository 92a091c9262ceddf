import { AppError } from '#core/errors.ts'

/** Ten refused tries a minute from one place: who mistypes never meets it, a guesser always does. */
const refusedTries = 10
/** What a stranger may ask for in a minute, such as what a passkey is to sign. */
const askedByStrangers = 120
const windowMs = 60_000
/** Places remembered at once; beyond it the oldest are forgotten, so that memory has an end. */
const placesKept = 20_000

/** One request that somebody may be guessing with. */
interface Asked {
  /** The address it comes from. */
  readonly place: string
  /** Whether it opens a session when it is right. */
  readonly opens: boolean
}

/**
 * Slows down whoever guesses. Only what was refused counts against a place, nothing counts against
 * a member or against everybody together: whoever has the passkey or the code gets in, however
 * many others try in their name.
 */
export class StrangerLimit {
  readonly #refused = new Slots(refusedTries)
  readonly #asked = new Slots(askedByStrangers)

  /**
   * Runs `work` unless the place has had its tries, and counts it when it is refused.
   *
   * @throws AppError `too_many_tries` with the seconds to wait.
   */
  async count<Result>(asked: Asked, now: number, work: () => Promise<Result>): Promise<Result> {
    if (!asked.opens) {
      this.#asked.take(asked.place, now)
      return work()
    }
    // Taken first and given back, so that many tries at the same moment are as many tries.
    this.#refused.take(asked.place, now)
    const result = await work()
    this.#refused.giveBack(asked.place)
    return result
  }
}

/** Counts by place within a minute. */
class Slots {
  readonly #limit: number
  readonly #slots = new Map<string, { count: number; until: number }>()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** @throws AppError `too_many_tries` when the place has had as many as it may. */
  take(place: string, now: number): void {
    const slot = this.#slotOf(place, now)
    slot.count += 1
    if (slot.count <= this.#limit) return
    const seconds = Math.ceil((slot.until - now) / 1000)
    throw new AppError('limit', 'There were too many tries within a minute.', {
      code: 'too_many_tries',
      next: `Wait ${seconds} s, then try again.`,
      details: { retryAfterSeconds: seconds },
    })
  }

  giveBack(place: string): void {
    const slot = this.#slots.get(place)
    if (slot) slot.count -= 1
  }

  #slotOf(place: string, now: number): { count: number; readonly until: number } {
    const known = this.#slots.get(place)
    if (known && known.until > now) return known
    this.#slots.delete(place)
    // A map keeps the order of insertion: the first is the oldest.
    const [oldest] = this.#slots.keys()
    if (this.#slots.size >= placesKept && oldest !== undefined) this.#slots.delete(oldest)
    const slot = { count: 0, until: now + windowMs }
    this.#slots.set(place, slot)
    return slot
  }
}
