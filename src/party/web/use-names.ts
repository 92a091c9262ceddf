import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { z } from 'zod'
import type { Mention } from '#party/contract.ts'
import { api } from '#ui/api.gen.ts'
import { useSettled } from '#ui/parts/use-settled.ts'

type MentionOf = z.output<typeof Mention>

/** One of the names under the caret. */
export interface NameChoice {
  readonly mention: MentionOf
  readonly sign: string
  /** The second line: organisation, years. */
  readonly line: string
}

/** Where a name is being written: from the sign to the caret. */
interface NameAt {
  readonly sign: '@' | '#'
  readonly words: string
  readonly from: number
  readonly to: number
}

/** A pause of the fingers before names are asked for. */
const restMs = 120

/** The name that is being written before the caret; null when none is. */
export const nameAt = (text: string, caret: number): NameAt | null => {
  const found = /(?:^|\s)([@#])([\p{L}\p{N}][^@#\n]{0,40}|)$/u.exec(text.slice(0, caret))
  const [, sign, words = ''] = found ?? []
  if (sign !== '@' && sign !== '#') return null
  return { sign, words: words.trimEnd(), from: caret - words.length - 1, to: caret }
}

/** The text with a name in place of what was begun, and a blank after it. */
export const withName = (text: string, at: NameAt | null, name: string): string =>
  at === null ? text : `${text.slice(0, at.from)}${name} ${text.slice(at.to).trimStart()}`

interface WrittenIn {
  readonly field: { readonly current: HTMLTextAreaElement | null }
  /** Names that were chosen in this message. */
  readonly mentions: readonly MentionOf[]
}

/** Names for what is written before the caret, and the keys that choose among them. */
export const useNames = (roomId: string, text: string, { field, mentions }: WrittenIn) => {
  const [shut, setShut] = useState('')
  const [chosen, setChosen] = useState(0)
  const begun = nameAt(text, field.current?.selectionStart ?? text.length)
  // A name that was chosen is written; what comes after it is the sentence.
  const isWritten = mentions.some(({ name }) => `${begun?.words ?? ''} `.startsWith(`${name} `))
  const at = isWritten ? null : begun
  const asked = useSettled(at ? `${at.sign}${at.words}` : '', restMs)
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['party', 'names', roomId, asked],
    queryFn: ({ signal }) => find(roomId, asked, signal),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  // Names of what was written before would be chosen by an Enter that means the message.
  const fits = at !== null && `${at.sign}${at.words}` === asked && !isPlaceholderData
  const choices = fits && shut !== text ? (data ?? []) : []
  const current = Math.min(chosen, Math.max(0, choices.length - 1))
  const onKeyDown = (event: KeyboardEvent, choose: (choice: NameChoice) => void): boolean => {
    const choice = choices[current]
    if (!choice) return false
    if (event.key === 'ArrowDown') setChosen((current + 1) % choices.length)
    else if (event.key === 'ArrowUp') setChosen((current - 1 + choices.length) % choices.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(choice)
    else if (event.key === 'Escape') setShut(text)
    else return false
    event.preventDefault()
    return true
  }
  return { at, choices, current, open: choices.length > 0, onKeyDown }
}

const find = async (
  roomId: string,
  asked: string,
  signal: AbortSignal,
): Promise<readonly NameChoice[]> => {
  const sign = asked.slice(0, 1)
  const kinds = sign === '#' ? ['work'] : undefined
  const found = await api.party.find(
    { roomId, text: asked.slice(1), ...(kinds ? { kinds } : {}) },
    { signal },
  )
  const members = sign === '@' ? found.members : []
  return [
    ...members.map(({ id, name }) => ({ mention: { kind: 'member', id, name }, sign, line: '' })),
    ...found.cards
      .filter((card) => sign === '#' || card.kind !== 'work')
      .map(({ kind, id, title, line }) => ({
        mention: { kind, id, name: title.slice(0, 200) },
        sign,
        line,
      })),
  ]
}
