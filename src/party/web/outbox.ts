import { z } from 'zod'
import { Mention } from '#party/contract.ts'

/** A message that was written and is not yet said: kept here until the app has it. */
const Waiting = z.object({
  key: z.uuid(),
  roomId: z.string(),
  text: z.string(),
  mentions: z.array(Mention),
  replyTo: z.string().nullable(),
  files: z.array(z.object({ id: z.string(), name: z.string() })),
  writtenAt: z.string(),
  /** What the app refused it with; null as long as it may still go. */
  refused: z.string().nullable(),
})
export type Waiting = z.infer<typeof Waiting>

/** A week of writing on a train; beyond that the oldest are still kept, new ones are refused. */
export const mostWaiting = 200

const placeOf = (memberId: string): string => `room.outbox.${memberId}`

/** What waits to be said by this member on this device, oldest first. */
export const readOutbox = (memberId: string): readonly Waiting[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(memberId)) ?? '[]')
    return z.array(Waiting).catch([]).parse(kept)
  } catch {
    return [] // no storage in this window, or text of another program
  }
}

/** Keeps what waits. False when this window may keep nothing: then it lives as long as the page. */
export const keepOutbox = (memberId: string, waiting: readonly Waiting[]): boolean => {
  try {
    if (waiting.length === 0) localStorage.removeItem(placeOf(memberId))
    else localStorage.setItem(placeOf(memberId), JSON.stringify(waiting))
    return true
  } catch {
    return false
  }
}

/** A draft that was begun in a room and not sent. */
export const readDraft = (roomId: string): string => {
  try {
    return sessionStorage.getItem(`room.draft.${roomId}`) ?? ''
  } catch {
    return ''
  }
}

/** Keeps a draft for this window. */
export const keepDraft = (roomId: string, text: string): void => {
  try {
    if (text === '') sessionStorage.removeItem(`room.draft.${roomId}`)
    else sessionStorage.setItem(`room.draft.${roomId}`, text)
  } catch {
    // No storage in this window: the draft lives as long as the page.
  }
}
