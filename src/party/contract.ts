import { z } from 'zod'
import { line } from '#workspace/fields.contract.ts'

export const RoomId = z.uuid().brand<'RoomId'>()
export const MessageId = z.uuid().brand<'MessageId'>()
export const PinId = z.uuid().brand<'PinId'>()
export const FileId = z.uuid().brand<'FileId'>()
export const Version = z.coerce.number().int().min(1)
/** A moment in UTC, ISO 8601. */
export const Moment = z.iso.datetime()

/** Longest message; longer things are files. */
export const mostLetters = 8_000
/** Largest file in the Room. */
export const fileLimitBytes = 10 * 1024 * 1024
/** Unread messages that are counted; from here on a screen says `99+`. */
export const mostUnread = 100

/** What a card offers to be done at once; the operation itself decides whether it is. */
export const Act = z.object({
  label: z.string(),
  operation: z.string(),
  input: z.record(z.string(), z.unknown()),
  asks: z.object({ field: z.string(), label: z.string(), required: z.boolean() }).optional(),
})

/** A thing of any room, as this reader may see it. */
export const Card = z.object({
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  line: z.string(),
  path: z.string(),
  acts: z.array(Act).optional(),
})

/** A name in a message that leads somewhere: a member, or a thing of another room. */
export const Mention = z.object({
  kind: z
    .string()
    .min(1)
    .max(40)
    .regex(/^[a-z-]+$/, 'a kind is one word'),
  id: z.string().min(1).max(200),
  name: line(200).describe('As it stands in the text after @ or #; empty for a pasted link'),
})

export const RoomFile = z.object({
  id: FileId,
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
})

/** What was said. A deleted message keeps its place and loses its words. */
export const Message = z.object({
  id: MessageId,
  roomId: RoomId,
  place: z.int(),
  authorId: z.uuid().nullable(),
  author: z.string(),
  /** For whom a delegate wrote. */
  forName: z.string().nullable(),
  /** The sender's own name for it, so that a screen knows its own messages again. */
  key: z.uuid(),
  text: z.string(),
  replyTo: MessageId.nullable(),
  version: z.int(),
  sentAt: Moment,
  editedAt: Moment.nullable(),
  deletedAt: Moment.nullable(),
  mentions: z.array(Mention),
  cards: z.array(Card),
  files: z.array(RoomFile),
})

/** What the campaign says: one sentence that is no message. */
export const Line = z.object({
  id: z.uuid(),
  at: Moment,
  kind: z.string(),
  sentence: z.string(),
  about: Card.nullable(),
})

export const pinKinds = ['decision', 'next_move', 'promise', 'doubt'] as const
export const pinStates = [
  'open',
  'decided',
  'done',
  'kept',
  'broken',
  'answered',
  'resolved',
] as const
/** How each kind may end; the first is the good end. */
export const endsOf = {
  decision: ['decided'],
  next_move: ['done'],
  promise: ['kept', 'broken'],
  doubt: ['answered', 'resolved'],
} as const satisfies Record<(typeof pinKinds)[number], readonly (typeof pinStates)[number][]>

export const Stance = z.object({
  memberId: z.uuid(),
  name: z.string(),
  stance: z.enum(['for', 'dissent']),
  sentence: z.string(),
  takenAt: Moment,
})

/** One time that a doubt was heard. */
export const Hearing = z.object({
  id: z.uuid(),
  messageId: MessageId.nullable(),
  saidBy: z.string(),
  words: z.string(),
  heardAt: Moment,
})

/** A message that became a decision, a next move, a promise or a doubt. */
export const Pin = z.object({
  id: PinId,
  roomId: RoomId,
  messageId: MessageId.nullable(),
  kind: z.enum(pinKinds),
  /** `D-41`: counted within its room. */
  label: z.string(),
  state: z.enum(pinStates),
  what: z.string(),
  why: z.string(),
  ownerId: z.uuid().nullable(),
  owner: z.string(),
  /** Decision: open until. Next move and promise: due. */
  dueAt: Moment.nullable(),
  /** Proof of a promise, answer to a doubt, what came of a next move. */
  outcome: z.string(),
  settledAt: Moment.nullable(),
  settledBy: z.string().nullable(),
  stances: z.array(Stance),
  hearings: z.array(Hearing),
  version: z.int(),
  createdBy: z.string(),
  createdAt: Moment,
  removedAt: Moment.nullable(),
})

