import { useRouter, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { paths } from '#ui/paths.ts'
import { readListAddress, writeListAddress } from './list-search.ts'
import type { ListAddress } from './list-search.ts'

/** The address of The List as a value, and the ways to change it. */
export const useList = () => {
  const router = useRouter()
  const raw = useSearch({ strict: false })
  // One object as long as the address is the same: it is a part of query keys.
  const search = useMemo(() => readListAddress(raw), [raw])
  const href = (change: Partial<ListAddress>): string =>
    paths.list(writeListAddress({ ...search, ...change }))
  return {
    search,
    href,
    /** Other people: goes into the history. */
    go: (change: Partial<ListAddress>): void => router.history.push(href(change)),
    /** Another view of the same people: takes the place of this entry. */
    turn: (change: Partial<ListAddress>): void => {
      void router.navigate({ href: href(change), replace: true, resetScroll: false })
    },
    leave: (address: string): void => router.history.push(address),
  }
}
export type List = ReturnType<typeof useList>
