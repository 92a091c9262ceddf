import { z } from 'zod'
import { OrganisationId } from '#organisations/contract.ts'
import { PersonId, Version } from '#people/contract.ts'
import { line, prose } from '#workspace/fields.contract.ts'
import { Role } from '#workspace/contract.ts'
import { ProspectId } from './list.contract.ts'

export const OffLimitsId = z.uuid().brand<'OffLimitsId'>()
export const OverruleId = z.uuid().brand<'OverruleId'>()
export const HeldBackId = z.uuid().brand<'HeldBackId'>()

/** A day without a zone: `2026-12-03`. */
export const Day = z.iso.date()

export const offLimitsKinds = [
  'organisation',
  'no-hire',
  'non-solicit',
  'standstill',
  'do-not-contact',
] as const
export const offLimitsHolds = ['organisation', 'people', 'both', 'person'] as const
export const lawfulBases = [
  'contract',
  'legal obligation',
  'legitimate interest',
  'their request',
] as const

export const Overrule = z.object({
  id: OverruleId,
  offLimitsId: OffLimitsId,
  name: z.string(),
  personId: PersonId.nullable(),
  clause: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  withdrawnAt: z.string().nullable(),
})

/** An organisation or person whom we leave alone, by which clause and until when. */
export const OffLimits = z.object({
  id: OffLimitsId,
  kind: z.enum(offLimitsKinds),
  holds: z.enum(offLimitsHolds),
  organisationId: OrganisationId.nullable(),
  personId: PersonId.nullable(),
  name: z.string(),
  lawfulBasis: z.enum(lawfulBases),
  clause: z.string(),
  source: z.string(),
  startsOn: Day,
  endsOn: Day,
  state: z.enum(['coming', 'in force', 'ended', 'lifted']),
  sentence: z.string(),
  compartmentId: z.uuid().nullable(),
  by: z.string(),
  at: z.string(),
  liftedBy: z.string().nullable(),
  liftedReason: z.string(),
  overrules: z.array(Overrule),
  version: z.number().int(),
})

export const OffLimitsInput = z.object({
  which: z.enum(['standing', 'past', 'all']).default('standing'),
})
export const OffLimitsList = z.object({
  offLimits: z.array(OffLimits),
  /** Roles that may overrule, as the charter names them. */
  overruleRoles: z.array(Role),
  mayWrite: z.boolean(),
  mayOverrule: z.boolean(),
})

const clauseGiven = {
  kind: z.enum(offLimitsKinds),
  holds: z
    .enum(['organisation', 'people', 'both'])
    .optional()
    .describe('For clauses on an organisation: whom it keeps off The List'),
  organisationId: OrganisationId.nullable().default(null),
  personId: PersonId.nullable().default(null),
  name: line(300).min(1, 'say whom it is about'),
  lawfulBasis: z.enum(lawfulBases),
  clause: prose(4000).default(''),
  source: line(1000).min(1, 'say where this is known from'),
  startsOn: Day,
  endsOn: Day.describe('The last day on which it holds'),
}
export const AddOffLimitsInput = z.object({
  ...clauseGiven,
  compartmentId: z.uuid().nullable().default(null),
})
export const EditOffLimitsInput = z.object({ id: OffLimitsId, version: Version, ...clauseGiven })
export const LiftOffLimitsInput = z.object({
  id: OffLimitsId,
  version: Version,
  reason: line(1000).min(1, 'say why it ends early'),
})
export const VersionedOffLimits = z.object({ id: OffLimitsId, version: Version })
export const OffLimitsChange = z.object({ offLimits: OffLimits })

/** Somebody or something that is about to be added; ids as known, none for a mere name. */
export const OffLimitsSubject = z.object({
  kind: z.enum(['person', 'organisation']),
  personId: PersonId.nullable().default(null),
  organisationId: OrganisationId.nullable().default(null),
  name: line(300).min(1),
  affiliation: line(300).default(''),
})

/**
 * A clause that holds somebody: what it says, on which basis, until when. `via` says how it was
 * found; by name alone it is not certain that the same person is meant.
 */
export const HeldBy = z.object({
  offLimitsId: OffLimitsId,
  kind: z.enum(offLimitsKinds),
  name: z.string(),
  sentence: z.string(),
  clause: z.string(),
  lawfulBasis: z.enum(lawfulBases),
  source: z.string(),
  until: Day,
  via: z.enum(['person', 'organisation', 'name']),
  overruled: Overrule.nullable(),
})
export type HeldBy = z.output<typeof HeldBy>

export const CheckOffLimitsInput = z.object({
  subjects: z.array(OffLimitsSubject).min(1).max(500),
})
export const CheckOffLimitsOutput = z.object({
  /** In the order of the subjects. */
  checked: z.array(z.object({ held: z.array(HeldBy) })),
  overruleRoles: z.array(Role),
  mayOverrule: z.boolean(),
})

export const OverruleInput = z.object({
  offLimitsId: OffLimitsId,
  personId: PersonId.nullable().default(null),
  organisationId: OrganisationId.nullable().default(null),
  name: line(300).min(1),
  reason: line(2000).min(1, 'say why the clause does not stop us here'),
  compartmentId: z.uuid().nullable().default(null).describe('only those inside will see it'),
})
export const OverruleOutput = z.object({ overrule: Overrule })
export const WithdrawOverruleInput = z.object({ id: OverruleId })

export const HoldBackInput = z.object({
  offLimitsId: OffLimitsId,
  personId: PersonId.nullable().default(null),
  organisationId: OrganisationId.nullable().default(null),
  name: line(300).min(1),
  why: line(1000).default(''),
  compartmentId: z.uuid().nullable().default(null).describe('only those inside will see it'),
})
/** Somebody whom a clause holds or held. `freeSince`: the first day on which nothing holds them. */
export const HeldBack = z.object({
  heldBackId: HeldBackId.nullable(),
  prospectId: ProspectId.nullable(),
  personId: PersonId.nullable(),
  organisationId: OrganisationId.nullable(),
  name: z.string(),
  clause: z.string(),
  until: Day,
  freeSince: Day.nullable(),
  why: z.string(),
  wantedBy: z.string().nullable(),
  version: z.number().int().nullable(),
})
export const HeldBackOutput = z.object({ heldBack: HeldBack })
export const VersionedHeldBack = z.object({ id: HeldBackId, version: Version })
/** Those who wait for a clause to end, and those who have become free. */
export const HeldBackList = z.object({ waiting: z.array(HeldBack), free: z.array(HeldBack) })