/** A room as its member sees it. */
export const PartyRoom = z.object({
  id: RoomId,
  kind: z.enum(['party', 'pod']),
  name: z.string(),
  /** Set for the pod of a compartment: everybody inside is in it. */
  compartment: z.string().nullable(),
  memberIds: z.array(z.uuid()),
  version: z.int(),
  closedAt: Moment.nullable(),
  lastPlace: z.int(),
  readPlace: z.int(),
  /** Places of messages of others that were not read, newest first, 100 at most. */
  unread: z.array(z.object({ place: z.int(), mention: z.boolean() })),
})

export const RoomPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.string(),
  /** Until when this member's quiet hours last; null outside of them. */
  quietUntil: Moment.nullable(),
})

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time: 08:00')
/** A zone that this machine knows. */
const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false // no zone of that name
  }
}

const Zone = z
  .string()
  .max(60)
  .refine(isZone, 'write a zone: Europe/Berlin')
  .describe('IANA time zone of the member')

/** How a member wants to be told. */
export const Preference = z.object({
  version: z.int(),
  zone: z.string(),
  quietOn: z.boolean(),
  quietFrom: z.string(),
  quietTo: z.string(),
  morningAt: z.string().nullable(),
  eveningAt: z.string().nullable(),
  mailTo: z.string(),
  notify: z.enum(['all', 'mentions', 'none']),
  /** Kinds of lines that stay silent. */
  muted: z.array(z.string()),
  /** Until when it is quiet now; null when it is not. */
  quietUntil: Moment.nullable(),
})

export const SetPreference = z.object({
  version: Version,
  zone: Zone.optional(),
  quietOn: z.boolean().optional(),
  quietFrom: Clock.optional(),
  quietTo: Clock.optional(),
  morningAt: Clock.nullable().optional().describe('Null: no morning digest'),
  eveningAt: Clock.nullable().optional().describe('Null: no evening digest'),
  mailTo: z.union([z.email(), z.literal('')]).optional(),
  notify: z.enum(['all', 'mentions', 'none']).optional(),
  muted: z.array(line(40)).max(40).optional(),
})

/** Everything a screen needs to begin; changes after `cursor` come by the feed. */
export const OpenRoom = z.object({
  cursor: z.uuid(),
  memberId: z.uuid().nullable(),
  rooms: z.array(PartyRoom),
  people: z.array(RoomPerson),
  here: z.array(z.uuid()),
  pins: z.array(Pin),
  preference: Preference.nullable(),
  /** Kinds of lines that the campaign may say. */
  lineKinds: z.array(z.string()),
})

export const MessagePage = z.object({
  messages: z.array(Message),
  /** What the campaign said between the first and the last of them. */
  lines: z.array(Line),
  /** Pins of these messages, settled ones too. */
  pins: z.array(Pin),
  moreBefore: z.boolean(),
  moreAfter: z.boolean(),
})

export const MessageOutput = z.object({ message: Message })
export const PinOutput = z.object({ pin: Pin })

/** A pin with the name of its room, as a list over all rooms shows it. */
export const PinInRoom = Pin.extend({ room: z.string() })

export const mailSecurities = ['starttls', 'tls', 'none'] as const

/** How digests leave. The password never leaves the server. */
export const MailSettings = z.object({
  version: z.int(),
  host: z.string(),
  port: z.int(),
  security: z.enum(mailSecurities),
  login: z.string(),
  hasPassword: z.boolean(),
  sender: z.string(),
  setUp: z.boolean(),
})

export const digestSections = ['mentions', 'decisions', 'due', 'doubts', 'said', 'lines'] as const

/** What happened since the last one, for one member, at one half of a day. */
export const Digest = z.object({
  id: z.uuid(),
  /** `2026-11-24`, in the member's zone. */
  day: z.string(),
  half: z.enum(['morning', 'evening']),
  madeAt: Moment,
  readAt: Moment.nullable(),
  sections: z.array(
    z.object({
      kind: z.enum(digestSections),
      items: z.array(z.object({ text: z.string(), path: z.string() })),
    }),
  ),
  mail: z.enum(['none', 'waiting', 'claimed', 'sent', 'refused', 'uncertain']),
  mailSaid: z.string(),
})

/** Words that name somebody who was erased, and wait for a human to take them out. */
export const Redaction = z.object({
  id: z.uuid(),
  askedAt: Moment,
  /** Where they were said or pinned. */
  messageId: z.uuid().nullable(),
  /** Who said it, or the label of the pin. */
  what: z.string(),
  text: z.string(),
})
