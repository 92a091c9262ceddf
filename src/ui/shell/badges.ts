import { useSyncExternalStore } from 'react'
import type { PlaceId } from './places.ts'

/** How much waits at a place, as rail and bar show it. */
export interface Badge {
  readonly count: number
  /** Said to a screen reader: `5 unread`. */
  readonly words: string
  /** Something is late: the only badge in red. */
  readonly late?: boolean
}

let badges: ReadonlyMap<PlaceId, Badge> = new Map()
const listeners = new Set<() => void>()

/** Says what waits at a place; null when nothing does. */
export const setBadge = (place: PlaceId, badge: Badge | null): void => {
  const next = new Map(badges)
  if (badge === null) next.delete(place)
  else next.set(place, badge)
  badges = next
  for (const listener of listeners) listener()
}

/** What waits at every place. */
export const useBadges = (): ReadonlyMap<PlaceId, Badge> =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => badges,
  )

/** `5`, and `99+` from a hundred on. */
export const badgeText = (count: number): string => (count > 99 ? '99+' : String(count))
