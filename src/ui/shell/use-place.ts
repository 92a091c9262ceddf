import { useMatches } from '@tanstack/react-router'
import type { PlaceId } from './places.ts'

/** The place the shown page belongs to. */
export const usePlace = (): PlaceId | undefined =>
  useMatches().findLast((match) => match.staticData.place !== undefined)?.staticData.place
