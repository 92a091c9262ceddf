import { z } from 'zod'
import {
  FileId,
  Mention,
  MessageId,
  Moment,
  mostLetters,
  PinId,
  pinKinds,
  pinStates,
  RoomId,
  Version,
} from './contract.ts'
import { line, prose } from '#workspace/fields.contract.ts'

const Key = z.uuid().describe('Your own name for this message: sent twice it is said once')

export const SendMessage = z.object({
  roomId: RoomId,
  key: Key,
  text: prose(mostLetters).default(''),
  replyTo: MessageId.optional(),
  mentions: z.array(Mention).max(50).default([]),
  files: z.array(FileId).max(10).default([]),
})

export const EditMessage = z.object({
  messageId: MessageId,
  version: Version,
  text: prose(mostLetters).min(1, 'write something, or delete it'),
  mentions: z.array(Mention).max(50).default([]),
})

export const VersionedMessage = z.object({ messageId: MessageId, version: Version })

const Place = z.coerce.number().int().min(0)

export const ReadMessages = z.object({
  roomId: RoomId,
  before: Place.optional().describe('Messages before this place'),
  after: Place.optional().describe('Messages after this place'),
  around: Place.optional().describe('Messages on both sides of this place'),
  limit: z.coerce.number().int().min(1).max(200).default(60),
})

export const SearchRoom = z.object({
  text: line(200).min(2, 'two letters at least'),
  roomId: RoomId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
})

export const FindNames = z.object({
  text: line(100).default(''),
  roomId: RoomId.optional().describe('Members of this room first'),
  kinds: z.array(line(40)).max(20).optional(),
})

export const MakePod = z.object({
  name: line(80).min(1, 'name it'),
  memberIds: z.array(z.uuid()).max(100).default([]),
  compartmentId: z.uuid().optional().describe('Then everybody inside of it is in the pod'),
})

export const ChangePod = z.object({
  roomId: RoomId,
  version: Version,
  name: line(80).min(1, 'name it').optional(),
  add: z.array(z.uuid()).max(100).default([]),
  remove: z.array(z.uuid()).max(100).default([]),
  closed: z.boolean().optional().describe('A closed pod is read only'),
})

const pinFields = {
  what: prose(2_000).min(1, 'say what'),
  why: prose(4_000).default(''),
  ownerId: z.uuid().nullable().default(null).describe('Who decides, does it, keeps it, answers it'),
  dueAt: Moment.nullable().default(null),
} as const

export const PinMessage = z.object({
  messageId: MessageId,
  kind: z.enum(pinKinds),
  ...pinFields,
  saidBy: line(200).default('').describe('A doubt: who said it'),
})

export const ChangePin = z.object({ pinId: PinId, version: Version, ...pinFields })

export const SettlePin = z.object({
  pinId: PinId,
  version: Version,
  state: z.enum(pinStates),
  outcome: prose(4_000).default('').describe('Proof of a promise, answer to a doubt'),
})

export const TakeStance = z.object({
  pinId: PinId,
  version: Version,
  stance: z.enum(['for', 'dissent']),
  sentence: prose(1_000).default('').describe('A dissent says why'),
})

export const HearDoubt = z.object({
  pinId: PinId,
  version: Version,
  messageId: MessageId.optional(),
  saidBy: line(200).default(''),
  words: prose(1_000).default(''),
})

export const VersionedPin = z.object({ pinId: PinId, version: Version })

export const ListPins = z.object({
  text: line(200).default(''),
  kind: z.enum(pinKinds).optional(),
  state: z.enum(pinStates).optional(),
  roomId: RoomId.optional(),
  pinId: PinId.optional().describe('This one alone'),
  from: Moment.optional(),
  to: Moment.optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
