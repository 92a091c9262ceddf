import { z } from 'zod'
import { line, prose } from '#workspace/fields.contract.ts'
import { PersonId, Version } from './ids.contract.ts'

export const ClaimId = z.uuid().brand<'ClaimId'>()

export const claimParts = ['led', 'co-created', 'main_author', 'contributed'] as const
export const confidences = ['low', 'medium', 'high'] as const
export const claimStandings = ['claimed', 'confirmed', 'doubted'] as const

/** What somebody says that the person built, how sure that is, and whether we looked into it. */
export const ContributionClaim = z.object({
  id: ClaimId,
  personId: PersonId,
  part: z.enum(claimParts),
  what: z.string(),
  source: z.string(),
  sourceUrl: z.string(),
  confidence: z.enum(confidences),
  standing: z.enum(claimStandings),
  standingWhy: z.string(),
  standingBy: z.string().nullable(),
  standingAt: z.string().nullable(),
  compartmentId: z.uuid().nullable(),
  by: z.string(),
  at: z.string(),
  version: z.number().int(),
})

const webAddress = z
  .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'write an address with https://' })])
  .default('')

export const AddClaimInput = z.object({
  id: PersonId,
  part: z.enum(claimParts),
  what: line(500).min(1, 'say what the person built'),
  source: line(1000).min(1, 'say who or what says so'),
  sourceUrl: webAddress,
  confidence: z.enum(confidences),
  compartmentId: z.uuid().nullable().default(null),
})

/** `claimed` takes a judgement back; to doubt something wants a reason. */
export const JudgeClaimInput = z.object({
  claimId: ClaimId,
  version: Version,
  standing: z.enum(claimStandings),
  why: prose(2000).default(''),
})
export const VersionedClaim = z.object({ claimId: ClaimId, version: Version })

export const ClaimOutput = z.object({
  claim: ContributionClaim,
  removedAt: z.string().nullable(),
})
export const ClaimsOutput = z.object({ claims: z.array(ContributionClaim) })
