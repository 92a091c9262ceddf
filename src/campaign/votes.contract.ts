import { z } from 'zod'
import { Version } from '#people/contract.ts'
import { line } from '#workspace/fields.contract.ts'
import { MemberId } from '#workspace/contract.ts'
import { Day, HeldBy, Overrule } from './off-limits.contract.ts'
import { ProspectId, Tier } from './list.contract.ts'

export const VoteRoundId = z.uuid().brand<'VoteRoundId'>()
export const DecisionRecordId = z.uuid().brand<'DecisionRecordId'>()
export const ClearanceId = z.uuid().brand<'ClearanceId'>()
export const TouchId = z.uuid().brand<'TouchId'>()

export const voteChoices = ['pass', 'check', 'star'] as const
export const VoteChoice = z.enum(voteChoices)

/** One vote, as those may see it who have voted, and everybody once the round is complete. */
export const Vote = z.object({
  memberId: MemberId,
  name: z.string(),
  choice: VoteChoice,
  reason: z.string(),
  at: z.string(),
})

/**
 * A question put to several about one prospect. `votes` holds what this reader may see; the rest is
 * a count. `mine` is null for whoever is not asked.
 */
export const VoteRound = z.object({
  id: VoteRoundId,
  prospectId: ProspectId,
  question: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  closesAt: z.string(),
  state: z.enum(['open', 'complete', 'withdrawn']),
  completedBecause: z.enum(['all have voted', 'time is over']).nullable(),
  completedAt: z.string().nullable(),
  voters: z.array(z.object({ memberId: MemberId, name: z.string(), hasVoted: z.boolean() })),
  voted: z.number().int(),
  of: z.number().int(),
  /** False while what others chose is kept from this reader. */
  seesVotes: z.boolean(),
  votes: z.array(Vote),
  mine: z
    .object({ choice: VoteChoice.nullable(), reason: z.string(), version: z.number().int() })
    .nullable(),
  mayWithdraw: z.boolean(),
  version: z.number().int(),
})

export const AskVotesInput = z.object({
  id: ProspectId,
  question: line(500).default(''),
  voters: z.array(MemberId).min(1, 'ask somebody').max(50),
  closesAt: z.iso.datetime().describe('When the round closes, voted or not'),
})
export const VoteRoundOutput = z.object({ round: VoteRound })
/** `version` is that of one's own vote; 0 or none before the first. */
export const GiveVoteInput = z.object({
  id: VoteRoundId,
  choice: VoteChoice,
  reason: line(500).optional().describe('One line; absent keeps the one that stands'),
  version: z.coerce.number().int().min(0).default(0),
})
export const VersionedRound = z.object({ id: VoteRoundId, version: Version })
export const OneRound = z.object({ id: VoteRoundId })

/** A round that waits for this reader's vote, with what one needs to judge. */
export const VoteToGive = z.object({
  round: VoteRound,
  prospect: z.object({
    id: ProspectId,
    kind: z.enum(['person', 'organisation']),
    personId: z.uuid().nullable(),
    organisationId: z.uuid().nullable(),
    name: z.string(),
    affiliation: z.string(),
    thesis: z.string(),
    tier: Tier.nullable(),
    stage: z.string(),
  }),
})
export const VotesToGive = z.object({
  votes: z.array(VoteToGive),
  /** The last one this reader gave, for the empty page. */
  last: z.object({ name: z.string(), at: z.string() }).nullable(),
})
export const VoteToGiveOutput = z.object({ vote: VoteToGive })

export const decisionDirections = ['go on', 'wait', 'pass'] as const
export const Dissent = z.object({
  memberId: MemberId,
  name: z.string(),
  choice: VoteChoice.nullable(),
  sentence: z.string(),
  at: z.string(),
})
/** What was decided on a prospect, why, by whom, and who thought otherwise. Never changed. */
export const DecisionRecord = z.object({
  id: DecisionRecordId,
  prospectId: ProspectId,
  roundId: VoteRoundId.nullable(),
  direction: z.enum(decisionDirections),
  what: z.string(),
  why: z.string(),
  by: z.string(),
  at: z.string(),
  votes: z.array(Vote),
  dissent: z.array(Dissent),
})
export const DecideInput = z.object({
  id: ProspectId,
  roundId: VoteRoundId.nullable().default(null),
  direction: z.enum(decisionDirections),
  what: line(500).min(1, 'say what is decided'),
  why: line(2000).min(1, 'say why'),
})
export const DissentInput = z.object({
  id: DecisionRecordId,
  sentence: line(500).min(1, 'one sentence'),
})
export const DecisionRecordOutput = z.object({ decision: DecisionRecord })

