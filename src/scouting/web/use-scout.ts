import { useRouter, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { paths } from '#ui/paths.ts'
import { asksSomething, questionOf, readScoutSearch, withSearch } from './scout-search.ts'

/** What may change in an address; undefined takes a part away. */
export type ScoutChange = Parameters<typeof withSearch>[1]

/** The address of Scout as a value, and the ways to change it. State of this screen lives nowhere else. */
export const useScout = () => {
  const router = useRouter()
  const raw = useSearch({ strict: false })
  // One object as long as the address is the same: it is a part of query keys.
  const search = useMemo(() => readScoutSearch(raw), [raw])
  const question = useMemo(() => questionOf({ ...search }), [search])
  const href = (change: ScoutChange): string => paths.scout(withSearch(search, change))
  return {
    search,
    question,
    asks: asksSomething(search),
    href,
    /** A new question: goes into the history; whoever was open may not be on its list. */
    go: (change: ScoutChange): void =>
      router.history.push(href({ person: undefined, why: undefined, ...change })),
    /** Another view of the same question: takes the place of this entry. */
    turn: (change: ScoutChange): void => {
      // Without resetScroll the router would put the list back to where it was before the key.
      void router.navigate({ href: href(change), replace: true, resetScroll: false })
    },
    leave: (address: string): void => router.history.push(address),
  }
}
export type Scout = ReturnType<typeof useScout>
