import {
  IconAdjustmentsHorizontal,
  IconBook2,
  IconBuilding,
  IconDatabase,
  IconFileText,
  IconGridDots,
  IconLayoutKanban,
  IconMessage,
  IconSearch,
  IconShield,
  IconSun,
  IconUsers,
} from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { paths } from '../paths.ts'
import type { PlainKey } from '../texts/text.ts'

/** One place of the app, as rail, bar, palette and keys know it. */
export interface Place {
  readonly id:
    | 'myDay'
    | 'scout'
    | 'map'
    | 'people'
    | 'list'
    | 'organisations'
    | 'literature'
    | 'sources'
    | 'privacy'
    | 'settings'
    | 'charter'
    | 'room'
  readonly name: PlainKey
  readonly shortName?: PlainKey
  readonly icon: Icon
  readonly href: string
  readonly keys: string
}

/** Rooms that are not built are absent. */
export const placeGroups: readonly (readonly Place[])[] = [
  [
    { id: 'myDay', name: 'nav.myDay', icon: IconSun, href: paths.myDay(), keys: 'g d' },
    { id: 'scout', name: 'nav.scout', icon: IconSearch, href: paths.scout(), keys: 'g s' },
    {
      id: 'map',
      name: 'nav.map',
      shortName: 'nav.mapShort',
      icon: IconGridDots,
      href: paths.map(),
      keys: 'g m',
    },
  ],
  [
    {
      id: 'list',
      name: 'nav.list',
      shortName: 'nav.listShort',
      icon: IconLayoutKanban,
      href: paths.list(),
      keys: 'g l',
    },
    { id: 'room', name: 'nav.room', icon: IconMessage, href: paths.room(), keys: 'g r' },
    { id: 'people', name: 'nav.people', icon: IconUsers, href: paths.people(), keys: 'g u' },
    {
      id: 'organisations',
      name: 'nav.organisations',
      icon: IconBuilding,
      href: paths.organisations(),
      keys: 'g t',
    },
    {
      id: 'literature',
      name: 'nav.literature',
      icon: IconBook2,
      href: paths.literature(),
      keys: 'g b',
    },
  ],
  [
    { id: 'charter', name: 'nav.charter', icon: IconFileText, href: paths.charter(), keys: 'g c' },
    { id: 'sources', name: 'nav.sources', icon: IconDatabase, href: paths.sources(), keys: 'g i' },
    { id: 'privacy', name: 'nav.privacy', icon: IconShield, href: paths.privacy(), keys: 'g p' },
    {
      id: 'settings',
      name: 'nav.settings',
      icon: IconAdjustmentsHorizontal,
      href: paths.settings(),
      keys: 'g ,',
    },
  ],
]

export const places: readonly Place[] = placeGroups.flat()
export type PlaceId = Place['id']

/** The bar of the phone; everything else is behind the search glyph. */
export const barPlaces: readonly PlaceId[] = ['myDay', 'scout', 'list', 'room', 'people']

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
