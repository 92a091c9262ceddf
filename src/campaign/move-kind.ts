import { moveKinds } from './clocks.contract.ts'
import type { MoveKind } from './clocks.contract.ts'

/** First words of what people write as a next move, by what kind of thing it is. */
const verbs: Readonly<Record<Exclude<MoveKind, 'other'>, readonly string[]>> = {
  write: [
    'write',
    'answer',
    'reply',
    'send',
    'mail',
    'email',
    'message',
    'forward',
    'thank',
    'text',
  ],
  call: ['call', 'phone', 'ring', 'talk', 'speak', 'discuss'],
  meet: ['meet', 'visit', 'host', 'dine', 'invite', 'interview', 'show'],
  read: ['read', 'review', 'watch', 'study', 'look'],
  ask: ['ask', 'introduce', 'remind', 'nudge', 'chase', 'check', 'confirm'],
  decide: ['decide', 'vote', 'approve', 'choose', 'waive', 'seal', 'sign', 'agree'],
  prepare: [
    'prepare',
    'draft',
    'plan',
    'find',
    'collect',
    'book',
    'arrange',
    'research',
    'compare',
  ],
}

const kindOfVerb = new Map(
  Object.entries(verbs).flatMap(([kind, words]) => words.map((word) => [word, kind] as const)),
)

/** The kind of a next move by its first word; `other` where that says nothing. */
export const kindOfMove = (what: string): MoveKind => {
  const found = kindOfVerb.get((/^\p{L}+/u.exec(what)?.[0] ?? '').toLowerCase())
  return moveKinds.find((kind) => kind === found) ?? 'other'
}
