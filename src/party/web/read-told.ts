import { z } from 'zod'
import { Line, Message, Pin } from '#party/contract.ts'
import type { ToldChange } from './room-state.ts'

const Here = z.object({ here: z.array(z.string()) })
const Mark = z.object({ roomId: z.string(), place: z.int() })
const Typing = z.object({ roomId: z.string(), memberId: z.string() })

/**
 * What the feed told, read from its name and its JSON; null for what this version does not know,
 * which a newer app may tell.
 */
export const readTold = (name: string, data: unknown, now: number): ToldChange | null => {
  switch (name) {
    case 'start': {
      const { here, reads } = Here.extend({ reads: z.array(Mark) }).parse(data)
      return { name, here, reads }
    }
    case 'here':
      return { name, ...Here.parse(data) }
    case 'read':
      return { name, ...Mark.parse(data) }
    case 'typing':
      return { name, ...Typing.parse(data), at: now }
    case 'message':
      return { name, message: Message.parse(data) }
    case 'pin':
      return { name, pin: Pin.parse(data) }
    case 'line':
      return { name, line: Line.parse(data) }
    default:
      return null
  }
}
