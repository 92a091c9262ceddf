import { useSyncExternalStore } from 'react'
import type { api } from '#ui/api.gen.ts'
import type { AddedResult } from './list-queries.ts'

export type ToAdd = Parameters<typeof api.campaign.add>[0]['prospects'][number]

/** What was to be added, and what became of each, in the same order. */
export interface AskedAbout {
  readonly prospects: readonly ToAdd[]
  readonly source: string
  /** Who is to see them; null: every member. Kept, so that nobody is added wider than was asked. */
  readonly compartmentId: string | null
  readonly results: readonly AddedResult[]
  readonly error: unknown
}

let asked: AskedAbout | null = null
const listeners = new Set<() => void>()

/** Shows what adding asks, over whatever screen; null takes it away. */
export const askAboutAdding = (next: AskedAbout | null): void => {
  asked = next
  for (const listener of listeners) listener()
}

/** What is asked now. */
export const useAskedAbout = (): AskedAbout | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => asked,
  )
