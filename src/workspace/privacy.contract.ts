import { z } from 'zod'
import { Moment, Version } from './members.contract.ts'

/** A person as privacy speaks of them: by any id that leads to them, or the row of a room. */
export const PrivacyPersonId = z.uuid()
export const RequestId = z.uuid().brand<'RequestId'>()
export const ErasureId = z.uuid().brand<'ErasureId'>()
export const ObjectionId = z.uuid().brand<'ObjectionId'>()
export const ProposalId = z.uuid().brand<'ProposalId'>()

const words = (most: number) => z.string().trim().max(most, `At most ${most} characters`)

/** A date and time that is not still to come by more than a slip of a clock. */
const Past = Moment

// Access and erasure

/** What one room keeps, in words that the person would understand. */
export const KeptByRoom = z.object({
  room: z.string(),
  sections: z.array(
    z.object({
      heading: z.string(),
      sentence: z.string(),
      items: z.array(z.object({ text: z.string(), origin: z.string() })),
    }),
  ),
})
export type KeptByRoom = z.infer<typeof KeptByRoom>

export const OnePrivacyPerson = z.object({ id: PrivacyPersonId.describe('Any id of the person') })

/** The whole answer to an access request (GDPR, Article 15): every room, with its sources. */
export const AccessExport = z.object({
  person: z.object({ id: z.uuid(), name: z.string() }),
  preparedAt: Moment,
  /** Who answers for the data; empty parts were not written yet. */
  controller: z.object({ name: z.string(), contact: z.string() }),
  rooms: z.array(KeptByRoom),
  rights: z.array(z.string()),
  notKept: z.array(z.string()),
})
export type AccessExport = z.infer<typeof AccessExport>

export const ExportId = z.uuid().brand<'ExportId'>()

/** An access answer on its way; `report` is null until every room has answered. */
export const AccessAnswer = z.object({ id: ExportId, report: AccessExport.nullable() })
export const OneExport = z.object({ id: ExportId })

/** What an erasure would take, and what stays, with the reason. */
export const ErasurePreview = z.object({
  person: z.object({ id: z.uuid(), name: z.string() }),
  goes: z.array(KeptByRoom),
  /** Signatures whose works stay, without the name. */
  signatures: z.int(),
  stays: z.array(z.object({ what: z.string(), why: z.string() })),
  /** By what they would be known again and are kept away. */
  marks: z.array(z.object({ kind: z.string(), count: z.int() })),
})
export type ErasurePreview = z.infer<typeof ErasurePreview>

export const EraseInput = z.object({
  personId: PrivacyPersonId.describe('Any id of the person'),
  name: words(300).min(1, 'Write the name').describe('Their name, typed again to be sure'),
  requestId: RequestId.optional().describe('The request that this answers'),
})

/** How far an erasure is. */
export const Erasure = z.object({
  id: ErasureId,
  state: z.enum(['asked', 'done', 'failed']),
  askedBy: z.string(),
  askedAt: Moment,
  doneAt: Moment.nullable(),
  failure: z.string(),
  /** Rooms where words that hold the name wait for a human: somebody else may be meant. */
  waitsIn: z.array(z.string()),
})
export type Erasure = z.infer<typeof Erasure>

// Requests

export const requestKinds = ['access', 'correction', 'objection', 'erasure'] as const
export const requestStates = ['open', 'done', 'refused', 'withdrawn'] as const

/** What a person asked of us; due a month after it came (GDPR, Article 12(3)). */
export const PrivacyRequest = z.object({
  id: RequestId,
  kind: z.enum(requestKinds),
  personId: z.uuid().nullable(),
  /** Empty once the person is erased. */
  name: z.string(),
  channel: z.string(),
  words: z.string(),
  receivedAt: Moment,
  dueAt: Moment,
  isLate: z.boolean(),
  state: z.enum(requestStates),
  outcome: z.string(),
  createdBy: z.string(),
  endedAt: Moment.nullable(),
  endedBy: z.string().nullable(),
  /** The erasure that answers it, when one was begun. */
  erasure: Erasure.nullable(),
  version: Version,
})
export type PrivacyRequest = z.infer<typeof PrivacyRequest>

export const AddRequestInput = z.object({
  kind: z.enum(requestKinds).describe('What is asked'),
  name: words(300).min(1, 'Write a name').describe('Who asks'),
  personId: PrivacyPersonId.optional().describe('The person here, when we keep one'),
  channel: words(300).default('').describe('How it came: mail, letter, by word of mouth'),
  words: words(4000).default('').describe('What they wrote'),
  receivedAt: Past.optional().describe('When it came; now, when it is not said'),
})

export const EndRequestInput = z.object({
  id: RequestId,
  version: Version,
  state: z.enum(['done', 'refused', 'withdrawn']).describe('How it ended'),
  outcome: words(2000).default('').describe('What was done, or why it was refused'),
})

export const ReopenRequestInput = z.object({ id: RequestId, version: Version })

export const RequestChange = z.object({ request: PrivacyRequest })
export const RequestList = z.object({ requests: z.array(PrivacyRequest) })
export const RequestsInput = z.object({
  state: z.enum(['open', 'all']).default('all').describe('Only those that wait for an answer'),
})
export const OneRequest = z.object({ id: RequestId })

// Notices

