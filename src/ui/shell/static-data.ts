import type { PlainKey } from '../texts/text.ts'
import type { PlaceId } from './places.ts'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Name of the page, in the tab. */
    title?: PlainKey
    /** The place that is lit in rail and bar. */
    place?: PlaceId
    /** A page for strangers, without rail and bar. */
    bare?: boolean
  }
}
