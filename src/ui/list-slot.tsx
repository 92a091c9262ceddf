import type { ComponentType } from 'react'

/** A person or an organisation, as any screen shows one. */
export interface Somebody {
  readonly kind: 'person' | 'organisation'
  readonly id: string
  readonly name: string
}

/**
 * What The List gives to screens of rooms that may not know it: `web.tsx` fills this in. `Mark`
 * says where somebody stands, `Place` opens that line or adds one, `add` puts somebody on The List, `Host` shows what that asks.
 */
export interface ListSlot {
  readonly Mark: ComponentType<{ readonly who: Somebody }>
  readonly Place: ComponentType<{ readonly who: Somebody; readonly source: string }>
  readonly Host: ComponentType
  readonly add: (who: readonly Somebody[], source: string) => void
}

let slot: ListSlot | null = null

/** Called once at start. */
export const fillListSlot = (filled: ListSlot): void => {
  slot = filled
}

/** Where somebody stands on The List, tier and stage; nothing for whoever is not on it. */
export const ListMark = ({ who }: { readonly who: Somebody }) => slot && <slot.Mark who={who} />

/** The line of somebody on The List, or the button that puts them there. */
export const ListPlace = (props: { readonly who: Somebody; readonly source: string }) =>
  slot && <slot.Place {...props} />

/** What adding to The List asks, over any screen. */
export const ListHost = () => slot && <slot.Host />

/** Puts people on The List; says what became of them. `source`: where they were found. */
export const addToList = (who: readonly Somebody[], source: string): void => slot?.add(who, source)
