import { webAddress } from '#ui/web-address.ts'
import type { MessageOf } from './room-state.ts'

/** A stretch of what somebody said. */
export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'member'; readonly text: string; readonly id: string }
  | { readonly kind: 'card'; readonly text: string; readonly path: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

/**
 * Cuts a message at the names and addresses in it. What this reader may not see has no card, and
 * its name stays the plain words that somebody wrote.
 */
export const textPieces = (
  message: Pick<MessageOf, 'text' | 'mentions' | 'cards'>,
): readonly TextPiece[] => {
  const pathOf = new Map(message.cards.map((card) => [`${card.kind} ${card.id}`, card.path]))
  const named = message.mentions
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length)
  const words = named.map(({ name }) => escaped(name)).join('|')
  const pattern = new RegExp(
    `${words === '' ? '' : `[@#](?:${words})|`}https?://[^\\s<>"]+[^\\s<>".,;:!?)\\]]`,
    'gu',
  )
  const pieces: TextPiece[] = []
  let at = 0
  for (const { 0: found, index } of message.text.matchAll(pattern)) {
    if (index > at) pieces.push({ kind: 'text', text: message.text.slice(at, index) })
    const mention = named.find(({ name }) => found.slice(1) === name)
    pieces.push(mention ? pieceOf(found, mention, pathOf) : linkOf(found))
    at = index + found.length
  }
  if (at < message.text.length) pieces.push({ kind: 'text', text: message.text.slice(at) })
  return pieces
}

const pieceOf = (
  text: string,
  { kind, id }: { readonly kind: string; readonly id: string },
  pathOf: ReadonlyMap<string, string>,
): TextPiece => {
  if (kind === 'member') return { kind: 'member', text, id }
  const path = pathOf.get(`${kind} ${id}`)
  return path === undefined ? { kind: 'text', text } : { kind: 'card', text, path }
}

const linkOf = (text: string): TextPiece => {
  const href = webAddress(text)
  return href === null ? { kind: 'text', text } : { kind: 'link', text, href }
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