/** A recorded permission to approach. Expired, it warns. */
export const Clearance = z.object({
  id: ClearanceId,
  prospectId: ProspectId,
  givenBy: z.string(),
  forWhom: z.string().nullable(),
  what: z.string(),
  source: z.string(),
  expiresOn: Day,
  expired: z.boolean(),
  by: z.string(),
  at: z.string(),
  withdrawnAt: z.string().nullable(),
  version: z.number().int(),
})
export const AddClearanceInput = z.object({
  id: ProspectId,
  givenBy: line(300).min(1, 'say who gave it'),
  forWhom: MemberId.nullable().default(null).describe('Who of us may; empty: everybody'),
  what: line(500).min(1, 'say what it permits'),
  source: line(1000).min(1, 'say where this is known from'),
  expiresOn: Day,
})
export const ClearanceOutput = z.object({ clearance: Clearance })
export const VersionedClearance = z.object({ clearanceId: ClearanceId, version: Version })

export const touchChannels = ['call', 'mail', 'dinner', 'whatsapp', 'meeting', 'other'] as const
export const touchDirections = ['by us', 'by them'] as const
export const Touch = z.object({
  id: TouchId,
  prospectId: ProspectId,
  channel: z.enum(touchChannels),
  direction: z.enum(touchDirections),
  at: z.string(),
  by: z.string(),
  removedAt: z.string().nullable(),
  version: z.number().int(),
})
export const LogTouchInput = z.object({
  id: ProspectId,
  channel: z.enum(touchChannels),
  direction: z.enum(touchDirections).default('by us'),
  at: z.iso.datetime().optional().describe('When it was; now, if left out'),
})
export const VersionedTouch = z.object({ touchId: TouchId, version: Version })

/** Who may write to a prospect until when. */
export const OwnershipWindow = z.object({
  memberId: MemberId,
  holder: z.string(),
  mine: z.boolean(),
  until: z.string(),
})
export const engagementReasons = [
  'objection',
  'off-limits',
  'window',
  'owner',
  'clearance expired',
] as const
/**
 * May I write to them now? `no`: a clause or an objection forbids it; `ask`: somebody is to be asked
 * first; `yes`. The reasons stand in the order of their weight; the owner is named to the founder
 * too, whom it does not stop.
 */
export const Engagement = z.object({
  prospectId: ProspectId,
  may: z.enum(['yes', 'ask', 'no']),
  sentence: z.string(),
  reasons: z.array(z.object({ kind: z.enum(engagementReasons), sentence: z.string() })),
  owner: z.string().nullable(),
  window: OwnershipWindow.nullable(),
  windowDays: z.number().int(),
  lastTouch: Touch.nullable(),
})
export const EngagementOutput = z.object({ engagement: Engagement })
export const TouchOutput = z.object({ touch: Touch, engagement: Engagement })

/** Everything of the charter that stands on one prospect. */
export const ProspectStanding = z.object({
  engagement: Engagement,
  held: z.array(HeldBy),
  overrules: z.array(Overrule),
  clearances: z.array(Clearance),
  rounds: z.array(VoteRound),
  decisions: z.array(DecisionRecord),
  touches: z.array(Touch),
  mayDecide: z.boolean(),
  mayOverrule: z.boolean(),
})

export const outcomes = ['stayed', 'left', 'reneged', 'declined', 'passed', 'open'] as const
/** What became of those on whom a member voted so. Shares are of those of whom it is known. */
const Counted = z.object({
  choice: VoteChoice,
  votes: z.number().int(),
  stayed: z.number().int(),
  left: z.number().int(),
  reneged: z.number().int(),
  declined: z.number().int(),
  passed: z.number().int(),
  open: z.number().int(),
  /** Of those who came, who stayed; with the 95 % interval. Null when fewer than five came. */
  stayedShare: z.object({ came: z.number().int(), low: z.number(), high: z.number() }).nullable(),
})
export const Judgement = z.object({
  /** In the order of names. Others appear when they chose to. */
  voters: z.array(
    z.object({
      memberId: MemberId,
      name: z.string(),
      mine: z.boolean(),
      counts: z.array(Counted),
    }),
  ),
  rounds: z.number().int(),
  stayedAfterDays: z.number().int(),
  /** Whether the reader lets the others see; null for whoever is no member. */
  shown: z.boolean().nullable(),
})
export const ShowJudgementInput = z.object({ shown: z.boolean() })
