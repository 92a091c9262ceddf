import { z } from 'zod'
import { line, prose } from '#workspace/fields.contract.ts'
import { MemberId, Role } from '#workspace/contract.ts'
import { SeatAreaId } from './list.contract.ts'

export const CharterVersionId = z.uuid().brand<'CharterVersionId'>()

/** Amounts are whole: cash in cents, equity in basis points or shares, compute in GPU hours. */
const Amount = z.coerce.number().int().min(0).max(9_000_000_000_000_000)

export const envelopeKinds = ['cash', 'equity', 'compute'] as const
/** What the campaign may spend. `unit`: a currency for cash, `basis points` or `shares`, `GPU hours`. */
export const Envelope = z.object({
  kind: z.enum(envelopeKinds),
  amount: Amount,
  unit: line(40).min(1, 'say in which unit'),
  note: line(300).default(''),
})

export const approvalKinds = ['cash', 'equity', 'compute', 'interview waiver'] as const
/** Who approves what, up to which amount; null: without limit. Either a role or a member. */
export const ApprovalLimit = z.object({
  what: z.enum(approvalKinds),
  amount: Amount.nullable().default(null),
  unit: line(40).default(''),
  byRole: Role.exclude(['scientist']).nullable().default(null),
  byMember: MemberId.nullable().default(null),
})

/** An area with its approved openings; `id` is null until the area has been saved once. */
export const CharterSeat = z.object({
  id: SeatAreaId.nullable().default(null),
  name: line(200).min(1, 'an area needs a name'),
  seats: z.coerce.number().int().min(0).max(10_000),
})

/** Where one hosts and receives. `capacity`: people at a table or in a night. */
export const House = z.object({
  name: line(200).min(1, 'a house needs a name'),
  city: line(200).default(''),
  capacity: z.coerce.number().int().min(0).max(10_000).default(0),
})

/** What a charter says. `money` is null for readers who never see money. */
const says = {
  goal: prose(20_000).min(1, 'a charter begins with its goal'),
  tone: prose(8_000).default(''),
  seats: z.array(CharterSeat).max(200).default([]),
  houses: z.array(House).max(100).default([]),
  overruleRoles: z.array(Role).min(1, 'somebody must be able to overrule').max(6),
  windowDays: z.coerce.number().int().min(1).max(120),
}
const Money = z.object({
  envelopes: z.array(Envelope).max(100),
  approvals: z.array(ApprovalLimit).max(100),
})

/** One version of the charter: saved with a number, or a draft that waits for the founder. */
export const CharterVersion = z.object({
  id: CharterVersionId,
  number: z.number().int().nullable(),
  basedOn: z.number().int(),
  ...says,
  money: Money.nullable(),
  why: z.string(),
  writtenBy: z.string(),
  writtenAt: z.string(),
  savedBy: z.string().nullable(),
  savedAt: z.string().nullable(),
})

export const CharterLine = z.object({
  number: z.number().int(),
  why: z.string(),
  writtenBy: z.string(),
  savedBy: z.string(),
  savedAt: z.string(),
})

export const CharterInput = z.object({
  version: z.coerce.number().int().min(1).optional().describe('An older version; else the newest'),
})
/** `current` is 0 until there is a charter. `may`: what this reader can do with it. */
export const CharterOutput = z.object({
  charter: CharterVersion.nullable(),
  current: z.number().int(),
  drafts: z.array(CharterVersion),
  versions: z.array(CharterLine),
  may: z.enum(['save', 'propose', 'read']),
})

const written = {
  goal: says.goal,
  tone: says.tone,
  seats: says.seats,
  houses: says.houses,
  overruleRoles: says.overruleRoles.default(['founder']),
  windowDays: says.windowDays.default(14),
  envelopes: z.array(Envelope).max(100).default([]),
  approvals: z.array(ApprovalLimit).max(100).default([]),
  why: line(1000).default(''),
}
/** `basedOn` is the number of the version it was written from; 0 for the first. */
export const WriteCharterInput = z.object({
  basedOn: z.coerce.number().int().min(0),
  ...written,
})
export const CharterSaved = z.object({ charter: CharterVersion })
export const CharterDraftInput = z.object({ id: CharterVersionId })

export const CompareCharterInput = z.object({
  from: z.coerce.number().int().min(0).describe('0 is the time before any charter'),
  to: z.coerce.number().int().min(1),
})
export const charterSections = [
  'goal',
  'seats',
  'envelopes',
  'approvals',
  'off-limits',
  'houses',
  'tone',
  'overruling',
  'windows',
] as const
/** What differs between two versions; `before` or `after` is null for what came or went. */
export const CharterComparison = z.object({
  from: CharterLine.nullable(),
  to: CharterLine,
  changes: z.array(
    z.object({
      section: z.enum(charterSections),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
})
