import { z } from 'zod'
import { line, prose } from '#workspace/fields.contract.ts'
import { PersonId, Version } from './ids.contract.ts'

export const ReferenceId = z.uuid().brand<'ReferenceId'>()
export const ScorecardId = z.uuid().brand<'ScorecardId'>()
export const WaiverId = z.uuid().brand<'WaiverId'>()

export const referenceKinds = ['named', 'backchannel'] as const
export const referenceStates = ['planned', 'given', 'declined'] as const
export const consentGivers = ['referee', 'person', 'both'] as const

const Day = z.iso.date({ error: 'write a day: 2026-11-22' })

/** Who agreed that we ask and keep the answer, how they said so, and when. */
export const Consent = z.object({
  by: z.enum(consentGivers),
  how: line(500).min(1, 'say how the consent was given'),
  on: Day,
})

/**
 * What somebody says of the person. `named` by the person, or `backchannel`: not named, so its words
 * are kept with a consent only. `readers` null: every member; else those, and who wrote it down.
 */
export const Reference = z.object({
  id: ReferenceId,
  personId: PersonId,
  kind: z.enum(referenceKinds),
  referee: z.string(),
  relation: z.string(),
  state: z.enum(referenceStates),
  words: z.string(),
  givenOn: z.string().nullable(),
  consent: Consent.nullable(),
  readers: z.array(z.object({ id: z.uuid(), name: z.string() })).nullable(),
  compartmentId: z.uuid().nullable(),
  by: z.string(),
  at: z.string(),
  changedAt: z.string(),
  version: z.number().int(),
})

const referenceFields = {
  kind: z.enum(referenceKinds),
  referee: line(300).min(1, 'say who is asked'),
  relation: line(500).default(''),
  state: z.enum(referenceStates).default('planned'),
  words: prose(20_000).default(''),
  givenOn: Day.nullable().default(null),
  consent: Consent.nullable().default(null),
  readerIds: z.array(z.uuid()).max(50).nullable().default(null),
  compartmentId: z.uuid().nullable().default(null),
}

export const AddReferenceInput = z.object({ id: PersonId, ...referenceFields })
export const EditReferenceInput = z.object({
  referenceId: ReferenceId,
  version: Version,
  ...referenceFields,
})
export const VersionedReference = z.object({ referenceId: ReferenceId, version: Version })
export const ReferenceOutput = z.object({
  reference: Reference,
  removedAt: z.string().nullable(),
})

/** What a member looks at after talking with somebody; one may put others in their place. */
export const usualCriteria = ['Judgement', 'Depth', 'Building', 'Working with others'] as const

/** From 1, clearly no, to 4, clearly yes. There is no middle to hide in. */
export const ScorecardMark = z.object({
  criterion: line(100).min(1, 'a criterion needs a name'),
  score: z.coerce.number().int().min(1).max(4),
  words: prose(4000).default(''),
})

/** One member's view after talking. Others' are there once one's own is handed in. */
export const Scorecard = z.object({
  id: ScorecardId,
  personId: PersonId,
  marks: z.array(ScorecardMark),
  summary: z.string(),
  compartmentId: z.uuid().nullable(),
  author: z.string(),
  mine: z.boolean(),
  handedInAt: z.string().nullable(),
  version: z.number().int(),
})

/** Writes a draft; `version` is null for the first one. */
export const SaveScorecardInput = z.object({
  id: PersonId,
  version: Version.nullable().default(null),
  marks: z
    .array(ScorecardMark)
    .min(1, 'a scorecard needs a criterion')
    .max(12)
    .refine(
      (marks) =>
        new Set(marks.map(({ criterion }) => criterion.toLowerCase())).size === marks.length,
      'a criterion stands there twice',
    ),
  summary: prose(4000).default(''),
  compartmentId: z.uuid().nullable().default(null),
})
export const VersionedScorecard = z.object({ scorecardId: ScorecardId, version: Version })
export const ScorecardOutput = z.object({ scorecard: Scorecard })

export const waiverStates = ['asked', 'waived', 'refused', 'withdrawn'] as const

/** Dossier, two references and a named approver instead of a loop of interviews. */
export const Waiver = z.object({
  id: WaiverId,
  personId: PersonId,
  why: z.string(),
  references: z.number().int(),
  approver: z.object({ id: z.uuid(), name: z.string() }),
  mineToAnswer: z.boolean(),
  mine: z.boolean(),
  state: z.enum(waiverStates),
  answer: z.string(),
  answeredAt: z.string().nullable(),
  compartmentId: z.uuid().nullable(),
  by: z.string(),
  at: z.string(),
  version: z.number().int(),
})

export const AskWaiverInput = z.object({
  id: PersonId,
  why: prose(4000).min(1, 'say why no interview is needed'),
  approverId: z.uuid(),
  compartmentId: z.uuid().nullable().default(null),
})
export const AnswerWaiverInput = z.object({
  waiverId: WaiverId,
  version: Version,
  answer: z.enum(['waived', 'refused']),
  words: prose(2000).default(''),
})
export const VersionedWaiver = z.object({ waiverId: WaiverId, version: Version })
export const WaiverOutput = z.object({ waiver: Waiver })

/**
 * What is thought of one person. `missing` says what a waiver still lacks, each in a sentence;
 * `approvers` are the members who may be named for it.
 */
export const Assessment = z.object({
  references: z.array(Reference),
  scorecards: z.array(Scorecard),
  waivers: z.array(Waiver),
  missing: z.array(z.string()),
  approvers: z.array(z.object({ id: z.uuid(), name: z.string() })),
})

/** One moment in what happened with a person, whichever room it happened in. */
export const PersonMoment = z.object({
  at: z.string(),
  room: z.string(),
  kind: z.string(),
  sentence: z.string(),
  by: z.string(),
  path: z.string().nullable(),
})
export const TimelineOutput = z.object({ moments: z.array(PersonMoment), more: z.boolean() })
