import { useSyncExternalStore } from 'react'
import { ApiError } from './api.ts'
import { passkeyFault, provePasskey } from './passkey.ts'

/** What the shell shows while a passkey is asked for: the browser asks, or it did not work. */
export type PasskeyAsk =
  | { readonly state: 'browser' }
  | {
      readonly state: 'failed'
      readonly error: ApiError
      readonly again: () => void
      readonly leave: () => void
    }

let shown: PasskeyAsk | null = null
let asking: Promise<void> | null = null
const listeners = new Set<() => void>()

const show = (next: PasskeyAsk | null): void => {
  shown = next
  for (const listener of listeners) listener()
}

/**
 * Asks for the passkey in place. Several calls that need it at once share one asking.
 *
 * @throws ApiError when the person left it, or when it cannot work here.
 */
export const askForPasskey = (): Promise<void> => {
  asking ??= untilShown().finally(() => {
    asking = null
    show(null)
  })
  return asking
}

/** More often nobody tries; then what was wanted is refused. */
const triesAtMost = 10

const untilShown = async (): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    show({ state: 'browser' })
    try {
      await provePasskey()
      return
    } catch (cause) {
      const error = passkeyFault(cause)
      if (!worthTrying.includes(error.code) || tries === triesAtMost) throw error
      if (!(await wantsAgain(error))) throw error
    }
  }
}

/** What another try can mend; the rest is said where the person was working. */
const worthTrying: readonly string[] = [
  'passkey_not_shown',
  'passkey_failed',
  'passkey_refused',
  'challenge_spent',
]

const wantsAgain = (error: ApiError): Promise<boolean> =>
  new Promise((decide) => {
    show({ state: 'failed', error, again: () => decide(true), leave: () => decide(false) })
  })

/** What is asked for now; null when nothing is. */
export const usePasskeyAsk = (): PasskeyAsk | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
