import type { Moment } from './moments.ts'

/** Moments that wait; typing of a crowd is not worth more. */
const mostWaiting = 200

/**
 * What a feed waits for: that there are newer events, that something is true for a moment, or that
 * time has passed. Rung by the listener, heard by one feed.
 */
export interface Bell {
  /** Newer events up to this number; null when notices may have been missed. */
  readonly ringEvents: (number: number | null) => void
  readonly ringMoment: (moment: Moment) => void
  /** Waits for a ring, at most so long, or until the signal. */
  readonly wait: (timeoutMs: number, signal: AbortSignal) => Promise<void>
  /** What rang since this was asked last. */
  readonly take: () => { events: boolean; numbered: number; moments: readonly Moment[] }
}

/** A bell that nobody has rung; the first look is owed all the same. */
export const newBell = (): Bell => {
  let events = true
  let numbered = 0
  let moments: Moment[] = []
  let rung = Promise.withResolvers<void>()
  return {
    ringEvents: (number) => {
      events = true
      numbered = Math.max(numbered, number ?? 0)
      rung.resolve()
    },
    ringMoment: (moment) => {
      if (moments.length < mostWaiting) moments.push(moment)
      rung.resolve()
    },
    wait: async (timeoutMs, signal) => {
      const stop = () => rung.resolve()
      const timer = setTimeout(stop, timeoutMs)
      signal.addEventListener('abort', stop, { once: true })
      if (!signal.aborted) await rung.promise
      signal.removeEventListener('abort', stop)
      clearTimeout(timer)
    },
    take: () => {
      const taken = { events, numbered, moments }
      events = false
      moments = []
      rung = Promise.withResolvers<void>()
      return taken
    },
  }
}
