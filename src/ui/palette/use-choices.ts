import {
  IconArrowRight,
  IconFileText,
  IconKeyboard,
  IconLayoutKanban,
  IconSearch,
} from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { api } from '../api.gen.ts'
import { addToList } from '../list-slot.tsx'
import { useKeyGroups } from '../keyboard/keys.ts'
import { paths } from '../paths.ts'
import { places } from '../shell/places.ts'
import { t } from '../texts/text.ts'
import { arrange, mostChoices, readTyped } from './choice.ts'
import type { Choice, Mode } from './choice.ts'
import { fit, matchWords } from './match.ts'
import { useCommands } from './use-commands.ts'

/** How many of a kind when everything is asked; the whole stays within twelve. */
const share = { people: 4, works: 3, commands: 3, go: 3 } as const

/** Everything that answers to what was typed, best first within its group. */
export const useChoices = (
  typed: string,
): { mode: Mode; choices: readonly Choice[]; busy: boolean } => {
  const { mode, query } = readTyped(useDeferredValue(typed))
  const people = usePeople(query, mode)
  const works = useWorks(query, mode)
  const commands = matching(useCommands(), query)
  const go = matching(placeChoices(), query)
  const keys = matching(useKeyChoices(), query)
  const everything = mode === 'everything'
  const found = [
    ...(everything ? people.choices.slice(0, share.people) : people.choices),
    ...(everything ? works.choices.slice(0, share.works) : works.choices),
    ...(mode === 'commands' ? commands : []),
    ...(everything ? commands.slice(0, query === '' ? 4 : share.commands) : []),
    ...(everything ? go.slice(0, query === '' ? places.length : share.go) : []),
    ...(mode === 'keys' ? keys : []),
    ...(everything && query.length > 1 ? [scoutChoice(query)] : []),
  ]
  const most = mode === 'keys' ? 40 : mostChoices
  return { mode, choices: arrange(found).slice(0, most), busy: people.busy || works.busy }
}

const matching = (choices: readonly Choice[], query: string): readonly Choice[] =>
  choices
    .flatMap((choice) => {
      const marks = matchWords(choice.text, query)
      return marks ? [{ ...choice, marks }] : []
    })
    .toSorted((a, b) => fit(a.text, query) - fit(b.text, query))

const placeChoices = (): readonly Choice[] =>
  places.map((place) => ({
    id: `go-${place.id}`,
    group: 'go',
    text: t(place.name),
    marks: [],
    icon: place.icon,
    keys: place.keys,
    href: place.href,
  }))

const scoutChoice = (query: string): Choice => ({
  id: 'scout',
  group: 'scout',
  text: t('palette.scout', { query }),
  marks: [],
  second: t('palette.scoutWhy'),
  icon: IconSearch,
  href: paths.scout({ q: query }),
})

const useKeyChoices = (): readonly Choice[] =>
  useKeyGroups().flatMap((group) =>
    group.bindings
      .filter((binding) => binding.quiet !== true)
      .map((binding) => ({
        id: `key-${group.title}-${binding.text}`,
        group: 'keys' as const,
        text: binding.text,
        marks: [],
        second: group.title,
        icon: IconKeyboard,
        keys: [binding.keys].flat()[0] ?? '',
        run: binding.run,
      })),
  )

const usePeople = (query: string, mode: Mode) => {
  const asked = query.length > 0 && (mode === 'everything' || mode === 'people')
  const { data, isFetching } = useQuery({
    queryKey: ['palette', 'people', query],
    queryFn: ({ signal }) => api.people.find({ query, limit: mostChoices }, { signal }),
    enabled: asked,
    placeholderData: keepPreviousData,
  })
  const choices: readonly Choice[] = asked
    ? (data?.people ?? []).map((person) => ({
        id: person.id,
        group: 'people' as const,
        text: person.name,
        marks: matchWords(person.name, query) ?? [],
        second: person.organisation ?? t('person.noOrganisation'),
        trace: person.trace,
        href: paths.person(person.id),
        actions: personActions(person.id, person.name),
      }))
    : []
  return { choices, busy: asked && isFetching }
}

/** What can be done with a person now. */
const personActions = (id: string, name: string): readonly Choice[] => [
  {
    id: `${id}-list`,
    group: 'doWith',
    text: t('add.do'),
    marks: [],
    icon: IconLayoutKanban,
    run: () => addToList([{ kind: 'person', id, name }], t('add.fromPalette')),
  },
  {
    id: `${id}-like`,
    group: 'doWith',
    text: t('palette.like'),
    marks: [],
    second: t('palette.likeWhy'),
    icon: IconSearch,
    href: paths.scout({ like: [id] }),
  },
  {
    id: `${id}-identity`,
    group: 'doWith',
    text: t('palette.identity'),
    marks: [],
    second: t('palette.identityWhy'),
    icon: IconArrowRight,
    href: paths.personIdentity(id),
  },
]

const useWorks = (query: string, mode: Mode) => {
  const asked = query.length > 1 && (mode === 'everything' || mode === 'works')
  const { data, isFetching } = useQuery({
    queryKey: ['palette', 'works', query],
    queryFn: ({ signal }) => api.literature.works({ query, limit: mostChoices }, { signal }),
    enabled: asked,
    placeholderData: keepPreviousData,
  })
  const choices: readonly Choice[] = asked
    ? (data?.works ?? []).map((work) => ({
        id: work.id,
        group: 'works' as const,
        text: work.title,
        marks: matchWords(work.title, query) ?? [],
        second: [work.year, work.venue].filter((part) => part !== null && part !== '').join(', '),
        icon: IconFileText,
        written: true,
        href: paths.work(work.id),
      }))
    : []
  return { choices, busy: asked && isFetching }
}