/** Somebody on a list of ours, and the notice that they are owed (GDPR, Article 14). */
export const NoticeOwed = z.object({
  subjectId: z.uuid(),
  personId: z.uuid().nullable(),
  name: z.string(),
  source: z.string(),
  path: z.string(),
  sourcedAt: Moment,
  dueAt: Moment,
  state: z.enum(['owed', 'late', 'given', 'exempt']),
  /** How it was given, or why none is owed. */
  how: z.string(),
  givenAt: Moment.nullable(),
  notedBy: z.string().nullable(),
  version: z.int().nonnegative(),
})
export type NoticeOwed = z.infer<typeof NoticeOwed>

export const NoticeList = z.object({
  notices: z.array(NoticeOwed),
  owed: z.int(),
  late: z.int(),
})
export const NoticesInput = z.object({
  state: z.enum(['open', 'all']).default('open').describe('Only those that are still owed'),
})

export const NoteNoticeInput = z.object({
  subjectId: z.uuid(),
  version: z.int().nonnegative().describe('The version you saw; 0 where nothing was noted'),
  state: z.enum(['given', 'exempt']).describe('Whether it was given, or none is owed'),
  how: words(500).min(1, 'Say how, or why').describe('How it was given, or why none is owed'),
  givenAt: Past.optional().describe('When; now, when it is not said'),
})
export const UnnoteNoticeInput = z.object({ subjectId: z.uuid(), version: z.int().positive() })
export const NoticeChange = z.object({ notice: NoticeOwed })

// Notice and lawful basis as texts

export const documentKinds = ['notice', 'basis'] as const
export const PrivacyDocument = z.object({
  kind: z.enum(documentKinds),
  /** 0: nobody has written one; the text is proposed. */
  version: z.int().nonnegative(),
  fields: z.record(z.string(), z.string()),
  madeBy: z.string().nullable(),
  madeAt: Moment.nullable(),
  /** The whole as text, to be copied and published. */
  text: z.string(),
  versions: z.array(z.object({ version: z.int(), madeBy: z.string(), madeAt: Moment })),
})
export type PrivacyDocument = z.infer<typeof PrivacyDocument>
export const DocumentInput = z.object({
  kind: z.enum(documentKinds),
  version: z.coerce.number().int().positive().optional().describe('An older version'),
})
export const WriteDocumentInput = z.object({
  kind: z.enum(documentKinds),
  version: z.int().nonnegative().describe('The version you saw; a stale one is refused'),
  fields: z.record(z.string().max(60), z.string().max(10_000)),
})

// Objections

/** Somebody who may not be contacted, and perhaps not be ranked. */
export const Objection = z.object({
  id: ObjectionId,
  personId: z.uuid(),
  name: z.string(),
  hidesFromRanking: z.boolean(),
  channel: z.string(),
  objectedAt: Moment,
  notedBy: z.string(),
  withdrawnAt: Moment.nullable(),
  version: Version,
})
export type Objection = z.infer<typeof Objection>
export const ObjectInput = z.object({
  personId: PrivacyPersonId,
  hidesFromRanking: z.boolean().default(false).describe('Whether they also wish not to be ranked'),
  channel: words(300).default('').describe('How they said so'),
  objectedAt: Past.optional(),
})
export const WithdrawObjectionInput = z.object({ id: ObjectionId, version: Version })
export const ObjectionChange = z.object({ objection: Objection })
export const ObjectionList = z.object({ objections: z.array(Objection) })

// Retention

export const RetentionPeriod = z.object({
  kind: z.string(),
  /** Null: as long as it is needed. */
  days: z.int().positive().nullable(),
  /** 0: nobody has set it. */
  version: z.int().nonnegative(),
  changedBy: z.string().nullable(),
})
export const RetentionProposal = z.object({
  id: ProposalId,
  kind: z.string(),
  cutoff: Moment,
  state: z.enum(['proposed', 'confirmed', 'dismissed', 'done']),
  proposedAt: Moment,
  decidedBy: z.string().nullable(),
  doneAt: Moment.nullable(),
  removed: z.int().nullable(),
  items: z.array(z.object({ id: z.string(), text: z.string(), since: Moment })),
})
export type RetentionProposal = z.infer<typeof RetentionProposal>
export const Retention = z.object({
  periods: z.array(RetentionPeriod),
  proposals: z.array(RetentionProposal),
})
export const SetPeriodInput = z.object({
  kind: z.string().min(1).max(100),
  version: z.int().nonnegative().describe('The version you saw; 0 where nothing was set'),
  days: z.int().min(1).max(36_500).nullable().describe('Days; null keeps it as long as needed'),
})
export const OneProposal = z.object({ id: ProposalId })

// Rankings

/** A list of people that was shown, and what was decided about them since. */
export const RankingShown = z.object({
  id: z.uuid(),
  at: Moment,
  by: z.string(),
  door: z.string(),
  brief: z.string(),
  briefHash: z.string(),
  build: z.int().nullable(),
  total: z.int(),
  firstRank: z.int(),
  people: z.array(
    z.object({
      /** Null: erased since. */
      personId: z.uuid().nullable(),
      rank: z.int(),
      decisions: z.array(
        z.object({ name: z.string(), detail: z.string(), by: z.string(), at: Moment }),
      ),
    }),
  ),
})
export type RankingShown = z.infer<typeof RankingShown>
export const RankingsInput = z.object({
  before: z.uuid().optional().describe('Show the rankings before this one (its id)'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export const RankingList = z.object({
  rankings: z.array(RankingShown),
  before: z.uuid().nullable(),
})

/** How ranking works, in plain words; to be read by members and published as it is. */
export const Method = z.object({
  title: z.string(),
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
  text: z.string(),
})
export type Method = z.infer<typeof Method>
