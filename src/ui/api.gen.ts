// Generated from the actions by `npm run generate`. Edit an action or a contract instead.
import type { z } from 'zod'
import type * as workspace from '#workspace/contract.ts'
import type * as literature from '#literature/contract.ts'
import type * as people from '#people/contract.ts'
import type * as organisations from '#organisations/contract.ts'
import type * as scouting from '#scouting/contract.ts'
import type * as party from '#party/contract.ts'
import type * as campaign from '#campaign/contract.ts'
import { addressOf, request } from './request.ts'
import type { RequestOptions } from './request.ts'

export type CampaignListInput = {
  /** words of name, affiliation or thesis */
  readonly text?: string | undefined
  readonly kind?: readonly ("person" | "organisation")[] | undefined
  readonly stage?: readonly ("prospect" | "lead" | "candidate" | "finalist" | "offeree" | "accepted" | "starter" | "passed" | "declined" | "nurture" | "reneged" | "leaver" | "boomerang")[] | undefined
  readonly tier?: readonly ("A" | "B" | "C" | "none")[] | undefined
  /** ids of seat areas, or none */
  readonly area?: readonly (string | "none")[] | undefined
  /** ids of members, or none */
  readonly owner?: readonly (string | "none")[] | undefined
  /** ids of compartments, or none */
  readonly compartment?: readonly (string | "none")[] | undefined
  /** what a line asks for; all must */
  readonly need?: readonly ("vote" | "late" | "owner" | "move" | "tier" | "area" | "thesis" | "join")[] | undefined
  /** place: as arranged by hand */
  readonly sort?: "place" | "clock" | "name" | "tier" | "stage" | "inStage" | "due" | "touched" | "added" | "owner" | "area" | "affiliation" | undefined
  /** up: A first, longest in stage first */
  readonly order?: "up" | "down" | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}
export type CampaignListOutput = z.output<typeof campaign.ListOutput>

export type CampaignFacetsInput = {
  /** words of name, affiliation or thesis */
  readonly text?: string | undefined
  readonly kind?: readonly ("person" | "organisation")[] | undefined
  readonly stage?: readonly ("prospect" | "lead" | "candidate" | "finalist" | "offeree" | "accepted" | "starter" | "passed" | "declined" | "nurture" | "reneged" | "leaver" | "boomerang")[] | undefined
  readonly tier?: readonly ("A" | "B" | "C" | "none")[] | undefined
  /** ids of seat areas, or none */
  readonly area?: readonly (string | "none")[] | undefined
  /** ids of members, or none */
  readonly owner?: readonly (string | "none")[] | undefined
  /** ids of compartments, or none */
  readonly compartment?: readonly (string | "none")[] | undefined
  /** what a line asks for; all must */
  readonly need?: readonly ("vote" | "late" | "owner" | "move" | "tier" | "area" | "thesis" | "join")[] | undefined
}
export type CampaignFacetsOutput = z.output<typeof campaign.ListFacets>

export type CampaignProspectInput = {
  readonly id: string
}
export type CampaignProspectOutput = z.output<typeof campaign.ProspectWhole>

export type CampaignStandingInput = {
  readonly personId?: readonly (string)[] | undefined
  readonly organisationId?: readonly (string)[] | undefined
}
export type CampaignStandingOutput = z.output<typeof campaign.StandingOutput>

export type CampaignCoverageInput = {}
export type CampaignCoverageOutput = z.output<typeof campaign.Coverage>

export type CampaignAddInput = {
  readonly prospects: readonly ({
    readonly kind?: "person" | "organisation" | undefined
    readonly personId?: string | undefined
    readonly organisationId?: string | undefined
    readonly name?: string | undefined
    readonly affiliation?: string | undefined
    readonly source?: string | undefined
    readonly thesis?: string | undefined
    readonly tier?: "A" | "B" | "C" | undefined
    readonly seatAreaId?: string | undefined
    readonly ownerId?: string | undefined
    readonly stage?: "prospect" | "lead" | "candidate" | "finalist" | "offeree" | "accepted" | "starter" | "passed" | "declined" | "nurture" | "reneged" | "leaver" | "boomerang" | undefined
    readonly anyway?: boolean | undefined
  })[]
  /** where they come from, for those that do not say */
  readonly source?: string | undefined
  /** only those inside will see them */
  readonly compartmentId?: string | null | undefined
  /** keep people given by name as people by hand too */
  readonly keepPeople?: boolean | undefined
}
export type CampaignAddOutput = z.output<typeof campaign.AddOutput>

export type CampaignAddCsvInput = {
  readonly fileName?: string | undefined
  readonly base64?: string | undefined
  readonly path?: string | undefined
  readonly delimiter?: "," | ";" | "\t" | "|" | undefined
  readonly encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | undefined
  readonly header?: "guess" | "yes" | "no" | undefined
  readonly mapping?: readonly ("name" | "givenName" | "familyName" | "role" | "organisation" | "link" | "orcid" | "openalex" | "openreview" | "github" | "homepage" | "why" | "source" | "skip")[] | undefined
  readonly source?: string | undefined
  /** only those inside will see them */
  readonly compartmentId?: string | null | undefined
}
export type CampaignAddCsvOutput = z.output<typeof campaign.AddedFromCsv>

export type CampaignEditInput = {
  readonly changes: readonly ({
    readonly id: string
    readonly version: number
    readonly name?: string | undefined
    readonly affiliation?: string | undefined
    readonly thesis?: string | undefined
    readonly source?: string | undefined
    readonly tier?: "A" | "B" | "C" | null | undefined
    readonly seatAreaId?: string | null | undefined
    readonly ownerId?: string | null | undefined
  })[]
}
export type CampaignEditOutput = z.output<typeof campaign.EditOutput>

export type CampaignMoveInput = {
  readonly prospects: readonly ({
    readonly id: string
    readonly version: number
  })[]
  readonly stage: "prospect" | "lead" | "candidate" | "finalist" | "offeree" | "accepted" | "starter" | "passed" | "declined" | "nurture" | "reneged" | "leaver" | "boomerang"
  readonly reason?: string | undefined
  readonly nurtureUntil?: string | null | undefined
  readonly after?: string | null | undefined
}
export type CampaignMoveOutput = z.output<typeof campaign.MoveOutput>

export type CampaignUndoMovesInput = {
  readonly moveIds: readonly (string)[]
}
export type CampaignUndoMovesOutput = z.output<typeof campaign.UndoneMoves>

export type CampaignArrangeInput = {
  readonly id: string
  readonly version: number
  readonly after: string | null
}
export type CampaignArrangeOutput = z.output<typeof campaign.ArrangeOutput>

export type CampaignSetCompartmentInput = {
  readonly prospects: readonly ({
    readonly id: string
    readonly version: number
  })[]
  readonly compartmentId: string | null
}
export type CampaignSetCompartmentOutput = z.output<typeof campaign.CompartmentSet>

export type CampaignRemoveInput = {
  readonly prospects: readonly ({
    readonly id: string
    readonly version: number
  })[]
}
export type CampaignRemoveOutput = z.output<typeof campaign.ProspectsChanged>

export type CampaignRestoreInput = {
  readonly prospects: readonly ({
    readonly id: string
    readonly version: number
  })[]
}
export type CampaignRestoreOutput = z.output<typeof campaign.ProspectsChanged>

export type CampaignAnchorInput = {
  readonly id: string
  readonly version: number
  readonly personId?: string | null | undefined
  readonly organisationId?: string | null | undefined
}
export type CampaignAnchorOutput = z.output<typeof campaign.AnchorOutput>

export type CampaignJoinInput = {
  readonly keep: {
    readonly id: string
    readonly version: number
  }
  readonly other: {
    readonly id: string
    readonly version: number
  }
}
export type CampaignJoinOutput = z.output<typeof campaign.JoinOutput>

export type CampaignUndoJoinInput = {
  readonly joinId: string
}
export type CampaignUndoJoinOutput = z.output<typeof campaign.JoinOutput>

export type CampaignViewsInput = {}
export type CampaignViewsOutput = z.output<typeof campaign.ListViews>

export type CampaignSaveViewInput = {
  readonly name: string
  readonly search: {
    /** words of name, affiliation or thesis */
    readonly text?: string | undefined
    readonly kind?: readonly ("person" | "organisation")[] | undefined
    readonly stage?: readonly ("prospect" | "lead" | "candidate" | "finalist" | "offeree" | "accepted" | "starter" | "passed" | "declined" | "nurture" | "reneged" | "leaver" | "boomerang")[] | undefined
    readonly tier?: readonly ("A" | "B" | "C" | "none")[] | undefined
    /** ids of seat areas, or none */
    readonly area?: readonly (string | "none")[] | undefined
    /** ids of members, or none */
    readonly owner?: readonly (string | "none")[] | undefined
    /** ids of compartments, or none */
    readonly compartment?: readonly (string | "none")[] | undefined
    /** what a line asks for; all must */
    readonly need?: readonly ("vote" | "late" | "owner" | "move" | "tier" | "area" | "thesis" | "join")[] | undefined
    readonly sort?: "place" | "clock" | "name" | "tier" | "stage" | "inStage" | "due" | "touched" | "added" | "owner" | "area" | "affiliation" | undefined
    readonly order?: "up" | "down" | undefined
    readonly layout?: "board" | "table" | "coverage" | undefined
  }
  readonly shared?: boolean | undefined
}
export type CampaignSaveViewOutput = z.output<typeof campaign.ViewChange>

export type CampaignEditViewInput = {
  readonly id: string
  readonly version: number
  readonly name?: string | undefined
  readonly search?: {
    /** words of name, affiliation or thesis */
    readonly text?: string | undefined
    readonly kind?: readonly ("person" | "organisation")[] | undefined
    readonly stage?: readonly ("prospect" | "lead" | "candidate" | "finalist" | "offeree" | "accepted" | "starter" | "passed" | "declined" | "nurture" | "reneged" | "leaver" | "boomerang")[] | undefined
    readonly tier?: readonly ("A" | "B" | "C" | "none")[] | undefined
    /** ids of seat areas, or none */
    readonly area?: readonly (string | "none")[] | undefined
    /** ids of members, or none */
    readonly owner?: readonly (string | "none")[] | undefined
    /** ids of compartments, or none */
    readonly compartment?: readonly (string | "none")[] | undefined
    /** what a line asks for; all must */
    readonly need?: readonly ("vote" | "late" | "owner" | "move" | "tier" | "area" | "thesis" | "join")[] | undefined
    readonly sort?: "place" | "clock" | "name" | "tier" | "stage" | "inStage" | "due" | "touched" | "added" | "owner" | "area" | "affiliation" | undefined
    readonly order?: "up" | "down" | undefined
    readonly layout?: "board" | "table" | "coverage" | undefined
  } | undefined
  readonly shared?: boolean | undefined
}
export type CampaignEditViewOutput = z.output<typeof campaign.ViewChange>

export type CampaignRemoveViewInput = {
  readonly id: string
  readonly version: number
}
export type CampaignRemoveViewOutput = z.output<typeof campaign.ViewChange>

export type CampaignRestoreViewInput = {
  readonly id: string
  readonly version: number
}
export type CampaignRestoreViewOutput = z.output<typeof campaign.ViewChange>

export type CampaignFillInventedInput = {}
export type CampaignFillInventedOutput = {
  /** kept or taken away by this call */
  readonly lines: number
}

export type CampaignDropInventedInput = {}
export type CampaignDropInventedOutput = {
  /** kept or taken away by this call */
  readonly lines: number
}

export type CampaignNextMovesInput = {
  readonly id: string
}
export type CampaignNextMovesOutput = z.output<typeof campaign.NextMoves>

export type CampaignSetNextMoveInput = {
  readonly id: string
  readonly what: string
  readonly kind?: "write" | "call" | "meet" | "read" | "ask" | "decide" | "prepare" | "other" | undefined
  readonly minutes?: number | null | undefined
  readonly due?: string | null | undefined
  readonly ownerId?: string | null | undefined
  readonly waitsFor?: string | undefined
}
export type CampaignSetNextMoveOutput = z.output<typeof campaign.NextMoveOutput>

export type CampaignEditNextMoveInput = {
  readonly moveId: string
  readonly version: number
  readonly what: string
  readonly kind?: "write" | "call" | "meet" | "read" | "ask" | "decide" | "prepare" | "other" | undefined
  readonly minutes?: number | null | undefined
  readonly due?: string | null | undefined
  readonly ownerId?: string | null | undefined
  readonly waitsFor?: string | undefined
}
export type CampaignEditNextMoveOutput = z.output<typeof campaign.NextMoveOutput>

export type CampaignEndNextMoveInput = {
  readonly moveId: string
  readonly version: number
  readonly as?: "done" | "dropped" | undefined
  readonly reason?: string | undefined
  readonly next?: {
    readonly what: string
    readonly kind?: "write" | "call" | "meet" | "read" | "ask" | "decide" | "prepare" | "other" | undefined
    readonly minutes?: number | null | undefined
    readonly due?: string | null | undefined
    readonly ownerId?: string | null | undefined
    readonly waitsFor?: string | undefined
  } | undefined
}
export type CampaignEndNextMoveOutput = z.output<typeof campaign.NextMoveOutput>

export type CampaignTakeNextMoveInput = {
  readonly id: string
  readonly version: number
}
export type CampaignTakeNextMoveOutput = z.output<typeof campaign.NextMoveOutput>

export type CampaignSnoozeNextMoveInput = {
  readonly moveId: string
  readonly version: number
  readonly until: string
  readonly reason: string
}
export type CampaignSnoozeNextMoveOutput = z.output<typeof campaign.NextMoveOutput>

export type CampaignWakeNextMoveInput = {
  readonly moveId: string
  readonly version: number
}
export type CampaignWakeNextMoveOutput = z.output<typeof campaign.NextMoveOutput>

export type CampaignUndoMoveChangeInput = {
  readonly changeId: string
}
export type CampaignUndoMoveChangeOutput = z.output<typeof campaign.NextMoveOutput>

export type CampaignStageExpectationsInput = {}
export type CampaignStageExpectationsOutput = z.output<typeof campaign.StageExpectations>

export type CampaignExpectStageInput = {
  readonly stage: "prospect" | "lead" | "candidate" | "finalist" | "offeree" | "boomerang"
  readonly version: number
  readonly days: number | null
}
export type CampaignExpectStageOutput = z.output<typeof campaign.StageExpectations>

export type CampaignSnoozeClockInput = {
  readonly id: string
  readonly version: number
  readonly until: string
  readonly reason: string
}
export type CampaignSnoozeClockOutput = z.output<typeof campaign.ClockOutput>

export type CampaignWakeClockInput = {
  readonly id: string
  readonly version: number
}
export type CampaignWakeClockOutput = z.output<typeof campaign.ClockOutput>

export type CampaignSetClockDayInput = {
  readonly id: string
  readonly version: number
  readonly until: string | null
}
export type CampaignSetClockDayOutput = z.output<typeof campaign.ClockOutput>

export type CampaignOverdueInput = {
  readonly ownerId?: string | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}
export type CampaignOverdueOutput = z.output<typeof campaign.Overdue>

export type CampaignReportInput = {
  /** a day or a moment; a week ago when left out */
  readonly since?: string | undefined
}
export type CampaignReportOutput = z.output<typeof campaign.StatusReport>

export type CampaignReportPdfInput = {
  /** a day or a moment; a week ago when left out */
  readonly since?: string | undefined
}
export type CampaignReportPdfOutput = z.output<typeof campaign.ReportFile>

export type CampaignMyDayInput = {
  /** zone of the browser, for a member who has not said another */
  readonly zone?: string | undefined
}
export type CampaignMyDayOutput = z.output<typeof campaign.MyDay>

export type CampaignSetMyDayInput = {
  readonly version: number
  readonly zone: string
  readonly dailyMinutes?: number | undefined
}
export type CampaignSetMyDayOutput = z.output<typeof campaign.DaySettingsOutput>

export type CampaignPlanDayInput = {
  readonly day: string
  readonly minutes?: number | null | undefined
  readonly people?: number | undefined
}
export type CampaignPlanDayOutput = z.output<typeof campaign.DaySheet>

export type CampaignEndDayInput = {
  readonly day: string
}
export type CampaignEndDayOutput = z.output<typeof campaign.DaySheet>

export type CampaignReopenDayInput = {
  readonly day: string
}
export type CampaignReopenDayOutput = z.output<typeof campaign.DaySheet>

export type CampaignChooseForDayInput = {
  readonly id: string
  readonly day: string
  readonly choice: "first" | "not_today"
  readonly reason?: string | undefined
}
export type CampaignChooseForDayOutput = z.output<typeof campaign.DayChoice>

export type CampaignUnchooseForDayInput = {
  readonly id: string
  readonly day: string
}
export type CampaignUnchooseForDayOutput = z.output<typeof campaign.DayChoice>

export type CampaignCharterInput = {
  /** An older version; else the newest */
  readonly version?: number | undefined
}
export type CampaignCharterOutput = z.output<typeof campaign.CharterOutput>

export type CampaignSaveCharterInput = {
  readonly basedOn: number
  readonly goal: string
  readonly tone?: string | undefined
  readonly seats?: readonly ({
    readonly id?: string | null | undefined
    readonly name: string
    readonly seats: number
  })[] | undefined
  readonly houses?: readonly ({
    readonly name: string
    readonly city?: string | undefined
    readonly capacity?: number | undefined
  })[] | undefined
  readonly overruleRoles?: readonly ("founder" | "hr" | "recruiting" | "staff" | "scientist" | "finance")[] | undefined
  readonly windowDays?: number | undefined
  readonly envelopes?: readonly ({
    readonly kind: "cash" | "equity" | "compute"
    readonly amount: number
    readonly unit: string
    readonly note?: string | undefined
  })[] | undefined
  readonly approvals?: readonly ({
    readonly what: "cash" | "equity" | "compute" | "interview waiver"
    readonly amount?: number | null | undefined
    readonly unit?: string | undefined
    readonly byRole?: "founder" | "hr" | "recruiting" | "staff" | "finance" | null | undefined
    readonly byMember?: string | null | undefined
  })[] | undefined
  readonly why?: string | undefined
}
export type CampaignSaveCharterOutput = z.output<typeof campaign.CharterSaved>

export type CampaignProposeCharterInput = {
  readonly basedOn: number
  readonly goal: string
  readonly tone?: string | undefined
  readonly seats?: readonly ({
    readonly id?: string | null | undefined
    readonly name: string
    readonly seats: number
  })[] | undefined
  readonly houses?: readonly ({
    readonly name: string
    readonly city?: string | undefined
    readonly capacity?: number | undefined
  })[] | undefined
  readonly overruleRoles?: readonly ("founder" | "hr" | "recruiting" | "staff" | "scientist" | "finance")[] | undefined
  readonly windowDays?: number | undefined
  readonly envelopes?: readonly ({
    readonly kind: "cash" | "equity" | "compute"
    readonly amount: number
    readonly unit: string
    readonly note?: string | undefined
  })[] | undefined
  readonly approvals?: readonly ({
    readonly what: "cash" | "equity" | "compute" | "interview waiver"
    readonly amount?: number | null | undefined
    readonly unit?: string | undefined
    readonly byRole?: "founder" | "hr" | "recruiting" | "staff" | "finance" | null | undefined
    readonly byMember?: string | null | undefined
  })[] | undefined
  readonly why?: string | undefined
}
export type CampaignProposeCharterOutput = z.output<typeof campaign.CharterSaved>

export type CampaignAdoptCharterInput = {
  readonly id: string
}
export type CampaignAdoptCharterOutput = z.output<typeof campaign.CharterSaved>

export type CampaignDropCharterInput = {
  readonly id: string
}
export type CampaignDropCharterOutput = z.output<typeof campaign.CharterSaved>

export type CampaignCompareCharterInput = {
  /** 0 is the time before any charter */
  readonly from: number
  readonly to: number
}
export type CampaignCompareCharterOutput = z.output<typeof campaign.CharterComparison>

export type CampaignOffLimitsInput = {
  readonly which?: "standing" | "past" | "all" | undefined
}
export type CampaignOffLimitsOutput = z.output<typeof campaign.OffLimitsList>

export type CampaignAddOffLimitsInput = {
  readonly kind: "organisation" | "no-hire" | "non-solicit" | "standstill" | "do-not-contact"
  /** For clauses on an organisation: whom it keeps off The List */
  readonly holds?: "organisation" | "people" | "both" | undefined
  readonly organisationId?: string | null | undefined
  readonly personId?: string | null | undefined
  readonly name: string
  readonly lawfulBasis: "contract" | "legal obligation" | "legitimate interest" | "their request"
  readonly clause?: string | undefined
  readonly source: string
  readonly startsOn: string
  /** The last day on which it holds */
  readonly endsOn: string
  readonly compartmentId?: string | null | undefined
}
export type CampaignAddOffLimitsOutput = z.output<typeof campaign.OffLimitsChange>

export type CampaignEditOffLimitsInput = {
  readonly id: string
  readonly version: number
  readonly kind: "organisation" | "no-hire" | "non-solicit" | "standstill" | "do-not-contact"
  /** For clauses on an organisation: whom it keeps off The List */
  readonly holds?: "organisation" | "people" | "both" | undefined
  readonly organisationId?: string | null | undefined
  readonly personId?: string | null | undefined
  readonly name: string
  readonly lawfulBasis: "contract" | "legal obligation" | "legitimate interest" | "their request"
  readonly clause?: string | undefined
  readonly source: string
  readonly startsOn: string
  /** The last day on which it holds */
  readonly endsOn: string
}
export type CampaignEditOffLimitsOutput = z.output<typeof campaign.OffLimitsChange>

export type CampaignLiftOffLimitsInput = {
  readonly id: string
  readonly version: number
  readonly reason: string
}
export type CampaignLiftOffLimitsOutput = z.output<typeof campaign.OffLimitsChange>

export type CampaignRestoreOffLimitsInput = {
  readonly id: string
  readonly version: number
}
export type CampaignRestoreOffLimitsOutput = z.output<typeof campaign.OffLimitsChange>

export type CampaignCheckOffLimitsInput = {
  readonly subjects: readonly ({
    readonly kind: "person" | "organisation"
    readonly personId?: string | null | undefined
    readonly organisationId?: string | null | undefined
    readonly name: string
    readonly affiliation?: string | undefined
  })[]
}
export type CampaignCheckOffLimitsOutput = z.output<typeof campaign.CheckOffLimitsOutput>

export type CampaignOverruleInput = {
  readonly offLimitsId: string
  readonly personId?: string | null | undefined
  readonly organisationId?: string | null | undefined
  readonly name: string
  readonly reason: string
  /** only those inside will see it */
  readonly compartmentId?: string | null | undefined
}
export type CampaignOverruleOutput = z.output<typeof campaign.OverruleOutput>

export type CampaignWithdrawOverruleInput = {
  readonly id: string
}
export type CampaignWithdrawOverruleOutput = z.output<typeof campaign.OverruleOutput>

export type CampaignHoldBackInput = {
  readonly offLimitsId: string
  readonly personId?: string | null | undefined
  readonly organisationId?: string | null | undefined
  readonly name: string
  readonly why?: string | undefined
  /** only those inside will see it */
  readonly compartmentId?: string | null | undefined
}
export type CampaignHoldBackOutput = z.output<typeof campaign.HeldBackOutput>

export type CampaignLetGoInput = {
  readonly id: string
  readonly version: number
}
export type CampaignLetGoOutput = z.output<typeof campaign.HeldBackOutput>

export type CampaignHeldBackInput = {}
export type CampaignHeldBackOutput = z.output<typeof campaign.HeldBackList>

export type CampaignAddClearanceInput = {
  readonly id: string
  readonly givenBy: string
  /** Who of us may; empty: everybody */
  readonly forWhom?: string | null | undefined
  readonly what: string
  readonly source: string
  readonly expiresOn: string
}
export type CampaignAddClearanceOutput = z.output<typeof campaign.ClearanceOutput>

export type CampaignWithdrawClearanceInput = {
  readonly clearanceId: string
  readonly version: number
}
export type CampaignWithdrawClearanceOutput = z.output<typeof campaign.ClearanceOutput>

export type CampaignRestoreClearanceInput = {
  readonly clearanceId: string
  readonly version: number
}
export type CampaignRestoreClearanceOutput = z.output<typeof campaign.ClearanceOutput>

export type CampaignEngagementInput = {
  readonly id: string
}
export type CampaignEngagementOutput = z.output<typeof campaign.EngagementOutput>

export type CampaignClaimWindowInput = {
  readonly id: string
}
export type CampaignClaimWindowOutput = z.output<typeof campaign.EngagementOutput>

export type CampaignReleaseWindowInput = {
  readonly id: string
}
export type CampaignReleaseWindowOutput = z.output<typeof campaign.EngagementOutput>

export type CampaignLogTouchInput = {
  readonly id: string
  readonly channel: "call" | "mail" | "dinner" | "whatsapp" | "meeting" | "other"
  readonly direction?: "by us" | "by them" | undefined
  /** When it was; now, if left out */
  readonly at?: string | undefined
}
export type CampaignLogTouchOutput = z.output<typeof campaign.TouchOutput>

export type CampaignRemoveTouchInput = {
  readonly touchId: string
  readonly version: number
}
export type CampaignRemoveTouchOutput = z.output<typeof campaign.TouchOutput>

export type CampaignProspectStandingInput = {
  readonly id: string
}
export type CampaignProspectStandingOutput = z.output<typeof campaign.ProspectStanding>

export type CampaignVotesToGiveInput = {}
export type CampaignVotesToGiveOutput = z.output<typeof campaign.VotesToGive>

export type CampaignVotesInput = {
  readonly id: string
}
export type CampaignVotesOutput = z.output<typeof campaign.VoteToGiveOutput>

export type CampaignAskVotesInput = {
  readonly id: string
  readonly question?: string | undefined
  readonly voters: readonly (string)[]
  /** When the round closes, voted or not */
  readonly closesAt: string
}
export type CampaignAskVotesOutput = z.output<typeof campaign.VoteRoundOutput>

export type CampaignWithdrawVotesInput = {
  readonly id: string
  readonly version: number
}
export type CampaignWithdrawVotesOutput = z.output<typeof campaign.VoteRoundOutput>

export type CampaignVoteInput = {
  readonly id: string
  readonly choice: "pass" | "check" | "star"
  /** One line; absent keeps the one that stands */
  readonly reason?: string | undefined
  readonly version?: number | undefined
}
export type CampaignVoteOutput = z.output<typeof campaign.VoteRoundOutput>

export type CampaignDecideInput = {
  readonly id: string
  readonly roundId?: string | null | undefined
  readonly direction: "go on" | "wait" | "pass"
  readonly what: string
  readonly why: string
}
export type CampaignDecideOutput = z.output<typeof campaign.DecisionRecordOutput>

export type CampaignDissentInput = {
  readonly id: string
  readonly sentence: string
}
export type CampaignDissentOutput = z.output<typeof campaign.DecisionRecordOutput>

export type CampaignJudgementInput = {}
export type CampaignJudgementOutput = z.output<typeof campaign.Judgement>

export type CampaignShareJudgementInput = {
  readonly shown: boolean
}
export type CampaignShareJudgementOutput = z.output<typeof campaign.Judgement>

export type ScoutingRankInput = {
  /** the need in plain words; "a phrase" must occur, -word must not */
  readonly brief?: string | undefined
  /** ids of people or works to look for more of */
  readonly like?: readonly (string)[] | undefined
  /** only people last seen at one of these organisations (ids) */
  readonly organisation?: readonly (string)[] | undefined
  /** nobody last seen at one of these organisations (ids) */
  readonly notOrganisation?: readonly (string)[] | undefined
  /** country of the organisation, two letters */
  readonly country?: readonly (string)[] | undefined
  /** only works that appeared here (names) */
  readonly venue?: readonly (string)[] | undefined
  /** only works as first or as last author */
  readonly role?: "any" | "first" | "last" | undefined
  /** still publishing in this year or later */
  readonly activeFrom?: number | undefined
  /** already publishing in this year or earlier */
  readonly activeTo?: number | undefined
  /** share of the works from the last three years, at least */
  readonly recent?: number | undefined
  readonly minimumWorks?: number | undefined
  readonly halfLife?: number | undefined
  readonly impact?: number | undefined
  readonly first?: number | undefined
  readonly middle?: number | undefined
  readonly last?: number | undefined
  readonly feedback?: number | undefined
  readonly top?: number | undefined
  readonly offset?: number | undefined
  /** works of evidence shown for each person */
  readonly works?: number | undefined
}
export type ScoutingRankOutput = z.output<typeof scouting.RankOutput>

export type ScoutingMapInput = {
  /** the need in plain words; "a phrase" must occur, -word must not */
  readonly brief?: string | undefined
  /** ids of people or works to look for more of */
  readonly like?: readonly (string)[] | undefined
  /** only people last seen at one of these organisations (ids) */
  readonly organisation?: readonly (string)[] | undefined
  /** nobody last seen at one of these organisations (ids) */
  readonly notOrganisation?: readonly (string)[] | undefined
  /** country of the organisation, two letters */
  readonly country?: readonly (string)[] | undefined
  /** only works that appeared here (names) */
  readonly venue?: readonly (string)[] | undefined
  /** only works as first or as last author */
  readonly role?: "any" | "first" | "last" | undefined
  /** still publishing in this year or later */
  readonly activeFrom?: number | undefined
  /** already publishing in this year or earlier */
  readonly activeTo?: number | undefined
  /** share of the works from the last three years, at least */
  readonly recent?: number | undefined
  readonly minimumWorks?: number | undefined
  readonly halfLife?: number | undefined
  readonly impact?: number | undefined
  readonly first?: number | undefined
  readonly middle?: number | undefined
  readonly last?: number | undefined
  readonly feedback?: number | undefined
  readonly rows?: number | undefined
  readonly columns?: number | undefined
}
export type ScoutingMapOutput = z.output<typeof scouting.MapOutput>

export type ScoutingExplainInput = {
  /** the need in plain words; "a phrase" must occur, -word must not */
  readonly brief?: string | undefined
  /** ids of people or works to look for more of */
  readonly like?: readonly (string)[] | undefined
  /** only people last seen at one of these organisations (ids) */
  readonly organisation?: readonly (string)[] | undefined
  /** nobody last seen at one of these organisations (ids) */
  readonly notOrganisation?: readonly (string)[] | undefined
  /** country of the organisation, two letters */
  readonly country?: readonly (string)[] | undefined
  /** only works that appeared here (names) */
  readonly venue?: readonly (string)[] | undefined
  /** only works as first or as last author */
  readonly role?: "any" | "first" | "last" | undefined
  /** still publishing in this year or later */
  readonly activeFrom?: number | undefined
  /** already publishing in this year or earlier */
  readonly activeTo?: number | undefined
  /** share of the works from the last three years, at least */
  readonly recent?: number | undefined
  readonly minimumWorks?: number | undefined
  readonly halfLife?: number | undefined
  readonly impact?: number | undefined
  readonly first?: number | undefined
  readonly middle?: number | undefined
  readonly last?: number | undefined
  readonly feedback?: number | undefined
  readonly person: string
}
export type ScoutingExplainOutput = z.output<typeof scouting.ExplainOutput>

export type ScoutingEvidenceInput = {
  /** the need in plain words; "a phrase" must occur, -word must not */
  readonly brief?: string | undefined
  /** ids of people or works to look for more of */
  readonly like?: readonly (string)[] | undefined
  /** only people last seen at one of these organisations (ids) */
  readonly organisation?: readonly (string)[] | undefined
  /** nobody last seen at one of these organisations (ids) */
  readonly notOrganisation?: readonly (string)[] | undefined
  /** country of the organisation, two letters */
  readonly country?: readonly (string)[] | undefined
  /** only works that appeared here (names) */
  readonly venue?: readonly (string)[] | undefined
  /** only works as first or as last author */
  readonly role?: "any" | "first" | "last" | undefined
  /** still publishing in this year or later */
  readonly activeFrom?: number | undefined
  /** already publishing in this year or earlier */
  readonly activeTo?: number | undefined
  /** share of the works from the last three years, at least */
  readonly recent?: number | undefined
  readonly minimumWorks?: number | undefined
  readonly halfLife?: number | undefined
  readonly impact?: number | undefined
  readonly first?: number | undefined
  readonly middle?: number | undefined
  readonly last?: number | undefined
  readonly feedback?: number | undefined
  readonly person: string
  readonly top?: number | undefined
  readonly offset?: number | undefined
}
export type ScoutingEvidenceOutput = z.output<typeof scouting.EvidenceOutput>

export type OrganisationsFindInput = {
  readonly query?: string | undefined
  readonly kind?: "all" | "lab" | "company" | "fund" | "university" | "team" | "other" | undefined
  readonly country?: string | undefined
  readonly from?: "all" | "literature" | "hand" | undefined
  readonly sort?: "fit" | "people" | "works" | "name" | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}
export type OrganisationsFindOutput = z.output<typeof organisations.FoundOrganisations>

export type OrganisationsLookalikesInput = {
  readonly name: string
}
export type OrganisationsLookalikesOutput = z.output<typeof organisations.OrganisationLookalikes>

export type OrganisationsOpenInput = {
  readonly id: string
}
export type OrganisationsOpenOutput = z.output<typeof organisations.OrganisationOpen>

export type OrganisationsPeopleInput = {
  readonly id: string
  readonly when?: "now" | "before" | "hand" | "all" | undefined
  readonly sort?: "works" | "recent" | "name" | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}
export type OrganisationsPeopleOutput = z.output<typeof organisations.OrganisationPeople>

export type OrganisationsAddInput = {
  readonly name: string
  readonly kind: "lab" | "company" | "fund" | "university" | "team" | "other"
  readonly country?: string | undefined
  readonly links?: readonly (string)[] | undefined
  readonly source: string
  readonly why?: string | undefined
  readonly aliases?: readonly (string)[] | undefined
}
export type OrganisationsAddOutput = z.output<typeof organisations.OrganisationChange>

export type OrganisationsEditInput = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly kind: "lab" | "company" | "fund" | "university" | "team" | "other"
  readonly country?: string | undefined
  readonly links?: readonly (string)[] | undefined
  readonly source: string
  readonly why?: string | undefined
}
export type OrganisationsEditOutput = z.output<typeof organisations.OrganisationChange>

export type OrganisationsRemoveInput = {
  readonly id: string
  readonly version: number
}
export type OrganisationsRemoveOutput = z.output<typeof organisations.OrganisationChange>

export type OrganisationsRestoreInput = {
  readonly id: string
  readonly version: number
}
export type OrganisationsRestoreOutput = z.output<typeof organisations.OrganisationChange>

export type OrganisationsAddAliasInput = {
  readonly id: string
  readonly name?: string | undefined
  readonly joined?: string | undefined
}
export type OrganisationsAddAliasOutput = z.output<typeof organisations.AliasChange>

export type OrganisationsRemoveAliasInput = {
  readonly aliasId: string
  readonly version: number
}
export type OrganisationsRemoveAliasOutput = z.output<typeof organisations.AliasChange>

export type OrganisationsRestoreAliasInput = {
  readonly aliasId: string
  readonly version: number
}
export type OrganisationsRestoreAliasOutput = z.output<typeof organisations.AliasChange>

export type OrganisationsAttachInput = {
  readonly id: string
  readonly personId: string
  readonly role?: string | undefined
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
  readonly source: string
}
export type OrganisationsAttachOutput = z.output<typeof organisations.AffiliationChange>

export type OrganisationsEditAffiliationInput = {
  readonly affiliationId: string
  readonly version: number
  readonly role?: string | undefined
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
  readonly source: string
}
export type OrganisationsEditAffiliationOutput = z.output<typeof organisations.AffiliationChange>

export type OrganisationsDetachInput = {
  readonly affiliationId: string
  readonly version: number
}
export type OrganisationsDetachOutput = z.output<typeof organisations.AffiliationChange>

export type OrganisationsReattachInput = {
  readonly affiliationId: string
  readonly version: number
}
export type OrganisationsReattachOutput = z.output<typeof organisations.AffiliationChange>

export type OrganisationsKeepInventedInput = {}
export type OrganisationsKeepInventedOutput = {
  /** kept or taken away by this call */
  readonly organisations: number
  readonly people: number
}

export type OrganisationsDropInventedInput = {}
export type OrganisationsDropInventedOutput = {
  /** kept or taken away by this call */
  readonly organisations: number
  readonly people: number
}

export type PeopleFindInput = {
  readonly query?: string | undefined
  readonly organisation?: string | undefined
  readonly kind?: "all" | "papers" | "hand" | undefined
  readonly sort?: "fit" | "name" | "works" | "led" | "recent" | "organisation" | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}
export type PeopleFindOutput = z.output<typeof people.FoundPeople>

export type PeopleLookalikesInput = {
  readonly name: string
  readonly organisation?: string | undefined
  readonly link?: string | undefined
}
export type PeopleLookalikesOutput = z.output<typeof people.LookalikesOutput>

export type PeopleDossierInput = {
  readonly id: string
}
export type PeopleDossierOutput = z.output<typeof people.Dossier>

export type PeopleWorksInput = {
  readonly id: string
  readonly sort?: "newest" | "oldest" | "citations" | "part" | "title" | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}
export type PeopleWorksOutput = z.output<typeof people.WorksOutput>

export type PeopleIdentityInput = {
  readonly id: string
}
export type PeopleIdentityOutput = z.output<typeof people.IdentityOutput>

export type PeopleAccessReportInput = {
  readonly id: string
}
export type PeopleAccessReportOutput = z.output<typeof people.AccessReport>

export type PeopleAddInput = {
  readonly name: string
  readonly role?: string | undefined
  readonly organisation?: string | undefined
  readonly links?: readonly (string)[] | undefined
  readonly source: string
  readonly why?: string | undefined
}
export type PeopleAddOutput = z.output<typeof people.HandChange>

export type PeopleEditInput = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly role?: string | undefined
  readonly organisation?: string | undefined
  readonly links?: readonly (string)[] | undefined
  readonly source: string
  readonly why?: string | undefined
}
export type PeopleEditOutput = z.output<typeof people.HandChange>

export type PeopleRemoveInput = {
  readonly id: string
  readonly version: number
}
export type PeopleRemoveOutput = z.output<typeof people.HandChange>

export type PeopleRestoreInput = {
  readonly id: string
  readonly version: number
}
export type PeopleRestoreOutput = z.output<typeof people.HandChange>

export type PeopleMergePreviewInput = {
  readonly id: string
  readonly other: string
}
export type PeopleMergePreviewOutput = z.output<typeof people.MergePreview>

export type PeopleMergeInput = {
  readonly id: string
  readonly other: string
  readonly reason?: string | undefined
}
export type PeopleMergeOutput = z.output<typeof people.DecisionOutput>

export type PeopleKeepApartInput = {
  readonly id: string
  readonly other: string
  readonly reason?: string | undefined
}
export type PeopleKeepApartOutput = z.output<typeof people.DecisionOutput>

export type PeopleSplitPreviewInput = {
  readonly id: string
  readonly signatures: readonly ({
    readonly workId: string
    readonly position: number
  })[]
  readonly reason?: string | undefined
}
export type PeopleSplitPreviewOutput = z.output<typeof people.SplitPreview>

export type PeopleSplitInput = {
  readonly id: string
  readonly signatures: readonly ({
    readonly workId: string
    readonly position: number
  })[]
  readonly reason?: string | undefined
}
export type PeopleSplitOutput = z.output<typeof people.DecisionOutput>

export type PeopleNotTheirsInput = {
  readonly id: string
  readonly signatures: readonly ({
    readonly workId: string
    readonly position: number
  })[]
  readonly reason?: string | undefined
}
export type PeopleNotTheirsOutput = z.output<typeof people.DecisionOutput>

export type PeopleConfirmInput = {
  readonly id: string
  readonly signatures: readonly ({
    readonly workId: string
    readonly position: number
  })[]
  readonly reason?: string | undefined
}
export type PeopleConfirmOutput = z.output<typeof people.DecisionOutput>

export type PeopleDecisionsInput = {
  readonly personId?: string | undefined
  readonly undone?: "without" | "with" | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}
export type PeopleDecisionsOutput = z.output<typeof people.DecisionsOutput>

export type PeopleUndoDecisionInput = {
  readonly decisionId: string
}
export type PeopleUndoDecisionOutput = z.output<typeof people.DecisionOutput>

export type PeopleAddNoteInput = {
  readonly id: string
  readonly text: string
  readonly mentions?: readonly (string)[] | undefined
  readonly compartmentId?: string | null | undefined
  readonly readers?: "shared" | "private" | undefined
}
export type PeopleAddNoteOutput = z.output<typeof people.NoteOutput>

export type PeopleEditNoteInput = {
  readonly noteId: string
  readonly version: number
  readonly text: string
  readonly mentions?: readonly (string)[] | undefined
  readonly compartmentId?: string | null | undefined
  readonly readers: "shared" | "private"
}
export type PeopleEditNoteOutput = z.output<typeof people.NoteOutput>

export type PeopleRemoveNoteInput = {
  readonly noteId: string
  readonly version: number
}
export type PeopleRemoveNoteOutput = z.output<typeof people.NoteOutput>

export type PeopleRestoreNoteInput = {
  readonly noteId: string
  readonly version: number
}
export type PeopleRestoreNoteOutput = z.output<typeof people.NoteOutput>

export type PeopleAttachToNoteInput = {
  readonly noteId: string
  /** as /api/uploads answered */
  readonly upload: string
}
export type PeopleAttachToNoteOutput = z.output<typeof people.NoteOutput>

export type PeopleNoteFileInput = {
  readonly fileId: string
}
export type PeopleNoteFileOutput = z.output<typeof people.AttachmentContent>

export type PeopleRemoveNoteFileInput = {
  readonly fileId: string
}
export type PeopleRemoveNoteFileOutput = z.output<typeof people.NoteOutput>

export type PeopleRestoreNoteFileInput = {
  readonly fileId: string
}
export type PeopleRestoreNoteFileOutput = z.output<typeof people.NoteOutput>

export type PeopleAssessmentInput = {
  readonly id: string
}
export type PeopleAssessmentOutput = z.output<typeof people.Assessment>

export type PeopleAddReferenceInput = {
  readonly id: string
  readonly kind: "named" | "backchannel"
  readonly referee: string
  readonly relation?: string | undefined
  readonly state?: "planned" | "given" | "declined" | undefined
  readonly words?: string | undefined
  readonly givenOn?: string | null | undefined
  readonly consent?: {
    readonly by: "referee" | "person" | "both"
    readonly how: string
    readonly on: string
  } | null | undefined
  readonly readerIds?: readonly (string)[] | null | undefined
  readonly compartmentId?: string | null | undefined
}
export type PeopleAddReferenceOutput = z.output<typeof people.ReferenceOutput>

export type PeopleEditReferenceInput = {
  readonly referenceId: string
  readonly version: number
  readonly kind: "named" | "backchannel"
  readonly referee: string
  readonly relation?: string | undefined
  readonly state?: "planned" | "given" | "declined" | undefined
  readonly words?: string | undefined
  readonly givenOn?: string | null | undefined
  readonly consent?: {
    readonly by: "referee" | "person" | "both"
    readonly how: string
    readonly on: string
  } | null | undefined
  readonly readerIds?: readonly (string)[] | null | undefined
  readonly compartmentId?: string | null | undefined
}
export type PeopleEditReferenceOutput = z.output<typeof people.ReferenceOutput>

export type PeopleRemoveReferenceInput = {
  readonly referenceId: string
  readonly version: number
}
export type PeopleRemoveReferenceOutput = z.output<typeof people.ReferenceOutput>

export type PeopleRestoreReferenceInput = {
  readonly referenceId: string
  readonly version: number
}
export type PeopleRestoreReferenceOutput = z.output<typeof people.ReferenceOutput>

export type PeopleSaveScorecardInput = {
  readonly id: string
  readonly version?: number | null | undefined
  readonly marks: readonly ({
    readonly criterion: string
    readonly score: number
    readonly words?: string | undefined
  })[]
  readonly summary?: string | undefined
  readonly compartmentId?: string | null | undefined
}
export type PeopleSaveScorecardOutput = z.output<typeof people.ScorecardOutput>

export type PeopleHandInScorecardInput = {
  readonly scorecardId: string
  readonly version: number
}
export type PeopleHandInScorecardOutput = z.output<typeof people.ScorecardOutput>

export type PeopleDropScorecardInput = {
  readonly scorecardId: string
  readonly version: number
}
export type PeopleDropScorecardOutput = z.output<typeof people.ScorecardOutput>

export type PeopleAskWaiverInput = {
  readonly id: string
  readonly why: string
  readonly approverId: string
  readonly compartmentId?: string | null | undefined
}
export type PeopleAskWaiverOutput = z.output<typeof people.WaiverOutput>

export type PeopleAnswerWaiverInput = {
  readonly waiverId: string
  readonly version: number
  readonly answer: "waived" | "refused"
  readonly words?: string | undefined
}
export type PeopleAnswerWaiverOutput = z.output<typeof people.WaiverOutput>

export type PeopleWithdrawWaiverInput = {
  readonly waiverId: string
  readonly version: number
}
export type PeopleWithdrawWaiverOutput = z.output<typeof people.WaiverOutput>

export type PeopleClaimsInput = {
  readonly id: string
}
export type PeopleClaimsOutput = z.output<typeof people.ClaimsOutput>

export type PeopleAddClaimInput = {
  readonly id: string
  readonly part: "led" | "co-created" | "main_author" | "contributed"
  readonly what: string
  readonly source: string
  readonly sourceUrl?: "" | string | undefined
  readonly confidence: "low" | "medium" | "high"
  readonly compartmentId?: string | null | undefined
}
export type PeopleAddClaimOutput = z.output<typeof people.ClaimOutput>

export type PeopleJudgeClaimInput = {
  readonly claimId: string
  readonly version: number
  readonly standing: "claimed" | "confirmed" | "doubted"
  readonly why?: string | undefined
}
export type PeopleJudgeClaimOutput = z.output<typeof people.ClaimOutput>

export type PeopleRemoveClaimInput = {
  readonly claimId: string
  readonly version: number
}
export type PeopleRemoveClaimOutput = z.output<typeof people.ClaimOutput>

export type PeopleRestoreClaimInput = {
  readonly claimId: string
  readonly version: number
}
export type PeopleRestoreClaimOutput = z.output<typeof people.ClaimOutput>

export type PeopleTimelineInput = {
  readonly id: string
}
export type PeopleTimelineOutput = z.output<typeof people.TimelineOutput>

export type PeopleCsvPreviewInput = {
  readonly fileName?: string | undefined
  readonly base64?: string | undefined
  readonly path?: string | undefined
  readonly delimiter?: "," | ";" | "\t" | "|" | undefined
  readonly encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | undefined
  readonly header?: "guess" | "yes" | "no" | undefined
  readonly mapping?: readonly ("name" | "givenName" | "familyName" | "role" | "organisation" | "link" | "orcid" | "openalex" | "openreview" | "github" | "homepage" | "why" | "source" | "skip")[] | undefined
  readonly source?: string | undefined
}
export type PeopleCsvPreviewOutput = {
  readonly fileName: string
  readonly encoding: string
  readonly delimiter: "," | ";" | "\t" | "|"
  readonly hasHeader: boolean
  readonly columns: readonly ({
    readonly index: number
    readonly header: string
    readonly field: "name" | "givenName" | "familyName" | "role" | "organisation" | "link" | "orcid" | "openalex" | "openreview" | "github" | "homepage" | "why" | "source" | "skip"
    readonly guessed: boolean
    readonly refused: string | null
    readonly samples: readonly (string)[]
  })[]
  readonly rows: number
  readonly ready: number
  readonly withDuplicates: number
  readonly sample: readonly ({
    readonly row: number
    readonly line: number
    readonly person: {
      readonly name: string
      readonly role: string
      readonly organisation: string
      readonly links: readonly (z.output<typeof people.Link>)[]
      readonly source: string
      readonly why: string
    }
    readonly duplicates: readonly ({
      readonly person: z.output<typeof people.PersonRow>
      readonly why: string
      readonly certain: boolean
    })[]
    readonly duplicateOfRow: number | null
  })[]
  readonly duplicates: readonly ({
    readonly row: number
    readonly line: number
    readonly person: {
      readonly name: string
      readonly role: string
      readonly organisation: string
      readonly links: readonly (z.output<typeof people.Link>)[]
      readonly source: string
      readonly why: string
    }
    readonly duplicates: readonly ({
      readonly person: z.output<typeof people.PersonRow>
      readonly why: string
      readonly certain: boolean
    })[]
    readonly duplicateOfRow: number | null
  })[]
  readonly refusals: readonly ({
    readonly row: number
    readonly line: number
    readonly sentence: string
  })[]
  readonly refused: number
  readonly remarks: readonly (string)[]
}

export type PeopleCsvImportInput = {
  readonly fileName?: string | undefined
  readonly base64?: string | undefined
  readonly path?: string | undefined
  readonly delimiter?: "," | ";" | "\t" | "|" | undefined
  readonly encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | undefined
  readonly header?: "guess" | "yes" | "no" | undefined
  readonly mapping?: readonly ("name" | "givenName" | "familyName" | "role" | "organisation" | "link" | "orcid" | "openalex" | "openreview" | "github" | "homepage" | "why" | "source" | "skip")[] | undefined
  readonly source?: string | undefined
  readonly duplicates?: "join" | "skip" | "add" | undefined
  readonly choices?: readonly ({
    readonly row: number
    readonly do: "add" | "skip" | "join"
    readonly personId?: string | undefined
  })[] | undefined
}
export type PeopleCsvImportOutput = {
  readonly import: {
    readonly id: z.output<typeof people.CsvImportId>
    readonly fileName: string
    readonly rows: number
    readonly added: number
    readonly joined: number
    readonly skipped: number
    readonly refused: number
    readonly refusals: readonly ({
      readonly row: number
      readonly line: number
      readonly sentence: string
    })[]
    readonly by: string
    readonly at: string
    readonly undoneAt: string | null
    readonly undoneBy: string | null
  }
}

export type PeopleCsvImportsInput = {}
export type PeopleCsvImportsOutput = {
  readonly imports: readonly ({
    readonly id: z.output<typeof people.CsvImportId>
    readonly fileName: string
    readonly rows: number
    readonly added: number
    readonly joined: number
    readonly skipped: number
    readonly refused: number
    readonly refusals: readonly ({
      readonly row: number
      readonly line: number
      readonly sentence: string
    })[]
    readonly by: string
    readonly at: string
    readonly undoneAt: string | null
    readonly undoneBy: string | null
  })[]
}

export type PeopleUndoCsvImportInput = {
  readonly importId: string
}
export type PeopleUndoCsvImportOutput = {
  readonly import: {
    readonly id: z.output<typeof people.CsvImportId>
    readonly fileName: string
    readonly rows: number
    readonly added: number
    readonly joined: number
    readonly skipped: number
    readonly refused: number
    readonly refusals: readonly ({
      readonly row: number
      readonly line: number
      readonly sentence: string
    })[]
    readonly by: string
    readonly at: string
    readonly undoneAt: string | null
    readonly undoneBy: string | null
  }
  readonly removed: number
  readonly kept: readonly ({
    readonly id: z.output<typeof people.PersonId>
    readonly name: string
  })[]
}

export type LiteratureIngestInput = {
  readonly paths?: readonly (string)[] | undefined
  readonly uploads?: readonly (string)[] | undefined
}
export type LiteratureIngestOutput = z.output<typeof literature.Run>

export type LiteratureStatusInput = {}
export type LiteratureStatusOutput = z.output<typeof literature.Status>

export type LiteratureCoverageInput = {}
export type LiteratureCoverageOutput = z.output<typeof literature.Coverage>

export type LiteratureRunInput = {
  readonly id: string
}
export type LiteratureRunOutput = z.output<typeof literature.Run>

export type LiteratureRunsInput = {
  readonly limit?: number | undefined
}
export type LiteratureRunsOutput = z.output<typeof literature.RunList>

export type LiteratureRefusalsInput = {
  readonly id: string
  readonly code?: string | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}
export type LiteratureRefusalsOutput = z.output<typeof literature.RefusalPage>

export type LiteratureCancelInput = {
  readonly id: string
}
export type LiteratureCancelOutput = z.output<typeof literature.Run>

export type LiteratureResumeInput = {
  readonly id: string
}
export type LiteratureResumeOutput = z.output<typeof literature.Run>

export type LiteratureRebuildInput = {}
export type LiteratureRebuildOutput = z.output<typeof literature.Run>

export type LiteratureWorkInput = {
  readonly id: string
}
export type LiteratureWorkOutput = z.output<typeof literature.WorkDetail>

export type LiteratureFetchOpenAlexInput = {
  readonly topic?: string | undefined
  readonly authorIds?: readonly (string)[] | undefined
  readonly institutionIds?: readonly (string)[] | undefined
  readonly venueIds?: readonly (string)[] | undefined
  readonly dois?: readonly (string)[] | undefined
  readonly titles?: readonly (string)[] | undefined
  readonly fromYear?: number | undefined
  readonly toYear?: number | undefined
  readonly limit?: number | undefined
}
export type LiteratureFetchOpenAlexOutput = z.output<typeof literature.Run>

export type LiteratureFindAuthorsInput = {
  readonly name: string
}
export type LiteratureFindAuthorsOutput = z.output<typeof literature.AuthorCandidates>

export type LiteratureFindPlacesInput = {
  readonly kind: "institution" | "venue"
  readonly name: string
}
export type LiteratureFindPlacesOutput = z.output<typeof literature.PlaceCandidates>

export type LiteratureBringAdmiredInput = {
  readonly authorIds: readonly (string)[]
  readonly limit?: number | undefined
  readonly recentYears?: number | undefined
}
export type LiteratureBringAdmiredOutput = z.output<typeof literature.Run>

export type LiteratureWorksInput = {
  /** Words of the title */
  readonly query?: string | undefined
  readonly venue?: string | undefined
  readonly year?: number | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}
export type LiteratureWorksOutput = z.output<typeof literature.WorkPage>

export type LiteratureOpenInventedWorldInput = {}
export type LiteratureOpenInventedWorldOutput = z.output<typeof literature.Run>

export type LiteratureRemoveInventedWorldInput = {}
export type LiteratureRemoveInventedWorldOutput = z.output<typeof literature.Run>

export type PartyOpenInput = {}
export type PartyOpenOutput = z.output<typeof party.OpenRoom>

export type PartyMessagesInput = {
  readonly roomId: string
  /** Messages before this place */
  readonly before?: number | undefined
  /** Messages after this place */
  readonly after?: number | undefined
  /** Messages on both sides of this place */
  readonly around?: number | undefined
  readonly limit?: number | undefined
}
export type PartyMessagesOutput = z.output<typeof party.MessagePage>

export type PartyMessageInput = {
  readonly messageId: string
}
export type PartyMessageOutput = {
  readonly roomId: z.output<typeof party.RoomId>
  readonly place: number
  readonly message: z.output<typeof party.Message>
  readonly before: readonly ({
    readonly text: string
    readonly until: z.output<typeof party.Moment>
  })[]
}

export type PartySendInput = {
  readonly roomId: string
  /** Your own name for this message: sent twice it is said once */
  readonly key: string
  readonly text?: string | undefined
  readonly replyTo?: string | undefined
  readonly mentions?: readonly ({
    readonly kind: string
    readonly id: string
    /** As it stands in the text after @ or #; empty for a pasted link */
    readonly name: string
  })[] | undefined
  readonly files?: readonly (string)[] | undefined
}
export type PartySendOutput = z.output<typeof party.MessageOutput>

export type PartyEditInput = {
  readonly messageId: string
  readonly version: number
  readonly text: string
  readonly mentions?: readonly ({
    readonly kind: string
    readonly id: string
    /** As it stands in the text after @ or #; empty for a pasted link */
    readonly name: string
  })[] | undefined
}
export type PartyEditOutput = z.output<typeof party.MessageOutput>

export type PartyDeleteInput = {
  readonly messageId: string
  readonly version: number
}
export type PartyDeleteOutput = z.output<typeof party.MessageOutput>

export type PartyRestoreInput = {
  readonly messageId: string
  readonly version: number
}
export type PartyRestoreOutput = z.output<typeof party.MessageOutput>

export type PartyReadInput = {
  readonly roomId: string
  readonly place: number
}
export type PartyReadOutput = {
  readonly place: number
}

export type PartyTypingInput = {
  readonly roomId: string
}
export type PartyTypingOutput = {
  readonly roomId: z.output<typeof party.RoomId>
}

export type PartySearchInput = {
  readonly text: string
  readonly roomId?: string | undefined
  readonly limit?: number | undefined
}
export type PartySearchOutput = {
  readonly messages: readonly (z.output<typeof party.Message>)[]
  readonly more: boolean
}

export type PartyFindInput = {
  readonly text?: string | undefined
  /** Members of this room first */
  readonly roomId?: string | undefined
  readonly kinds?: readonly (string)[] | undefined
}
export type PartyFindOutput = {
  readonly members: readonly ({
    readonly id: string
    readonly name: string
  })[]
  readonly cards: readonly (z.output<typeof party.Card>)[]
}

export type PartyAttachInput = {
  readonly roomId: string
  /** As /api/uploads answered */
  readonly upload: string
}
export type PartyAttachOutput = {
  readonly file: z.output<typeof party.RoomFile>
}

export type PartyFileInput = {
  readonly fileId: string
}
export type PartyFileOutput = {
  readonly id: z.output<typeof party.FileId>
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly content: string
}

export type PartyMakePodInput = {
  readonly name: string
  readonly memberIds?: readonly (string)[] | undefined
  /** Then everybody inside of it is in the pod */
  readonly compartmentId?: string | undefined
}
export type PartyMakePodOutput = {
  readonly room: z.output<typeof party.PartyRoom>
}

export type PartyChangePodInput = {
  readonly roomId: string
  readonly version: number
  readonly name?: string | undefined
  readonly add?: readonly (string)[] | undefined
  readonly remove?: readonly (string)[] | undefined
  /** A closed pod is read only */
  readonly closed?: boolean | undefined
}
export type PartyChangePodOutput = {
  readonly room: z.output<typeof party.PartyRoom>
}

export type PartyPinInput = {
  readonly messageId: string
  readonly kind: "decision" | "next_move" | "promise" | "doubt"
  readonly what: string
  readonly why?: string | undefined
  /** Who decides, does it, keeps it, answers it */
  readonly ownerId?: string | null | undefined
  readonly dueAt?: string | null | undefined
  /** A doubt: who said it */
  readonly saidBy?: string | undefined
}
export type PartyPinOutput = z.output<typeof party.PinOutput>

export type PartyChangePinInput = {
  readonly pinId: string
  readonly version: number
  readonly what: string
  readonly why?: string | undefined
  /** Who decides, does it, keeps it, answers it */
  readonly ownerId?: string | null | undefined
  readonly dueAt?: string | null | undefined
}
export type PartyChangePinOutput = z.output<typeof party.PinOutput>

export type PartySettlePinInput = {
  readonly pinId: string
  readonly version: number
  readonly state: "open" | "decided" | "done" | "kept" | "broken" | "answered" | "resolved"
  /** Proof of a promise, answer to a doubt */
  readonly outcome?: string | undefined
}
export type PartySettlePinOutput = z.output<typeof party.PinOutput>

export type PartyStanceInput = {
  readonly pinId: string
  readonly version: number
  readonly stance: "for" | "dissent"
  /** A dissent says why */
  readonly sentence?: string | undefined
}
export type PartyStanceOutput = z.output<typeof party.PinOutput>

export type PartyHearInput = {
  readonly pinId: string
  readonly version: number
  readonly messageId?: string | undefined
  readonly saidBy?: string | undefined
  readonly words?: string | undefined
}
export type PartyHearOutput = z.output<typeof party.PinOutput>

export type PartyUnpinInput = {
  readonly pinId: string
  readonly version: number
}
export type PartyUnpinOutput = z.output<typeof party.PinOutput>

export type PartyRepinInput = {
  readonly pinId: string
  readonly version: number
}
export type PartyRepinOutput = z.output<typeof party.PinOutput>

export type PartyPinsInput = {
  readonly text?: string | undefined
  readonly kind?: "decision" | "next_move" | "promise" | "doubt" | undefined
  readonly state?: "open" | "decided" | "done" | "kept" | "broken" | "answered" | "resolved" | undefined
  readonly roomId?: string | undefined
  /** This one alone */
  readonly pinId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}
export type PartyPinsOutput = {
  readonly rows: readonly (z.output<typeof party.PinInRoom>)[]
  readonly total: number
}

export type PartyPreferenceInput = {}
export type PartyPreferenceOutput = z.output<typeof party.Preference>

export type PartySetPreferenceInput = {
  readonly version: number
  /** IANA time zone of the member */
  readonly zone?: string | undefined
  readonly quietOn?: boolean | undefined
  readonly quietFrom?: string | undefined
  readonly quietTo?: string | undefined
  /** Null: no morning digest */
  readonly morningAt?: string | null | undefined
  /** Null: no evening digest */
  readonly eveningAt?: string | null | undefined
  readonly mailTo?: string | "" | undefined
  readonly notify?: "all" | "mentions" | "none" | undefined
  readonly muted?: readonly (string)[] | undefined
}
export type PartySetPreferenceOutput = z.output<typeof party.Preference>

export type PartyDigestsInput = {}
export type PartyDigestsOutput = {
  readonly digests: readonly (z.output<typeof party.Digest>)[]
}

export type PartyReadDigestInput = {
  readonly id: string
}
export type PartyReadDigestOutput = {
  readonly id: string
}

export type PartyMailInput = {}
export type PartyMailOutput = z.output<typeof party.MailSettings>

export type PartySetMailInput = {
  readonly version: number
  readonly host: string
  readonly port: number
  readonly security: "starttls" | "tls" | "none"
  readonly login: string
  /** Left out: the kept one stays */
  readonly password?: string | undefined
  readonly sender: string | ""
}
export type PartySetMailOutput = z.output<typeof party.MailSettings>

export type PartyTestMailInput = {
  readonly to: string
}
export type PartyTestMailOutput = {
  readonly said: string
}

export type PartyRedactionsInput = {}
export type PartyRedactionsOutput = {
  readonly redactions: readonly (z.output<typeof party.Redaction>)[]
}

export type PartyRedactInput = {
  readonly id: string
  /** What is taken out; empty: somebody else is meant, all stays */
  readonly words: string
}
export type PartyRedactOutput = {
  readonly id: string
}

export type WorkspaceStatusInput = {}
export type WorkspaceStatusOutput = z.output<typeof workspace.WorkspaceStatus>

export type WorkspaceClaimInput = {
  /** The one-time code that stands in the terminal */
  readonly code: string
  /** Your name, as colleagues will see it */
  readonly name: string
  /** The name of your company; may stay empty */
  readonly companyName?: string | undefined
}
export type WorkspaceClaimOutput = Omit<z.output<typeof workspace.SignedIn>, 'sessionToken'>

export type WorkspaceSignInInput = {
  /** The one-time code that `./party sign-in` printed */
  readonly code: string
}
export type WorkspaceSignInOutput = Omit<z.output<typeof workspace.SignedIn>, 'sessionToken'>

export type WorkspaceSignOutInput = {}
export type WorkspaceSignOutOutput = {
  readonly signedOut: boolean
}

export type WorkspaceSignInCodeInput = {
  /** Name of the member who signs in; without one the founder */
  readonly member?: string | undefined
}
export type WorkspaceSignInCodeOutput = z.output<typeof workspace.SignInCode>

export type WorkspaceMembersInput = {}
export type WorkspaceMembersOutput = z.output<typeof workspace.MemberList>

export type WorkspaceSessionsInput = {}
export type WorkspaceSessionsOutput = z.output<typeof workspace.SessionList>

export type WorkspaceEndSessionInput = {
  /** Id of the session, from `sessions` */
  readonly id: string
}
export type WorkspaceEndSessionOutput = {
  readonly ended: true
}

export type WorkspaceEndOtherSessionsInput = {}
export type WorkspaceEndOtherSessionsOutput = {
  readonly ended: number
}

export type WorkspaceSettingsInput = {}
export type WorkspaceSettingsOutput = z.output<typeof workspace.Settings>

export type WorkspaceUpdateSettingsInput = {
  /** The version you saw; a stale one is refused */
  readonly version: number
  /** Name of your company */
  readonly companyName?: string | undefined
  /** Mail address that OpenAlex asks for with each request; empty forgets it */
  readonly mailto?: string | "" | undefined
  /** Key of the OpenAlex API; empty forgets it */
  readonly openAlexKey?: string | undefined
  /** Whether this workspace shows an invented world */
  readonly invented?: boolean | undefined
}
export type WorkspaceUpdateSettingsOutput = z.output<typeof workspace.Settings>

export type WorkspaceAuditInput = {
  /** Show the events before this one (its id) */
  readonly before?: string | undefined
  /** How many, newest first */
  readonly limit?: number | undefined
}
export type WorkspaceAuditOutput = z.output<typeof workspace.AuditPage>

export type WorkspaceVerifyAuditInput = {
  /** A file of kept heads besides the one in the data folder */
  readonly against?: string | undefined
}
export type WorkspaceVerifyAuditOutput = z.output<typeof workspace.AuditVerification>

export type WorkspaceConditionInput = {}
export type WorkspaceConditionOutput = z.output<typeof workspace.Condition>

export type WorkspaceCompartmentsInput = {}
export type WorkspaceCompartmentsOutput = z.output<typeof workspace.CompartmentList>

export type WorkspaceMakeCompartmentInput = {
  /** A name that does not tell what is inside */
  readonly name: string
  /** Why it is kept apart; read inside only */
  readonly reason?: string | undefined
  /** Members who are inside besides you */
  readonly memberIds?: readonly (string)[] | undefined
}
export type WorkspaceMakeCompartmentOutput = z.output<typeof workspace.CompartmentOutput>

export type WorkspaceRenameCompartmentInput = {
  readonly id: string
  /** The version you saw */
  readonly version: number
  readonly name?: string | undefined
  readonly reason?: string | undefined
}
export type WorkspaceRenameCompartmentOutput = z.output<typeof workspace.CompartmentOutput>

export type WorkspaceWidenCompartmentInput = {
  readonly id: string
  /** Whom to let in or take out */
  readonly memberId: string
}
export type WorkspaceWidenCompartmentOutput = z.output<typeof workspace.CompartmentOutput>

export type WorkspaceNarrowCompartmentInput = {
  readonly id: string
  /** Whom to let in or take out */
  readonly memberId: string
}
export type WorkspaceNarrowCompartmentOutput = z.output<typeof workspace.LeftCompartment>

export type WorkspaceOpenCompartmentInput = {
  readonly id: string
  /** The version you saw */
  readonly version: number
}
export type WorkspaceOpenCompartmentOutput = z.output<typeof workspace.OpenedCompartment>

export type WorkspaceSignInChallengeInput = {}
export type WorkspaceSignInChallengeOutput = {
  readonly options: z.output<typeof workspace.ProofOptions>
}

export type WorkspaceSignInWithPasskeyInput = {
  readonly passkey: {
    readonly id: string
    readonly rawId: string
    readonly type: "public-key"
    readonly clientExtensionResults: Record<string, unknown>
    readonly response: {
      readonly clientDataJSON: string
      readonly authenticatorData: string
      readonly signature: string
      readonly userHandle?: string | undefined
    }
  }
}
export type WorkspaceSignInWithPasskeyOutput = Omit<z.output<typeof workspace.SignedIn>, 'sessionToken'>

export type WorkspaceRecoverInput = {
  /** One of the printed recovery codes */
  readonly code: string
}
export type WorkspaceRecoverOutput = Omit<z.output<typeof workspace.SignedIn>, 'sessionToken'>

export type WorkspaceProofChallengeInput = {}
export type WorkspaceProofChallengeOutput = {
  readonly options: z.output<typeof workspace.ProofOptions>
}

export type WorkspaceProvePasskeyInput = {
  readonly passkey: {
    readonly id: string
    readonly rawId: string
    readonly type: "public-key"
    readonly clientExtensionResults: Record<string, unknown>
    readonly response: {
      readonly clientDataJSON: string
      readonly authenticatorData: string
      readonly signature: string
      readonly userHandle?: string | undefined
    }
  }
}
export type WorkspaceProvePasskeyOutput = Omit<z.output<typeof workspace.Proved>, 'sessionToken'>

export type WorkspacePasskeyChallengeInput = {}
export type WorkspacePasskeyChallengeOutput = {
  readonly options: z.output<typeof workspace.EnrolmentOptions>
}

export type WorkspaceAddPasskeyInput = {
  /** How its owner tells it from others: `Phone`, `Key on the ring` */
  readonly name: string
  readonly passkey: {
    readonly id: string
    readonly rawId: string
    readonly type: "public-key"
    readonly clientExtensionResults: Record<string, unknown>
    readonly response: {
      readonly clientDataJSON: string
      readonly attestationObject: string
      readonly transports?: readonly (string)[] | undefined
    }
  }
}
export type WorkspaceAddPasskeyOutput = Omit<z.output<typeof workspace.AddedPasskey>, 'sessionToken'>

export type WorkspacePasskeysInput = {}
export type WorkspacePasskeysOutput = z.output<typeof workspace.PasskeyList>

export type WorkspaceRenamePasskeyInput = {
  readonly id: string
  readonly version: number
  /** How its owner tells it from others: `Phone`, `Key on the ring` */
  readonly name: string
}
export type WorkspaceRenamePasskeyOutput = {
  readonly passkey: z.output<typeof workspace.Passkey>
}

export type WorkspaceRemovePasskeyInput = {
  readonly id: string
}
export type WorkspaceRemovePasskeyOutput = {
  readonly removed: true
}

export type WorkspaceRecoveryStatusInput = {}
export type WorkspaceRecoveryStatusOutput = z.output<typeof workspace.RecoveryStatus>

export type WorkspaceMakeRecoveryCodesInput = {}
export type WorkspaceMakeRecoveryCodesOutput = z.output<typeof workspace.RecoveryCodes>

export type WorkspaceInviteInput = {
  /** What the invited one will be here */
  readonly role: "hr" | "recruiting" | "staff" | "scientist" | "finance"
  /** Whom it is for; may stay empty */
  readonly name?: string | undefined
}
export type WorkspaceInviteOutput = z.output<typeof workspace.MadeInvitation>

export type WorkspaceInvitationsInput = {}
export type WorkspaceInvitationsOutput = z.output<typeof workspace.InvitationList>

export type WorkspaceRevokeInvitationInput = {
  readonly id: string
}
export type WorkspaceRevokeInvitationOutput = {
  readonly revoked: true
}

export type WorkspaceOpenInvitationInput = {
  readonly token: string
}
export type WorkspaceOpenInvitationOutput = z.output<typeof workspace.OpenedInvitation>

export type WorkspaceJoinChallengeInput = {
  readonly token: string
  /** Your name, as colleagues will see it */
  readonly name: string
}
export type WorkspaceJoinChallengeOutput = {
  readonly options: z.output<typeof workspace.EnrolmentOptions>
}

export type WorkspaceJoinInput = {
  readonly token: string
  /** Your name, as colleagues will see it */
  readonly name: string
  /** How its owner tells it from others: `Phone`, `Key on the ring` */
  readonly passkeyName: string
  readonly passkey: {
    readonly id: string
    readonly rawId: string
    readonly type: "public-key"
    readonly clientExtensionResults: Record<string, unknown>
    readonly response: {
      readonly clientDataJSON: string
      readonly attestationObject: string
      readonly transports?: readonly (string)[] | undefined
    }
  }
}
export type WorkspaceJoinOutput = Omit<z.output<typeof workspace.SignedIn>, 'sessionToken'>

export type WorkspaceChangeRoleInput = {
  readonly id: string
  /** The version you saw; a stale one is refused */
  readonly version: number
  readonly role: "hr" | "recruiting" | "staff" | "scientist" | "finance"
}
export type WorkspaceChangeRoleOutput = {
  readonly member: z.output<typeof workspace.Member>
}

export type WorkspaceMakeDelegateInput = {
  readonly id: string
  readonly version: number
}
export type WorkspaceMakeDelegateOutput = {
  readonly member: z.output<typeof workspace.Member>
}

export type WorkspaceEndDelegationInput = {
  readonly id: string
  readonly version: number
}
export type WorkspaceEndDelegationOutput = {
  readonly member: z.output<typeof workspace.Member>
}

export type WorkspaceRemoveMemberInput = {
  readonly id: string
  readonly version: number
}
export type WorkspaceRemoveMemberOutput = z.output<typeof workspace.LeftMember>

export type WorkspaceTokensInput = {}
export type WorkspaceTokensOutput = z.output<typeof workspace.ApiTokenList>

export type WorkspaceMakeTokenInput = {
  /** What uses it */
  readonly name: string
  /** What it may do */
  readonly scopes: readonly (string)[]
  /** Days until it ends */
  readonly days?: number | undefined
}
export type WorkspaceMakeTokenOutput = z.output<typeof workspace.MadeToken>

export type WorkspaceRevokeTokenInput = {
  readonly id: string
}
export type WorkspaceRevokeTokenOutput = {
  readonly revoked: true
}

export type WorkspaceMakeAddressLinkInput = {
  /** Another address of this app, from `workspace reach` */
  readonly origin: string
}
export type WorkspaceMakeAddressLinkOutput = z.output<typeof workspace.AddressLink>

export type WorkspaceOpenAddressLinkInput = {
  readonly token: string
}
export type WorkspaceOpenAddressLinkOutput = Omit<z.output<typeof workspace.SignedIn>, 'sessionToken'>

export type WorkspaceReachInput = {}
export type WorkspaceReachOutput = z.output<typeof workspace.ReachReport>

export type WorkspaceAuditHeadInput = {
  /** A file to which the head is added as a line */
  readonly to?: string | undefined
}
export type WorkspaceAuditHeadOutput = z.output<typeof workspace.AuditHead>

export type WorkspaceAuditHeadsInput = {}
export type WorkspaceAuditHeadsOutput = z.output<typeof workspace.AuditHeads>

export type WorkspaceKeepAuditHeadsInput = {
  /** Whether it is written each day */
  readonly daily: boolean
}
export type WorkspaceKeepAuditHeadsOutput = {
  readonly daily: boolean
}

export type WorkspacePrivacyNoticesInput = {
  /** Only those that are still owed */
  readonly state?: "open" | "all" | undefined
}
export type WorkspacePrivacyNoticesOutput = z.output<typeof workspace.NoticeList>

export type WorkspaceNotePrivacyNoticeInput = {
  readonly subjectId: string
  /** The version you saw; 0 where nothing was noted */
  readonly version: number
  /** Whether it was given, or none is owed */
  readonly state: "given" | "exempt"
  /** How it was given, or why none is owed */
  readonly how: string
  /** When; now, when it is not said */
  readonly givenAt?: string | undefined
}
export type WorkspaceNotePrivacyNoticeOutput = z.output<typeof workspace.NoticeChange>

export type WorkspaceUnnotePrivacyNoticeInput = {
  readonly subjectId: string
  readonly version: number
}
export type WorkspaceUnnotePrivacyNoticeOutput = z.output<typeof workspace.NoticeChange>

export type WorkspacePrivacyRequestsInput = {
  /** Only those that wait for an answer */
  readonly state?: "open" | "all" | undefined
}
export type WorkspacePrivacyRequestsOutput = z.output<typeof workspace.RequestList>

export type WorkspacePrivacyRequestInput = {
  readonly id: string
}
export type WorkspacePrivacyRequestOutput = z.output<typeof workspace.RequestChange>

export type WorkspaceAddPrivacyRequestInput = {
  /** What is asked */
  readonly kind: "access" | "correction" | "objection" | "erasure"
  /** Who asks */
  readonly name: string
  /** The person here, when we keep one */
  readonly personId?: string | undefined
  /** How it came: mail, letter, by word of mouth */
  readonly channel?: string | undefined
  /** What they wrote */
  readonly words?: string | undefined
  /** When it came; now, when it is not said */
  readonly receivedAt?: string | undefined
}
export type WorkspaceAddPrivacyRequestOutput = z.output<typeof workspace.RequestChange>

export type WorkspaceEndPrivacyRequestInput = {
  readonly id: string
  readonly version: number
  /** How it ended */
  readonly state: "done" | "refused" | "withdrawn"
  /** What was done, or why it was refused */
  readonly outcome?: string | undefined
}
export type WorkspaceEndPrivacyRequestOutput = z.output<typeof workspace.RequestChange>

export type WorkspaceReopenPrivacyRequestInput = {
  readonly id: string
  readonly version: number
}
export type WorkspaceReopenPrivacyRequestOutput = z.output<typeof workspace.RequestChange>

export type WorkspaceAccessExportInput = {
  /** Any id of the person */
  readonly id: string
}
export type WorkspaceAccessExportOutput = z.output<typeof workspace.AccessAnswer>

export type WorkspaceAccessAnswerInput = {
  readonly id: string
}
export type WorkspaceAccessAnswerOutput = z.output<typeof workspace.AccessAnswer>

export type WorkspacePreviewErasureInput = {
  /** Any id of the person */
  readonly id: string
}
export type WorkspacePreviewErasureOutput = z.output<typeof workspace.ErasurePreview>

export type WorkspaceEraseInput = {
  /** Any id of the person */
  readonly personId: string
  /** Their name, typed again to be sure */
  readonly name: string
  /** The request that this answers */
  readonly requestId?: string | undefined
}
export type WorkspaceEraseOutput = {
  readonly erasure: z.output<typeof workspace.Erasure>
}

export type WorkspaceErasureInput = {
  readonly id: string
}
export type WorkspaceErasureOutput = {
  readonly erasure: z.output<typeof workspace.Erasure>
}

export type WorkspaceObjectionsInput = {}
export type WorkspaceObjectionsOutput = z.output<typeof workspace.ObjectionList>

export type WorkspaceObjectionOfInput = {
  /** Any id of the person */
  readonly id: string
}
export type WorkspaceObjectionOfOutput = {
  readonly objection: z.output<typeof workspace.Objection> | null
}

export type WorkspaceObjectInput = {
  readonly personId: string
  /** Whether they also wish not to be ranked */
  readonly hidesFromRanking?: boolean | undefined
  /** How they said so */
  readonly channel?: string | undefined
  readonly objectedAt?: string | undefined
}
export type WorkspaceObjectOutput = z.output<typeof workspace.ObjectionChange>

export type WorkspaceWithdrawObjectionInput = {
  readonly id: string
  readonly version: number
}
export type WorkspaceWithdrawObjectionOutput = z.output<typeof workspace.ObjectionChange>

export type WorkspacePrivacyDocumentInput = {
  readonly kind: "notice" | "basis"
  /** An older version */
  readonly version?: number | undefined
}
export type WorkspacePrivacyDocumentOutput = z.output<typeof workspace.PrivacyDocument>

export type WorkspaceWritePrivacyDocumentInput = {
  readonly kind: "notice" | "basis"
  /** The version you saw; a stale one is refused */
  readonly version: number
  readonly fields: { readonly [key: string]: string }
}
export type WorkspaceWritePrivacyDocumentOutput = z.output<typeof workspace.PrivacyDocument>

export type WorkspaceRetentionInput = {}
export type WorkspaceRetentionOutput = z.output<typeof workspace.Retention>

export type WorkspaceSetRetentionInput = {
  readonly kind: string
  /** The version you saw; 0 where nothing was set */
  readonly version: number
  /** Days; null keeps it as long as needed */
  readonly days: number | null
}
export type WorkspaceSetRetentionOutput = z.output<typeof workspace.RetentionPeriod>

export type WorkspaceConfirmRetentionInput = {
  readonly id: string
}
export type WorkspaceConfirmRetentionOutput = {
  readonly proposal: z.output<typeof workspace.RetentionProposal>
}

export type WorkspaceDismissRetentionInput = {
  readonly id: string
}
export type WorkspaceDismissRetentionOutput = {
  readonly proposal: z.output<typeof workspace.RetentionProposal>
}

export type WorkspaceRankingsInput = {
  /** Show the rankings before this one (its id) */
  readonly before?: string | undefined
  readonly limit?: number | undefined
}
export type WorkspaceRankingsOutput = z.output<typeof workspace.RankingList>

export type WorkspaceMethodInput = {}
export type WorkspaceMethodOutput = z.output<typeof workspace.Method>

export const api = {
  campaign: {
    /** The List: people and target organisations with thesis, tier, stage, owner, next move. For members. */
    list: (input: CampaignListInput = {}, options: RequestOptions = {}) =>
      request<CampaignListOutput>({ method: 'GET', path: '/prospects', fields: [] }, input, options),
    /** How many lines of The List each filter would leave. For members. */
    facets: (input: CampaignFacetsInput = {}, options: RequestOptions = {}) =>
      request<CampaignFacetsOutput>({ method: 'GET', path: '/prospects/facets', fields: [] }, input, options),
    /** One line of The List whole: what stands, its moves, lines joined to it. For members. */
    prospect: (input: CampaignProspectInput, options: RequestOptions = {}) =>
      request<CampaignProspectOutput>({ method: 'GET', path: '/prospects/{id}', fields: ['id'] }, input, options),
    /** Say which of these people and organisations are on The List, with tier and stage. For members. */
    standing: (input: CampaignStandingInput = {}, options: RequestOptions = {}) =>
      request<CampaignStandingOutput>({ method: 'GET', path: '/prospects/standing', fields: [] }, input, options),
    /** Seats of each area against the people in it. For members. */
    coverage: (input: CampaignCoverageInput = {}, options: RequestOptions = {}) =>
      request<CampaignCoverageOutput>({ method: 'GET', path: '/coverage', fields: [] }, input, options),
    /** Add people or target organisations to The List. Who is there already is found. For members. */
    add: (input: CampaignAddInput, options: RequestOptions = {}) =>
      request<CampaignAddOutput>({ method: 'POST', path: '/prospects', fields: [] }, input, options),
    /** Add the people of a CSV file to The List. Who is there already is found. For members. */
    addCsv: (input: CampaignAddCsvInput = {}, options: RequestOptions = {}) =>
      request<CampaignAddCsvOutput>({ method: 'POST', path: '/prospects/csv', fields: [] }, input, options),
    /** Change thesis, tier, seat area, owner, name or source of lines of The List. For members. */
    edit: (input: CampaignEditInput, options: RequestOptions = {}) =>
      request<CampaignEditOutput>({ method: 'PATCH', path: '/prospects', fields: [] }, input, options),
    /** Move lines of The List to another stage. Passing and declining ask for a reason. For members. */
    move: (input: CampaignMoveInput, options: RequestOptions = {}) =>
      request<CampaignMoveOutput>({ method: 'PUT', path: '/prospects/stage', fields: [] }, input, options),
    /** Undo moves of stage. Only the last move of a line can be undone. For members. */
    undoMoves: (input: CampaignUndoMovesInput, options: RequestOptions = {}) =>
      request<CampaignUndoMovesOutput>({ method: 'POST', path: '/stage-moves/undo', fields: [] }, input, options),
    /** Put a line of The List below another one of its stage, or on top of it. For members. */
    arrange: (input: CampaignArrangeInput, options: RequestOptions = {}) =>
      request<CampaignArrangeOutput>({ method: 'PUT', path: '/prospects/{id}/place', fields: ['id'] }, input, options),
    /** Keep lines of The List to those inside a compartment, or show them to everybody. For members. */
    setCompartment: (input: CampaignSetCompartmentInput, options: RequestOptions = {}) =>
      request<CampaignSetCompartmentOutput>({ method: 'PUT', path: '/prospects/compartment', fields: [] }, input, options),
    /** Take lines from The List. Their past is kept; they can be brought back. For members. */
    remove: (input: CampaignRemoveInput, options: RequestOptions = {}) =>
      request<CampaignRemoveOutput>({ method: 'POST', path: '/prospects/removal', fields: [] }, input, options),
    /** Bring lines back to The List, as they were. For members. */
    restore: (input: CampaignRestoreInput, options: RequestOptions = {}) =>
      request<CampaignRestoreOutput>({ method: 'POST', path: '/prospects/restoration', fields: [] }, input, options),
    /** Say which person or organisation a line of The List is; null: nobody known here. For members. */
    anchor: (input: CampaignAnchorInput, options: RequestOptions = {}) =>
      request<CampaignAnchorOutput>({ method: 'PUT', path: '/prospects/{id}/anchor', fields: ['id'] }, input, options),
    /** Join two lines of The List that are the same person; both pasts are kept. For members. */
    join: (input: CampaignJoinInput, options: RequestOptions = {}) =>
      request<CampaignJoinOutput>({ method: 'POST', path: '/prospect-joins', fields: [] }, input, options),
    /** Part two lines of The List that were joined. For members. */
    undoJoin: (input: CampaignUndoJoinInput, options: RequestOptions = {}) =>
      request<CampaignUndoJoinOutput>({ method: 'DELETE', path: '/prospect-joins/{joinId}', fields: ['joinId'] }, input, options),
    /** Saved views of The List: your own, and those that are shared. For members. */
    views: (input: CampaignViewsInput = {}, options: RequestOptions = {}) =>
      request<CampaignViewsOutput>({ method: 'GET', path: '/list-views', fields: [] }, input, options),
    /** Keep filters, order and layout of The List under a name. For members. */
    saveView: (input: CampaignSaveViewInput, options: RequestOptions = {}) =>
      request<CampaignSaveViewOutput>({ method: 'POST', path: '/list-views', fields: [] }, input, options),
    /** Change a saved view of your own: its name, its filters, who sees it. For members, each for a view of their own. */
    editView: (input: CampaignEditViewInput, options: RequestOptions = {}) =>
      request<CampaignEditViewOutput>({ method: 'PATCH', path: '/list-views/{id}', fields: ['id'] }, input, options),
    /** Take away a saved view of your own. For members, each for a view of their own. */
    removeView: (input: CampaignRemoveViewInput, options: RequestOptions = {}) =>
      request<CampaignRemoveViewOutput>({ method: 'DELETE', path: '/list-views/{id}', fields: ['id'] }, input, options),
    /** Bring a saved view of your own back. For members, each for a view of their own. */
    restoreView: (input: CampaignRestoreViewInput, options: RequestOptions = {}) =>
      request<CampaignRestoreViewOutput>({ method: 'POST', path: '/list-views/{id}/restoration', fields: ['id'] }, input, options),
    /** Put a campaign under way on The List: people of the invented world. For members. */
    fillInvented: (input: CampaignFillInventedInput = {}, options: RequestOptions = {}) =>
      request<CampaignFillInventedOutput>({ method: 'PUT', path: '/invented-campaign', fields: [] }, input, options),
    /** Take the invented campaign from The List. For members. */
    dropInvented: (input: CampaignDropInventedInput = {}, options: RequestOptions = {}) =>
      request<CampaignDropInventedOutput>({ method: 'DELETE', path: '/invented-campaign', fields: [] }, input, options),
    /** The next move of somebody on The List, and what was done before. For members. */
    nextMoves: (input: CampaignNextMovesInput, options: RequestOptions = {}) =>
      request<CampaignNextMovesOutput>({ method: 'GET', path: '/prospects/{id}/next-moves', fields: ['id'] }, input, options),
    /** Say what is done next for somebody on The List, by when and by whom. For members. */
    setNextMove: (input: CampaignSetNextMoveInput, options: RequestOptions = {}) =>
      request<CampaignSetNextMoveOutput>({ method: 'POST', path: '/prospects/{id}/next-move', fields: ['id'] }, input, options),
    /** Change a next move: what, by when, by whom, how long it takes, what it waits for. For members. */
    editNextMove: (input: CampaignEditNextMoveInput, options: RequestOptions = {}) =>
      request<CampaignEditNextMoveOutput>({ method: 'PATCH', path: '/next-moves/{moveId}', fields: ['moveId'] }, input, options),
    /** A next move is done, or dropped; say what follows, so that nobody is left without. For members. */
    endNextMove: (input: CampaignEndNextMoveInput, options: RequestOptions = {}) =>
      request<CampaignEndNextMoveOutput>({ method: 'PUT', path: '/next-moves/{moveId}/end', fields: ['moveId'] }, input, options),
    /** Nobody owns this: take it, the prospect and its next move. For members, for themselves. */
    takeNextMove: (input: CampaignTakeNextMoveInput, options: RequestOptions = {}) =>
      request<CampaignTakeNextMoveOutput>({ method: 'PUT', path: '/prospects/{id}/next-move/owner', fields: ['id'] }, input, options),
    /** Put a next move off until a day or a moment, with a reason. For members. */
    snoozeNextMove: (input: CampaignSnoozeNextMoveInput, options: RequestOptions = {}) =>
      request<CampaignSnoozeNextMoveOutput>({ method: 'PUT', path: '/next-moves/{moveId}/snooze', fields: ['moveId'] }, input, options),
    /** End the snooze of a next move: it counts again now. For members. */
    wakeNextMove: (input: CampaignWakeNextMoveInput, options: RequestOptions = {}) =>
      request<CampaignWakeNextMoveOutput>({ method: 'DELETE', path: '/next-moves/{moveId}/snooze', fields: ['moveId'] }, input, options),
    /** Take back one change of next moves, as long as nothing was changed since. For members. */
    undoMoveChange: (input: CampaignUndoMoveChangeInput, options: RequestOptions = {}) =>
      request<CampaignUndoMoveChangeOutput>({ method: 'DELETE', path: '/next-move-changes/{changeId}', fields: ['changeId'] }, input, options),
    /** How many days each stage may take before it is late. For members. */
    stageExpectations: (input: CampaignStageExpectationsInput = {}, options: RequestOptions = {}) =>
      request<CampaignStageExpectationsOutput>({ method: 'GET', path: '/stage-expectations', fields: [] }, input, options),
    /** Say how many days a stage may take; without a number nobody waits for it to end. For the founder, the head of HR or the head of recruiting, or who acts for the founder. */
    expectStage: (input: CampaignExpectStageInput, options: RequestOptions = {}) =>
      request<CampaignExpectStageOutput>({ method: 'PUT', path: '/stage-expectations/{stage}', fields: ['stage'] }, input, options),
    /** Let the clock of a stage rest until a day, with a reason. For members. */
    snoozeClock: (input: CampaignSnoozeClockInput, options: RequestOptions = {}) =>
      request<CampaignSnoozeClockOutput>({ method: 'PUT', path: '/prospects/{id}/clock/snooze', fields: ['id'] }, input, options),
    /** Let the clock of a stage run again. For members. */
    wakeClock: (input: CampaignWakeClockInput, options: RequestOptions = {}) =>
      request<CampaignWakeClockOutput>({ method: 'DELETE', path: '/prospects/{id}/clock/snooze', fields: ['id'] }, input, options),
    /** Say by which day this stay in the stage ends, such as the day somebody starts. For members. */
    setClockDay: (input: CampaignSetClockDayInput, options: RequestOptions = {}) =>
      request<CampaignSetClockDayOutput>({ method: 'PUT', path: '/prospects/{id}/clock/day', fields: ['id'] }, input, options),
    /** What is late on The List, and who has no owner or no next move; longest late first. For members. */
    overdue: (input: CampaignOverdueInput = {}, options: RequestOptions = {}) =>
      request<CampaignOverdueOutput>({ method: 'GET', path: '/overdue', fields: [] }, input, options),
    /** How the campaign stands: by stage, moves, coverage, risks, who needs what. For members. */
    report: (input: CampaignReportInput = {}, options: RequestOptions = {}) =>
      request<CampaignReportOutput>({ method: 'GET', path: '/report', fields: [] }, input, options),
    /** The status report as a PDF for paper and mail. For members. */
    reportPdf: (input: CampaignReportPdfInput = {}, options: RequestOptions = {}) =>
      request<CampaignReportPdfOutput>({ method: 'GET', path: '/report/pdf', fields: [] }, input, options),
    /** Today’s people, why now, and the one thing to do for each. For members, for themselves. */
    myDay: (input: CampaignMyDayInput = {}, options: RequestOptions = {}) =>
      request<CampaignMyDayOutput>({ method: 'GET', path: '/my-day', fields: [] }, input, options),
    /** Say in which zone your days begin and how many minutes a day you give. For members, for themselves. */
    setMyDay: (input: CampaignSetMyDayInput, options: RequestOptions = {}) =>
      request<CampaignSetMyDayOutput>({ method: 'PUT', path: '/my-day/settings', fields: [] }, input, options),
    /** Give one day another number of minutes, or of people. For members, for themselves. */
    planDay: (input: CampaignPlanDayInput, options: RequestOptions = {}) =>
      request<CampaignPlanDayOutput>({ method: 'PUT', path: '/my-day/{day}/plan', fields: ['day'] }, input, options),
    /** Enough for today. For members, for themselves. */
    endDay: (input: CampaignEndDayInput, options: RequestOptions = {}) =>
      request<CampaignEndDayOutput>({ method: 'PUT', path: '/my-day/{day}/end', fields: ['day'] }, input, options),
    /** Go on with a day that was ended. For members, for themselves. */
    reopenDay: (input: CampaignReopenDayInput, options: RequestOptions = {}) =>
      request<CampaignReopenDayOutput>({ method: 'DELETE', path: '/my-day/{day}/end', fields: ['day'] }, input, options),
    /** Overrule the order of your day: somebody first, or not today, with a reason. For members, for themselves. */
    chooseForDay: (input: CampaignChooseForDayInput, options: RequestOptions = {}) =>
      request<CampaignChooseForDayOutput>({ method: 'PUT', path: '/my-day/{day}/choices/{id}', fields: ['day', 'id'] }, input, options),
    /** Let the rule decide again where somebody stands in your day. For members, for themselves. */
    unchooseForDay: (input: CampaignUnchooseForDayInput, options: RequestOptions = {}) =>
      request<CampaignUnchooseForDayOutput>({ method: 'DELETE', path: '/my-day/{day}/choices/{id}', fields: ['day', 'id'] }, input, options),
    /** Read the charter: goal, seats, envelopes, approvers, houses, tone; or an older version. For members. */
    charter: (input: CampaignCharterInput = {}, options: RequestOptions = {}) =>
      request<CampaignCharterOutput>({ method: 'GET', path: '/charter', fields: [] }, input, options),
    /** Save the charter; the version before stays readable. For the founder. */
    saveCharter: (input: CampaignSaveCharterInput, options: RequestOptions = {}) =>
      request<CampaignSaveCharterOutput>({ method: 'PUT', path: '/charter', fields: [] }, input, options),
    /** Write a draft of the charter for the founder to save. For the founder, or who acts for the founder. */
    proposeCharter: (input: CampaignProposeCharterInput, options: RequestOptions = {}) =>
      request<CampaignProposeCharterOutput>({ method: 'POST', path: '/charter/drafts', fields: [] }, input, options),
    /** Save a draft of the charter as its next version. For the founder. */
    adoptCharter: (input: CampaignAdoptCharterInput, options: RequestOptions = {}) =>
      request<CampaignAdoptCharterOutput>({ method: 'PUT', path: '/charter/drafts/{id}/adoption', fields: ['id'] }, input, options),
    /** Turn down a draft of the charter, or take back your own. For the founder, or who acts for the founder. */
    dropCharter: (input: CampaignDropCharterInput, options: RequestOptions = {}) =>
      request<CampaignDropCharterOutput>({ method: 'DELETE', path: '/charter/drafts/{id}', fields: ['id'] }, input, options),
    /** What differs between two versions of the charter. For members. */
    compareCharter: (input: CampaignCompareCharterInput, options: RequestOptions = {}) =>
      request<CampaignCompareCharterOutput>({ method: 'GET', path: '/charter/comparison', fields: [] }, input, options),
    /** List organisations and people who are off-limits, by which clause and until when. For members. */
    offLimits: (input: CampaignOffLimitsInput = {}, options: RequestOptions = {}) =>
      request<CampaignOffLimitsOutput>({ method: 'GET', path: '/off-limits', fields: [] }, input, options),
    /** Keep an organisation or a person off-limits, with the clause, its basis and its end. For the founder, the head of HR, the head of recruiting or the chief of staff, or who acts for the founder. */
    addOffLimits: (input: CampaignAddOffLimitsInput, options: RequestOptions = {}) =>
      request<CampaignAddOffLimitsOutput>({ method: 'POST', path: '/off-limits', fields: [] }, input, options),
    /** Correct a clause: its words, its source, its days. For the founder, the head of HR, the head of recruiting or the chief of staff, or who acts for the founder. */
    editOffLimits: (input: CampaignEditOffLimitsInput, options: RequestOptions = {}) =>
      request<CampaignEditOffLimitsOutput>({ method: 'PATCH', path: '/off-limits/{id}', fields: ['id'] }, input, options),
    /** End a clause before its day, with a reason. For whom the charter names, and no delegate. */
    liftOffLimits: (input: CampaignLiftOffLimitsInput, options: RequestOptions = {}) =>
      request<CampaignLiftOffLimitsOutput>({ method: 'PUT', path: '/off-limits/{id}/lifting', fields: ['id'] }, input, options),
    /** Let a clause that was lifted hold again. For whom the charter names, and no delegate. */
    restoreOffLimits: (input: CampaignRestoreOffLimitsInput, options: RequestOptions = {}) =>
      request<CampaignRestoreOffLimitsOutput>({ method: 'DELETE', path: '/off-limits/{id}/lifting', fields: ['id'] }, input, options),
    /** Which clauses hold these people or organisations today, and who may overrule. For members. */
    checkOffLimits: (input: CampaignCheckOffLimitsInput, options: RequestOptions = {}) =>
      request<CampaignCheckOffLimitsOutput>({ method: 'POST', path: '/off-limits/checks', fields: [] }, input, options),
    /** Let somebody be approached although a clause holds them, with the reason for ever. For whom the charter names, and no delegate. */
    overrule: (input: CampaignOverruleInput, options: RequestOptions = {}) =>
      request<CampaignOverruleOutput>({ method: 'POST', path: '/off-limits/{offLimitsId}/overrules', fields: ['offLimitsId'] }, input, options),
    /** Let a clause stop somebody again for whom it was overruled. For whom the charter names, and no delegate. */
    withdrawOverrule: (input: CampaignWithdrawOverruleInput, options: RequestOptions = {}) =>
      request<CampaignWithdrawOverruleOutput>({ method: 'PUT', path: '/overrules/{id}/withdrawal', fields: ['id'] }, input, options),
    /** Remember somebody whom a clause holds, so that they come up when it ends. For members. */
    holdBack: (input: CampaignHoldBackInput, options: RequestOptions = {}) =>
      request<CampaignHoldBackOutput>({ method: 'POST', path: '/off-limits/{offLimitsId}/held-back', fields: ['offLimitsId'] }, input, options),
    /** Nobody waits any more for this person to become free. For members. */
    letGo: (input: CampaignLetGoInput, options: RequestOptions = {}) =>
      request<CampaignLetGoOutput>({ method: 'DELETE', path: '/held-back/{id}', fields: ['id'] }, input, options),
    /** Who waits for a clause to end, and who is free since one ended. For members. */
    heldBack: (input: CampaignHeldBackInput = {}, options: RequestOptions = {}) =>
      request<CampaignHeldBackOutput>({ method: 'GET', path: '/held-back', fields: [] }, input, options),
    /** Record that somebody permitted us to approach a prospect, and until when. For members. */
    addClearance: (input: CampaignAddClearanceInput, options: RequestOptions = {}) =>
      request<CampaignAddClearanceOutput>({ method: 'POST', path: '/prospects/{id}/clearances', fields: ['id'] }, input, options),
    /** A permission to approach no longer counts. For members. */
    withdrawClearance: (input: CampaignWithdrawClearanceInput, options: RequestOptions = {}) =>
      request<CampaignWithdrawClearanceOutput>({ method: 'PUT', path: '/clearances/{clearanceId}/withdrawal', fields: ['clearanceId'] }, input, options),
    /** A permission to approach that was withdrawn counts again. For members. */
    restoreClearance: (input: CampaignRestoreClearanceInput, options: RequestOptions = {}) =>
      request<CampaignRestoreClearanceOutput>({ method: 'DELETE', path: '/clearances/{clearanceId}/withdrawal', fields: ['clearanceId'] }, input, options),
    /** May I write to them now? Who owns them, who touched them last, whose window runs. For members. */
    engagement: (input: CampaignEngagementInput, options: RequestOptions = {}) =>
      request<CampaignEngagementOutput>({ method: 'GET', path: '/prospects/{id}/engagement', fields: ['id'] }, input, options),
    /** Take the window on a prospect: until it ends only you write to them. For members, for themselves. */
    claimWindow: (input: CampaignClaimWindowInput, options: RequestOptions = {}) =>
      request<CampaignClaimWindowOutput>({ method: 'PUT', path: '/prospects/{id}/window', fields: ['id'] }, input, options),
    /** Give the window on a prospect back, so that another member can write. For members, for themselves. */
    releaseWindow: (input: CampaignReleaseWindowInput, options: RequestOptions = {}) =>
      request<CampaignReleaseWindowOutput>({ method: 'DELETE', path: '/prospects/{id}/window', fields: ['id'] }, input, options),
    /** Note a call, a mail, a dinner: one contact with a prospect, either way. For members. */
    logTouch: (input: CampaignLogTouchInput, options: RequestOptions = {}) =>
      request<CampaignLogTouchOutput>({ method: 'POST', path: '/prospects/{id}/touches', fields: ['id'] }, input, options),
    /** Take back a contact that was noted by mistake. For members. */
    removeTouch: (input: CampaignRemoveTouchInput, options: RequestOptions = {}) =>
      request<CampaignRemoveTouchOutput>({ method: 'DELETE', path: '/touches/{touchId}', fields: ['touchId'] }, input, options),
    /** What stands on one prospect: may we write, clauses, clearances, votes, decisions. For members. */
    prospectStanding: (input: CampaignProspectStandingInput, options: RequestOptions = {}) =>
      request<CampaignProspectStandingOutput>({ method: 'GET', path: '/prospects/{id}/standing', fields: ['id'] }, input, options),
    /** Who waits for your vote, the question that closes first on top. For members, for themselves. */
    votesToGive: (input: CampaignVotesToGiveInput = {}, options: RequestOptions = {}) =>
      request<CampaignVotesToGiveOutput>({ method: 'GET', path: '/votes/to-give', fields: [] }, input, options),
    /** One question for votes: who has voted, and what, as far as you may see it. For members. */
    votes: (input: CampaignVotesInput, options: RequestOptions = {}) =>
      request<CampaignVotesOutput>({ method: 'GET', path: '/votes/{id}', fields: ['id'] }, input, options),
    /** Ask members for their vote on somebody on The List: pass, check or star. For members. */
    askVotes: (input: CampaignAskVotesInput, options: RequestOptions = {}) =>
      request<CampaignAskVotesOutput>({ method: 'POST', path: '/prospects/{id}/votes', fields: ['id'] }, input, options),
    /** Take back a question for votes. For members. */
    withdrawVotes: (input: CampaignWithdrawVotesInput, options: RequestOptions = {}) =>
      request<CampaignWithdrawVotesOutput>({ method: 'DELETE', path: '/votes/{id}', fields: ['id'] }, input, options),
    /** Vote on somebody: pass, check or star; changeable until all have voted. For members, for themselves. */
    vote: (input: CampaignVoteInput, options: RequestOptions = {}) =>
      request<CampaignVoteOutput>({ method: 'PUT', path: '/votes/{id}/mine', fields: ['id'] }, input, options),
    /** Record what is decided on a prospect, why, and who thought otherwise. Never changed. For members. */
    decide: (input: CampaignDecideInput, options: RequestOptions = {}) =>
      request<CampaignDecideOutput>({ method: 'POST', path: '/prospects/{id}/decisions', fields: ['id'] }, input, options),
    /** Say in a sentence that you think otherwise about a decision; it stays with it. For members, for themselves. */
    dissent: (input: CampaignDissentInput, options: RequestOptions = {}) =>
      request<CampaignDissentOutput>({ method: 'PUT', path: '/decisions/{id}/dissent', fields: ['id'] }, input, options),
    /** How votes turned out: yours, and those of members who let others see theirs. For members. */
    judgement: (input: CampaignJudgementInput = {}, options: RequestOptions = {}) =>
      request<CampaignJudgementOutput>({ method: 'GET', path: '/judgement', fields: [] }, input, options),
    /** Let the others see how your votes turned out, or keep it to yourself. For members, for themselves. */
    shareJudgement: (input: CampaignShareJudgementInput, options: RequestOptions = {}) =>
      request<CampaignShareJudgementOutput>({ method: 'PUT', path: '/judgement/mine', fields: [] }, input, options),
  },
  scouting: {
    /** Rank people for a brief in plain words, each with the works that prove it. For members. */
    rank: (input: ScoutingRankInput = {}, options: RequestOptions = {}) =>
      request<ScoutingRankOutput>({ method: 'GET', path: '/scout', fields: [] }, input, options),
    /** Organisations by the topics of a brief, with the people inside. For members. */
    map: (input: ScoutingMapInput = {}, options: RequestOptions = {}) =>
      request<ScoutingMapOutput>({ method: 'GET', path: '/scout/map', fields: [] }, input, options),
    /** Why this rank: every part of the score, and what would change it. For members. */
    explain: (input: ScoutingExplainInput, options: RequestOptions = {}) =>
      request<ScoutingExplainOutput>({ method: 'GET', path: '/scout/people/{person}', fields: ['person'] }, input, options),
    /** All works that make one person rank for a brief, with the matched words. For members. */
    evidence: (input: ScoutingEvidenceInput, options: RequestOptions = {}) =>
      request<ScoutingEvidenceOutput>({ method: 'GET', path: '/scout/people/{person}/evidence', fields: ['person'] }, input, options),
  },
  organisations: {
    /** Find labs, companies, funds and universities, by name or by another name of theirs. For members. */
    find: (input: OrganisationsFindInput = {}, options: RequestOptions = {}) =>
      request<OrganisationsFindOutput>({ method: 'GET', path: '/organisations', fields: [] }, input, options),
    /** Which organisation is here already that one about to be added could be. For members. */
    lookalikes: (input: OrganisationsLookalikesInput, options: RequestOptions = {}) =>
      request<OrganisationsLookalikesOutput>({ method: 'GET', path: '/organisations/by-hand/lookalikes', fields: [] }, input, options),
    /** One organisation: who is there and was, works by year, topics, other names. For members. */
    open: (input: OrganisationsOpenInput, options: RequestOptions = {}) =>
      request<OrganisationsOpenOutput>({ method: 'GET', path: '/organisations/{id}', fields: ['id'] }, input, options),
    /** List who is at an organisation now, was before, or is kept there by hand. For members. */
    people: (input: OrganisationsPeopleInput, options: RequestOptions = {}) =>
      request<OrganisationsPeopleOutput>({ method: 'GET', path: '/organisations/{id}/people', fields: ['id'] }, input, options),
    /** Keep an organisation by hand: a lab, a company, a fund. For members. */
    add: (input: OrganisationsAddInput, options: RequestOptions = {}) =>
      request<OrganisationsAddOutput>({ method: 'POST', path: '/organisations', fields: [] }, input, options),
    /** Change an organisation that is kept by hand. For members. */
    edit: (input: OrganisationsEditInput, options: RequestOptions = {}) =>
      request<OrganisationsEditOutput>({ method: 'PATCH', path: '/organisations/{id}', fields: ['id'] }, input, options),
    /** Take away an organisation that is kept by hand. Its people stay. For members. */
    remove: (input: OrganisationsRemoveInput, options: RequestOptions = {}) =>
      request<OrganisationsRemoveOutput>({ method: 'DELETE', path: '/organisations/{id}', fields: ['id'] }, input, options),
    /** Bring back an organisation that was kept by hand. For members. */
    restore: (input: OrganisationsRestoreInput, options: RequestOptions = {}) =>
      request<OrganisationsRestoreOutput>({ method: 'POST', path: '/organisations/{id}/restoration', fields: ['id'] }, input, options),
    /** Say that an organisation has another name, or that another one is the same. For members. */
    addAlias: (input: OrganisationsAddAliasInput, options: RequestOptions = {}) =>
      request<OrganisationsAddAliasOutput>({ method: 'POST', path: '/organisations/{id}/aliases', fields: ['id'] }, input, options),
    /** Take another name away again, or part two organisations that were joined. For members. */
    removeAlias: (input: OrganisationsRemoveAliasInput, options: RequestOptions = {}) =>
      request<OrganisationsRemoveAliasOutput>({ method: 'DELETE', path: '/organisation-aliases/{aliasId}', fields: ['aliasId'] }, input, options),
    /** Bring another name back, or join two organisations again. For members. */
    restoreAlias: (input: OrganisationsRestoreAliasInput, options: RequestOptions = {}) =>
      request<OrganisationsRestoreAliasOutput>({ method: 'POST', path: '/organisation-aliases/{aliasId}/restoration', fields: ['aliasId'] }, input, options),
    /** Say that a person is or was at an organisation. For members. */
    attach: (input: OrganisationsAttachInput, options: RequestOptions = {}) =>
      request<OrganisationsAttachOutput>({ method: 'POST', path: '/organisations/{id}/people', fields: ['id'] }, input, options),
    /** Change role, dates or source of an affiliation kept by hand. For members. */
    editAffiliation: (input: OrganisationsEditAffiliationInput, options: RequestOptions = {}) =>
      request<OrganisationsEditAffiliationOutput>({ method: 'PATCH', path: '/affiliations/{affiliationId}', fields: ['affiliationId'] }, input, options),
    /** Take away an affiliation kept by hand. For members. */
    detach: (input: OrganisationsDetachInput, options: RequestOptions = {}) =>
      request<OrganisationsDetachOutput>({ method: 'DELETE', path: '/affiliations/{affiliationId}', fields: ['affiliationId'] }, input, options),
    /** Bring back an affiliation kept by hand. For members. */
    reattach: (input: OrganisationsReattachInput, options: RequestOptions = {}) =>
      request<OrganisationsReattachOutput>({ method: 'POST', path: '/affiliations/{affiliationId}/restoration', fields: ['affiliationId'] }, input, options),
    /** Keep the funds, companies and people without works of the invented world. For members. */
    keepInvented: (input: OrganisationsKeepInventedInput = {}, options: RequestOptions = {}) =>
      request<OrganisationsKeepInventedOutput>({ method: 'PUT', path: '/invented-organisations', fields: [] }, input, options),
    /** Take away what the invented world has besides its works. For members. */
    dropInvented: (input: OrganisationsDropInventedInput = {}, options: RequestOptions = {}) =>
      request<OrganisationsDropInventedOutput>({ method: 'DELETE', path: '/invented-organisations', fields: [] }, input, options),
  },
  people: {
    /** Find people by name or organisation, with works or kept by hand. For members. */
    find: (input: PeopleFindInput = {}, options: RequestOptions = {}) =>
      request<PeopleFindOutput>({ method: 'GET', path: '/people', fields: [] }, input, options),
    /** Who is here already that a person about to be added could be. For members. */
    lookalikes: (input: PeopleLookalikesInput, options: RequestOptions = {}) =>
      request<PeopleLookalikesOutput>({ method: 'GET', path: '/people/by-hand/lookalikes', fields: [] }, input, options),
    /** Everything known of one person: works, places, topics, co-authors, notes, sources. For members. */
    dossier: (input: PeopleDossierInput, options: RequestOptions = {}) =>
      request<PeopleDossierOutput>({ method: 'GET', path: '/people/{id}', fields: ['id'] }, input, options),
    /** List the works that a person signs. For members. */
    works: (input: PeopleWorksInput, options: RequestOptions = {}) =>
      request<PeopleWorksOutput>({ method: 'GET', path: '/people/{id}/works', fields: ['id'] }, input, options),
    /** Which signatures are this person, grouped by why; the doubtful first. For members. */
    identity: (input: PeopleIdentityInput, options: RequestOptions = {}) =>
      request<PeopleIdentityOutput>({ method: 'GET', path: '/people/{id}/identity', fields: ['id'] }, input, options),
    /** What this person would read of us under an access request. For members. */
    accessReport: (input: PeopleAccessReportInput, options: RequestOptions = {}) =>
      request<PeopleAccessReportOutput>({ method: 'GET', path: '/people/{id}/access-report', fields: ['id'] }, input, options),
    /** Keep a person by hand: a founder, an investor, an engineer without papers. For members. */
    add: (input: PeopleAddInput, options: RequestOptions = {}) =>
      request<PeopleAddOutput>({ method: 'POST', path: '/people', fields: [] }, input, options),
    /** Change what is kept by hand about a person. For members. */
    edit: (input: PeopleEditInput, options: RequestOptions = {}) =>
      request<PeopleEditOutput>({ method: 'PATCH', path: '/people/{id}', fields: ['id'] }, input, options),
    /** Take away what is kept by hand about a person. Works and signatures stay. For members. */
    remove: (input: PeopleRemoveInput, options: RequestOptions = {}) =>
      request<PeopleRemoveOutput>({ method: 'DELETE', path: '/people/{id}', fields: ['id'] }, input, options),
    /** Bring back what was kept by hand about a person. For members. */
    restore: (input: PeopleRestoreInput, options: RequestOptions = {}) =>
      request<PeopleRestoreOutput>({ method: 'POST', path: '/people/{id}/restoration', fields: ['id'] }, input, options),
    /** What speaks for and against two people being one, and what would follow. For members. */
    mergePreview: (input: PeopleMergePreviewInput, options: RequestOptions = {}) =>
      request<PeopleMergePreviewOutput>({ method: 'GET', path: '/people/{id}/merge-preview', fields: ['id'] }, input, options),
    /** Say that two people are one. Works, notes and facts come together; undo parts them. For members. */
    merge: (input: PeopleMergeInput, options: RequestOptions = {}) =>
      request<PeopleMergeOutput>({ method: 'POST', path: '/people/{id}/merges', fields: ['id'] }, input, options),
    /** Say that two people who look alike are not one, so that nothing joins them. For members. */
    keepApart: (input: PeopleKeepApartInput, options: RequestOptions = {}) =>
      request<PeopleKeepApartOutput>({ method: 'POST', path: '/people/{id}/apart', fields: ['id'] }, input, options),
    /** Show both halves of a person before splitting. For members. */
    splitPreview: (input: PeopleSplitPreviewInput, options: RequestOptions = {}) =>
      request<PeopleSplitPreviewOutput>({ method: 'POST', path: '/people/{id}/split-preview', fields: ['id'] }, input, options),
    /** Say that one person is two: the signatures given become a person of their own. For members. */
    split: (input: PeopleSplitInput, options: RequestOptions = {}) =>
      request<PeopleSplitOutput>({ method: 'POST', path: '/people/{id}/splits', fields: ['id'] }, input, options),
    /** Say that signatures do not belong to this person. They become somebody else. For members. */
    notTheirs: (input: PeopleNotTheirsInput, options: RequestOptions = {}) =>
      request<PeopleNotTheirsOutput>({ method: 'POST', path: '/people/{id}/not-theirs', fields: ['id'] }, input, options),
    /** Say that signatures do belong to this person, so that no rebuild parts them. For members. */
    confirm: (input: PeopleConfirmInput, options: RequestOptions = {}) =>
      request<PeopleConfirmOutput>({ method: 'POST', path: '/people/{id}/confirmations', fields: ['id'] }, input, options),
    /** List what was decided about who is who, newest first. For members. */
    decisions: (input: PeopleDecisionsInput = {}, options: RequestOptions = {}) =>
      request<PeopleDecisionsOutput>({ method: 'GET', path: '/identity-decisions', fields: [] }, input, options),
    /** Undo a decision on identity. What it took out of older decisions goes back. For members. */
    undoDecision: (input: PeopleUndoDecisionInput, options: RequestOptions = {}) =>
      request<PeopleUndoDecisionOutput>({ method: 'DELETE', path: '/identity-decisions/{decisionId}', fields: ['decisionId'] }, input, options),
    /** Write a note on a person. The person may one day read it. For members. */
    addNote: (input: PeopleAddNoteInput, options: RequestOptions = {}) =>
      request<PeopleAddNoteOutput>({ method: 'POST', path: '/people/{id}/notes', fields: ['id'] }, input, options),
    /** Change a note of your own, or who reads it. For members. */
    editNote: (input: PeopleEditNoteInput, options: RequestOptions = {}) =>
      request<PeopleEditNoteOutput>({ method: 'PATCH', path: '/notes/{noteId}', fields: ['noteId'] }, input, options),
    /** Take away a note of your own. For members. */
    removeNote: (input: PeopleRemoveNoteInput, options: RequestOptions = {}) =>
      request<PeopleRemoveNoteOutput>({ method: 'DELETE', path: '/notes/{noteId}', fields: ['noteId'] }, input, options),
    /** Bring back a note of your own. For members. */
    restoreNote: (input: PeopleRestoreNoteInput, options: RequestOptions = {}) =>
      request<PeopleRestoreNoteOutput>({ method: 'POST', path: '/notes/{noteId}/restoration', fields: ['noteId'] }, input, options),
    /** Put an uploaded file to a note of your own, 10 MB at most. For members, each for a note of their own. */
    attachToNote: (input: PeopleAttachToNoteInput, options: RequestOptions = {}) =>
      request<PeopleAttachToNoteOutput>({ method: 'POST', path: '/notes/{noteId}/files', fields: ['noteId'] }, input, options),
    /** Fetch a file of a note that you may read, in base64. For members. */
    noteFile: (input: PeopleNoteFileInput, options: RequestOptions = {}) =>
      request<PeopleNoteFileOutput>({ method: 'GET', path: '/notes/files/{fileId}', fields: ['fileId'] }, input, options),
    /** Take a file away from a note of your own. For members, each for a note of their own. */
    removeNoteFile: (input: PeopleRemoveNoteFileInput, options: RequestOptions = {}) =>
      request<PeopleRemoveNoteFileOutput>({ method: 'DELETE', path: '/notes/files/{fileId}', fields: ['fileId'] }, input, options),
    /** Put a file back to a note of your own. For members, each for a note of their own. */
    restoreNoteFile: (input: PeopleRestoreNoteFileInput, options: RequestOptions = {}) =>
      request<PeopleRestoreNoteFileOutput>({ method: 'POST', path: '/notes/files/{fileId}/restoration', fields: ['fileId'] }, input, options),
    /** References, scorecards and interview waiver of a person, as far as you may see them. For members. */
    assessment: (input: PeopleAssessmentInput, options: RequestOptions = {}) =>
      request<PeopleAssessmentOutput>({ method: 'GET', path: '/people/{id}/assessment', fields: ['id'] }, input, options),
    /** Write down a reference: named by the person, or backchannel with its consent. For members. */
    addReference: (input: PeopleAddReferenceInput, options: RequestOptions = {}) =>
      request<PeopleAddReferenceOutput>({ method: 'POST', path: '/people/{id}/references', fields: ['id'] }, input, options),
    /** Change a reference: what was said, the consent, who may read it. For members. */
    editReference: (input: PeopleEditReferenceInput, options: RequestOptions = {}) =>
      request<PeopleEditReferenceOutput>({ method: 'PATCH', path: '/references/{referenceId}', fields: ['referenceId'] }, input, options),
    /** Take a reference away. For members. */
    removeReference: (input: PeopleRemoveReferenceInput, options: RequestOptions = {}) =>
      request<PeopleRemoveReferenceOutput>({ method: 'DELETE', path: '/references/{referenceId}', fields: ['referenceId'] }, input, options),
    /** Bring a reference back. For members. */
    restoreReference: (input: PeopleRestoreReferenceInput, options: RequestOptions = {}) =>
      request<PeopleRestoreReferenceOutput>({ method: 'POST', path: '/references/{referenceId}/restoration', fields: ['referenceId'] }, input, options),
    /** Write your own scorecard on a person; a draft until you hand it in. For members, for themselves. */
    saveScorecard: (input: PeopleSaveScorecardInput, options: RequestOptions = {}) =>
      request<PeopleSaveScorecardOutput>({ method: 'PUT', path: '/people/{id}/scorecard', fields: ['id'] }, input, options),
    /** Hand in your scorecard; it is final, and the others’ are shown to you. For members, for themselves. */
    handInScorecard: (input: PeopleHandInScorecardInput, options: RequestOptions = {}) =>
      request<PeopleHandInScorecardOutput>({ method: 'POST', path: '/scorecards/{scorecardId}/submission', fields: ['scorecardId'] }, input, options),
    /** Throw your draft of a scorecard away. For members, for themselves. */
    dropScorecard: (input: PeopleDropScorecardInput, options: RequestOptions = {}) =>
      request<PeopleDropScorecardOutput>({ method: 'DELETE', path: '/scorecards/{scorecardId}', fields: ['scorecardId'] }, input, options),
    /** Ask a named approver that dossier and references stand for the interviews. For members. */
    askWaiver: (input: PeopleAskWaiverInput, options: RequestOptions = {}) =>
      request<PeopleAskWaiverOutput>({ method: 'POST', path: '/people/{id}/waivers', fields: ['id'] }, input, options),
    /** Waive the interviews of a person, or refuse to; for the approver who is named. For the founder, the head of HR, the head of recruiting or scientists, and no delegate. */
    answerWaiver: (input: PeopleAnswerWaiverInput, options: RequestOptions = {}) =>
      request<PeopleAnswerWaiverOutput>({ method: 'PUT', path: '/waivers/{waiverId}/answer', fields: ['waiverId'] }, input, options),
    /** Take back your asking for a waiver before it is answered. For members, each for a waiver of their own. */
    withdrawWaiver: (input: PeopleWithdrawWaiverInput, options: RequestOptions = {}) =>
      request<PeopleWithdrawWaiverOutput>({ method: 'DELETE', path: '/waivers/{waiverId}', fields: ['waiverId'] }, input, options),
    /** What somebody says that this person built, with source and confidence. For members. */
    claims: (input: PeopleClaimsInput, options: RequestOptions = {}) =>
      request<PeopleClaimsOutput>({ method: 'GET', path: '/people/{id}/claims', fields: ['id'] }, input, options),
    /** Write down what a person led or co-created, who says so, and how sure that is. For members. */
    addClaim: (input: PeopleAddClaimInput, options: RequestOptions = {}) =>
      request<PeopleAddClaimOutput>({ method: 'POST', path: '/people/{id}/claims', fields: ['id'] }, input, options),
    /** Confirm or doubt what somebody says that a person built, or take that back. For members. */
    judgeClaim: (input: PeopleJudgeClaimInput, options: RequestOptions = {}) =>
      request<PeopleJudgeClaimOutput>({ method: 'PUT', path: '/claims/{claimId}/standing', fields: ['claimId'] }, input, options),
    /** Take away what was written of what a person built. For members. */
    removeClaim: (input: PeopleRemoveClaimInput, options: RequestOptions = {}) =>
      request<PeopleRemoveClaimOutput>({ method: 'DELETE', path: '/claims/{claimId}', fields: ['claimId'] }, input, options),
    /** Bring back what was written of what a person built. For members. */
    restoreClaim: (input: PeopleRestoreClaimInput, options: RequestOptions = {}) =>
      request<PeopleRestoreClaimOutput>({ method: 'POST', path: '/claims/{claimId}/restoration', fields: ['claimId'] }, input, options),
    /** What happened with a person, in every room, newest first. For members. */
    timeline: (input: PeopleTimelineInput, options: RequestOptions = {}) =>
      request<PeopleTimelineOutput>({ method: 'GET', path: '/people/{id}/timeline', fields: ['id'] }, input, options),
    /** Show a list of people as it would be kept: columns, rows, doubles, refusals. For members. */
    csvPreview: (input: PeopleCsvPreviewInput = {}, options: RequestOptions = {}) =>
      request<PeopleCsvPreviewOutput>({ method: 'POST', path: '/csv-imports/people/preview', fields: [] }, input, options),
    /** Keep the people of a list. One undo takes the whole list away again. For members. */
    csvImport: (input: PeopleCsvImportInput = {}, options: RequestOptions = {}) =>
      request<PeopleCsvImportOutput>({ method: 'POST', path: '/csv-imports/people', fields: [] }, input, options),
    /** List the lists of people that were brought, newest first. For members. */
    csvImports: (input: PeopleCsvImportsInput = {}, options: RequestOptions = {}) =>
      request<PeopleCsvImportsOutput>({ method: 'GET', path: '/csv-imports/people', fields: [] }, input, options),
    /** Undo a list: its people go, unless somebody changed them since. For members. */
    undoCsvImport: (input: PeopleUndoCsvImportInput, options: RequestOptions = {}) =>
      request<PeopleUndoCsvImportOutput>({ method: 'DELETE', path: '/csv-imports/people/{importId}', fields: ['importId'] }, input, options),
  },
  literature: {
    /** Read files of OpenAlex works (JSON lines, pages, plain or gzip) into the literature. For members. */
    ingest: (input: LiteratureIngestInput = {}, options: RequestOptions = {}) =>
      request<LiteratureIngestOutput>({ method: 'POST', path: '/literature/runs', fields: [] }, input, options),
    /** Say what is in the literature: works, signatures, people, built when. For members. */
    status: (input: LiteratureStatusInput = {}, options: RequestOptions = {}) =>
      request<LiteratureStatusOutput>({ method: 'GET', path: '/literature/status', fields: [] }, input, options),
    /** Show what is in by venue and year: works, signatures, abstracts, citation counts. For members. */
    coverage: (input: LiteratureCoverageInput = {}, options: RequestOptions = {}) =>
      request<LiteratureCoverageOutput>({ method: 'GET', path: '/literature/coverage', fields: [] }, input, options),
    /** Show one reading: how far it is, its files and stages, what was refused. For members. */
    run: (input: LiteratureRunInput, options: RequestOptions = {}) =>
      request<LiteratureRunOutput>({ method: 'GET', path: '/literature/runs/{id}', fields: ['id'] }, input, options),
    /** List the last readings of files and sources, newest first. For members. */
    runs: (input: LiteratureRunsInput = {}, options: RequestOptions = {}) =>
      request<LiteratureRunsOutput>({ method: 'GET', path: '/literature/runs', fields: [] }, input, options),
    /** List the lines of a reading that were refused: file, line, reason, what to do. For members. */
    refusals: (input: LiteratureRefusalsInput, options: RequestOptions = {}) =>
      request<LiteratureRefusalsOutput>({ method: 'GET', path: '/literature/runs/{id}/refusals', fields: ['id'] }, input, options),
    /** Stop a reading and keep what is in. For members. */
    cancel: (input: LiteratureCancelInput, options: RequestOptions = {}) =>
      request<LiteratureCancelOutput>({ method: 'PUT', path: '/literature/runs/{id}/cancellation', fields: ['id'] }, input, options),
    /** Go on with a reading that was stopped, failed or interrupted. For members. */
    resume: (input: LiteratureResumeInput, options: RequestOptions = {}) =>
      request<LiteratureResumeOutput>({ method: 'DELETE', path: '/literature/runs/{id}/cancellation', fields: ['id'] }, input, options),
    /** Build the literature anew from the works that are kept. For members. */
    rebuild: (input: LiteratureRebuildInput = {}, options: RequestOptions = {}) =>
      request<LiteratureRebuildOutput>({ method: 'POST', path: '/literature/builds', fields: [] }, input, options),
    /** Show one work: abstract, authors with their people, citations, where it was read. For members. */
    work: (input: LiteratureWorkInput, options: RequestOptions = {}) =>
      request<LiteratureWorkOutput>({ method: 'GET', path: '/works/{id}', fields: ['id'] }, input, options),
    /** Fetch works from OpenAlex by topic, author, institution, venue, DOIs, titles or years. For members. */
    fetchOpenAlex: (input: LiteratureFetchOpenAlexInput = {}, options: RequestOptions = {}) =>
      request<LiteratureFetchOpenAlexOutput>({ method: 'POST', path: '/literature/fetches', fields: [] }, input, options),
    /** Find people in OpenAlex by name, with works, places and years to choose by. For members. */
    findAuthors: (input: LiteratureFindAuthorsInput, options: RequestOptions = {}) =>
      request<LiteratureFindAuthorsOutput>({ method: 'GET', path: '/literature/authors', fields: [] }, input, options),
    /** Find institutions or venues in OpenAlex by name, with the ids that a fetch takes. For members. */
    findPlaces: (input: LiteratureFindPlacesInput, options: RequestOptions = {}) =>
      request<LiteratureFindPlacesOutput>({ method: 'GET', path: '/literature/places', fields: [] }, input, options),
    /** Bring the works of people you admire, of their co-authors and of their venues. For members. */
    bringAdmired: (input: LiteratureBringAdmiredInput, options: RequestOptions = {}) =>
      request<LiteratureBringAdmiredOutput>({ method: 'POST', path: '/literature/admired', fields: [] }, input, options),
    /** Find works by words of their title, venue or year. For members. */
    works: (input: LiteratureWorksInput = {}, options: RequestOptions = {}) =>
      request<LiteratureWorksOutput>({ method: 'GET', path: '/works', fields: [] }, input, options),
    /** Look around an invented world: works and people who do not exist. For members. */
    openInventedWorld: (input: LiteratureOpenInventedWorldInput = {}, options: RequestOptions = {}) =>
      request<LiteratureOpenInventedWorldOutput>({ method: 'PUT', path: '/literature/invented-world', fields: [] }, input, options),
    /** Remove the invented world; what else is in stays. For members. */
    removeInventedWorld: (input: LiteratureRemoveInventedWorldInput = {}, options: RequestOptions = {}) =>
      request<LiteratureRemoveInventedWorldOutput>({ method: 'DELETE', path: '/literature/invented-world', fields: [] }, input, options),
  },
  party: {
    /** Open the Room: rooms with what is unread, who is here, open pins, and a cursor. For members. */
    open: (input: PartyOpenInput = {}, options: RequestOptions = {}) =>
      request<PartyOpenOutput>({ method: 'GET', path: '/room', fields: [] }, input, options),
    /** Read a page of a room, oldest first, with what the campaign said in between. For members. */
    messages: (input: PartyMessagesInput, options: RequestOptions = {}) =>
      request<PartyMessagesOutput>({ method: 'GET', path: '/room/{roomId}/messages', fields: ['roomId'] }, input, options),
    /** Show one message: its room, its place in it, and what it said before. For members. */
    message: (input: PartyMessageInput, options: RequestOptions = {}) =>
      request<PartyMessageOutput>({ method: 'GET', path: '/room/messages/{messageId}', fields: ['messageId'] }, input, options),
    /** Say something in the Room or a pod. The same key sent twice is said once. For members. */
    send: (input: PartySendInput, options: RequestOptions = {}) =>
      request<PartySendOutput>({ method: 'POST', path: '/room/{roomId}/messages', fields: ['roomId'] }, input, options),
    /** Change the words of a message of your own; what it said before is kept. For members, each for a message of their own. */
    edit: (input: PartyEditInput, options: RequestOptions = {}) =>
      request<PartyEditOutput>({ method: 'PATCH', path: '/room/messages/{messageId}', fields: ['messageId'] }, input, options),
    /** Delete a message of your own. Its place stays and says so. For members, each for a message of their own. */
    delete: (input: PartyDeleteInput, options: RequestOptions = {}) =>
      request<PartyDeleteOutput>({ method: 'DELETE', path: '/room/messages/{messageId}', fields: ['messageId'] }, input, options),
    /** Bring back a message of your own that you deleted. For members, each for a message of their own. */
    restore: (input: PartyRestoreInput, options: RequestOptions = {}) =>
      request<PartyRestoreOutput>({ method: 'POST', path: '/room/messages/{messageId}/restoration', fields: ['messageId'] }, input, options),
    /** Note how far you have read in a room. It never moves back. For members, for themselves. */
    read: (input: PartyReadInput, options: RequestOptions = {}) =>
      request<PartyReadOutput>({ method: 'PUT', path: '/room/{roomId}/reading', fields: ['roomId'] }, input, options),
    /** Tell the room that you are writing. For members, for themselves. */
    typing: (input: PartyTypingInput, options: RequestOptions = {}) =>
      request<PartyTypingOutput>({ method: 'POST', path: '/room/{roomId}/typing', fields: ['roomId'] }, input, options),
    /** Search what was said in the rooms that you are in, newest first. For members. */
    search: (input: PartySearchInput, options: RequestOptions = {}) =>
      request<PartySearchOutput>({ method: 'GET', path: '/room/search', fields: [] }, input, options),
    /** Find whom or what a mention may mean: members, people, works. For members. */
    find: (input: PartyFindInput = {}, options: RequestOptions = {}) =>
      request<PartyFindOutput>({ method: 'GET', path: '/room/names', fields: [] }, input, options),
    /** Bring an uploaded file into a room; a message then takes it along. For members. */
    attach: (input: PartyAttachInput, options: RequestOptions = {}) =>
      request<PartyAttachOutput>({ method: 'POST', path: '/room/{roomId}/files', fields: ['roomId'] }, input, options),
    /** Fetch a file of a room that you are in, in base64. For members. */
    file: (input: PartyFileInput, options: RequestOptions = {}) =>
      request<PartyFileOutput>({ method: 'GET', path: '/room/files/{fileId}', fields: ['fileId'] }, input, options),
    /** Make a pod: a room beside the Room for some members, or for a compartment. For members, for themselves. */
    makePod: (input: PartyMakePodInput, options: RequestOptions = {}) =>
      request<PartyMakePodOutput>({ method: 'POST', path: '/room/pods', fields: [] }, input, options),
    /** Name a pod, choose who is in it, close it or open it again. For members, for themselves. */
    changePod: (input: PartyChangePodInput, options: RequestOptions = {}) =>
      request<PartyChangePodOutput>({ method: 'PATCH', path: '/room/pods/{roomId}', fields: ['roomId'] }, input, options),
    /** Make a decision, a next move, a promise or a doubt of a message. For members. */
    pin: (input: PartyPinInput, options: RequestOptions = {}) =>
      request<PartyPinOutput>({ method: 'POST', path: '/room/messages/{messageId}/pins', fields: ['messageId'] }, input, options),
    /** Change what a pin says: what, why, who answers for it, until when. For members. */
    changePin: (input: PartyChangePinInput, options: RequestOptions = {}) =>
      request<PartyChangePinOutput>({ method: 'PATCH', path: '/room/pins/{pinId}', fields: ['pinId'] }, input, options),
    /** End a pin: decided, done, kept or broken, answered or resolved; or open it again. For members. */
    settlePin: (input: PartySettlePinInput, options: RequestOptions = {}) =>
      request<PartySettlePinOutput>({ method: 'POST', path: '/room/pins/{pinId}/outcome', fields: ['pinId'] }, input, options),
    /** Say where you stand on a decision: for it, or a dissent in a sentence that is kept. For members, for themselves. */
    stance: (input: PartyStanceInput, options: RequestOptions = {}) =>
      request<PartyStanceOutput>({ method: 'PUT', path: '/room/pins/{pinId}/stance', fields: ['pinId'] }, input, options),
    /** Note that a doubt was heard once more, from whom and in which words. For members. */
    hear: (input: PartyHearInput, options: RequestOptions = {}) =>
      request<PartyHearOutput>({ method: 'POST', path: '/room/pins/{pinId}/hearings', fields: ['pinId'] }, input, options),
    /** Take a pin away; the message stays. A decision that was taken cannot be taken away. For members. */
    unpin: (input: PartyUnpinInput, options: RequestOptions = {}) =>
      request<PartyUnpinOutput>({ method: 'DELETE', path: '/room/pins/{pinId}', fields: ['pinId'] }, input, options),
    /** Bring back a pin that was taken away. For members. */
    repin: (input: PartyRepinInput, options: RequestOptions = {}) =>
      request<PartyRepinOutput>({ method: 'POST', path: '/room/pins/{pinId}/restoration', fields: ['pinId'] }, input, options),
    /** Search decisions, next moves, promises and doubts: what, why, who, dissent. For members. */
    pins: (input: PartyPinsInput = {}, options: RequestOptions = {}) =>
      request<PartyPinsOutput>({ method: 'GET', path: '/room/pins', fields: [] }, input, options),
    /** Show how you are told: zone, quiet hours, digests, kinds of lines that stay silent. For members, for themselves. */
    preference: (input: PartyPreferenceInput = {}, options: RequestOptions = {}) =>
      request<PartyPreferenceOutput>({ method: 'GET', path: '/room/preference', fields: [] }, input, options),
    /** Choose your zone, quiet hours, digests, notifications, and kinds of lines to silence. For members, for themselves. */
    setPreference: (input: PartySetPreferenceInput, options: RequestOptions = {}) =>
      request<PartySetPreferenceOutput>({ method: 'PATCH', path: '/room/preference', fields: [] }, input, options),
    /** Show your digests, newest first. For members, for themselves. */
    digests: (input: PartyDigestsInput = {}, options: RequestOptions = {}) =>
      request<PartyDigestsOutput>({ method: 'GET', path: '/room/digests', fields: [] }, input, options),
    /** Note that you have read a digest. For members, for themselves. */
    readDigest: (input: PartyReadDigestInput, options: RequestOptions = {}) =>
      request<PartyReadDigestOutput>({ method: 'PUT', path: '/room/digests/{id}/reading', fields: ['id'] }, input, options),
    /** Show how digests leave by mail; the password is never shown. For the founder. */
    mail: (input: PartyMailInput = {}, options: RequestOptions = {}) =>
      request<PartyMailOutput>({ method: 'GET', path: '/room/mail', fields: [] }, input, options),
    /** Set the mail server through which digests leave; an empty server: none. For the founder. */
    setMail: (input: PartySetMailInput, options: RequestOptions = {}) =>
      request<PartySetMailOutput>({ method: 'PATCH', path: '/room/mail', fields: [] }, input, options),
    /** Send a test mail through the server that is set. For the founder. */
    testMail: (input: PartyTestMailInput, options: RequestOptions = {}) =>
      request<PartyTestMailOutput>({ method: 'POST', path: '/room/mail/test', fields: [] }, input, options),
    /** Show words in your rooms that name somebody who was erased; a human takes them out. For members. */
    redactions: (input: PartyRedactionsInput = {}, options: RequestOptions = {}) =>
      request<PartyRedactionsOutput>({ method: 'GET', path: '/room/redactions', fields: [] }, input, options),
    /** Take the words that name an erased person out of a message or pin, or say that another person is meant. For members. */
    redact: (input: PartyRedactInput, options: RequestOptions = {}) =>
      request<PartyRedactOutput>({ method: 'PUT', path: '/room/redactions/{id}/outcome', fields: ['id'] }, input, options),
  },
  workspace: {
    /** Say whether the workspace is claimed and who asks. For anyone. */
    status: (input: WorkspaceStatusInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceStatusOutput>({ method: 'GET', path: '/workspace', fields: [] }, input, options),
    /** Claim a new workspace with the one-time code and become its founder. For anyone. */
    claim: (input: WorkspaceClaimInput, options: RequestOptions = {}) =>
      request<WorkspaceClaimOutput>({ method: 'POST', path: '/workspace/claim', fields: [] }, input, options),
    /** Sign in with a one-time code from the terminal. For anyone. */
    signIn: (input: WorkspaceSignInInput, options: RequestOptions = {}) =>
      request<WorkspaceSignInOutput>({ method: 'POST', path: '/session', fields: [] }, input, options),
    /** Sign out of this browser. For anyone. */
    signOut: (input: WorkspaceSignOutInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceSignOutOutput>({ method: 'DELETE', path: '/session', fields: [] }, input, options),
    /** Make a one-time code with which a member signs in again. For the holder of the data folder. */
    signInCode: (input: WorkspaceSignInCodeInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceSignInCodeOutput>({ method: 'POST', path: '/session/code', fields: [] }, input, options),
    /** List who works in this workspace. For members. */
    members: (input: WorkspaceMembersInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceMembersOutput>({ method: 'GET', path: '/members', fields: [] }, input, options),
    /** List the browsers that are signed in. For members. */
    sessions: (input: WorkspaceSessionsInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceSessionsOutput>({ method: 'GET', path: '/sessions', fields: [] }, input, options),
    /** Sign another browser out. For members. */
    endSession: (input: WorkspaceEndSessionInput, options: RequestOptions = {}) =>
      request<WorkspaceEndSessionOutput>({ method: 'DELETE', path: '/sessions/{id}', fields: ['id'] }, input, options),
    /** Sign out every other browser of yours. For members, for themselves. */
    endOtherSessions: (input: WorkspaceEndOtherSessionsInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceEndOtherSessionsOutput>({ method: 'DELETE', path: '/sessions', fields: [] }, input, options),
    /** Show the settings of the workspace; the OpenAlex key itself is never shown. For members. */
    settings: (input: WorkspaceSettingsInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceSettingsOutput>({ method: 'GET', path: '/settings', fields: [] }, input, options),
    /** Change settings: company name, OpenAlex key and mail address, invented world. For the founder. */
    updateSettings: (input: WorkspaceUpdateSettingsInput, options: RequestOptions = {}) =>
      request<WorkspaceUpdateSettingsOutput>({ method: 'PATCH', path: '/settings', fields: [] }, input, options),
    /** Read what happened, newest first. For the founder or the head of HR. */
    audit: (input: WorkspaceAuditInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceAuditOutput>({ method: 'GET', path: '/audit', fields: [] }, input, options),
    /** Check that no line of the audit was changed, removed or added afterwards. For the founder. */
    verifyAudit: (input: WorkspaceVerifyAuditInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceVerifyAuditOutput>({ method: 'GET', path: '/audit/verification', fields: [] }, input, options),
    /** Say how the stores are: versions, sizes, what waits. For the holder of the data folder. */
    condition: (input: WorkspaceConditionInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceConditionOutput>({ method: 'GET', path: '/workspace/condition', fields: [] }, input, options),
    /** List the compartments you are inside of, and who else is. For members. */
    compartments: (input: WorkspaceCompartmentsInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceCompartmentsOutput>({ method: 'GET', path: '/compartments', fields: [] }, input, options),
    /** Make a compartment: what is put into it exists for those inside only. For members. */
    makeCompartment: (input: WorkspaceMakeCompartmentInput, options: RequestOptions = {}) =>
      request<WorkspaceMakeCompartmentOutput>({ method: 'POST', path: '/compartments', fields: [] }, input, options),
    /** Change the name of a compartment, or why it is kept apart. For members. */
    renameCompartment: (input: WorkspaceRenameCompartmentInput, options: RequestOptions = {}) =>
      request<WorkspaceRenameCompartmentOutput>({ method: 'PATCH', path: '/compartments/{id}', fields: ['id'] }, input, options),
    /** Let a member into a compartment. For members. */
    widenCompartment: (input: WorkspaceWidenCompartmentInput, options: RequestOptions = {}) =>
      request<WorkspaceWidenCompartmentOutput>({ method: 'POST', path: '/compartments/{id}/members', fields: ['id'] }, input, options),
    /** Take a member out of a compartment, or leave it yourself. For members. */
    narrowCompartment: (input: WorkspaceNarrowCompartmentInput, options: RequestOptions = {}) =>
      request<WorkspaceNarrowCompartmentOutput>({ method: 'DELETE', path: '/compartments/{id}/members/{memberId}', fields: ['id', 'memberId'] }, input, options),
    /** Open a compartment: every member sees what was inside, for ever. For members. */
    openCompartment: (input: WorkspaceOpenCompartmentInput, options: RequestOptions = {}) =>
      request<WorkspaceOpenCompartmentOutput>({ method: 'POST', path: '/compartments/{id}/opening', fields: ['id'] }, input, options),
    /** Say what a browser needs to sign in with a passkey. For anyone. */
    signInChallenge: (input: WorkspaceSignInChallengeInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceSignInChallengeOutput>({ method: 'POST', path: '/session/challenges', fields: [] }, input, options),
    /** Sign in with a passkey. For anyone. */
    signInWithPasskey: (input: WorkspaceSignInWithPasskeyInput, options: RequestOptions = {}) =>
      request<WorkspaceSignInWithPasskeyOutput>({ method: 'POST', path: '/session/passkey', fields: [] }, input, options),
    /** Sign in with a printed recovery code. For anyone. */
    recover: (input: WorkspaceRecoverInput, options: RequestOptions = {}) =>
      request<WorkspaceRecoverOutput>({ method: 'POST', path: '/session/recovery', fields: [] }, input, options),
    /** Say what a browser needs to show the passkey of whoever is signed in. For members, for themselves. */
    proofChallenge: (input: WorkspaceProofChallengeInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceProofChallengeOutput>({ method: 'POST', path: '/session/proof/challenges', fields: [] }, input, options),
    /** Show the passkey again, for what needs it within five minutes. For members, for themselves. */
    provePasskey: (input: WorkspaceProvePasskeyInput, options: RequestOptions = {}) =>
      request<WorkspaceProvePasskeyOutput>({ method: 'PUT', path: '/session/proof', fields: [] }, input, options),
    /** Say what a browser needs to make another passkey. For members, for themselves. */
    passkeyChallenge: (input: WorkspacePasskeyChallengeInput = {}, options: RequestOptions = {}) =>
      request<WorkspacePasskeyChallengeOutput>({ method: 'POST', path: '/passkeys/challenges', fields: [] }, input, options),
    /** Keep a passkey that the browser has made. For members, for themselves. */
    addPasskey: (input: WorkspaceAddPasskeyInput, options: RequestOptions = {}) =>
      request<WorkspaceAddPasskeyOutput>({ method: 'POST', path: '/passkeys', fields: [] }, input, options),
    /** List your passkeys. For members, for themselves. */
    passkeys: (input: WorkspacePasskeysInput = {}, options: RequestOptions = {}) =>
      request<WorkspacePasskeysOutput>({ method: 'GET', path: '/passkeys', fields: [] }, input, options),
    /** Give a passkey another name. For members, for themselves. */
    renamePasskey: (input: WorkspaceRenamePasskeyInput, options: RequestOptions = {}) =>
      request<WorkspaceRenamePasskeyOutput>({ method: 'PATCH', path: '/passkeys/{id}', fields: ['id'] }, input, options),
    /** Take a passkey out, so that it opens nothing here any more. For members, for themselves. */
    removePasskey: (input: WorkspaceRemovePasskeyInput, options: RequestOptions = {}) =>
      request<WorkspaceRemovePasskeyOutput>({ method: 'DELETE', path: '/passkeys/{id}', fields: ['id'] }, input, options),
    /** Say how many of your recovery codes are left. For members, for themselves. */
    recoveryStatus: (input: WorkspaceRecoveryStatusInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceRecoveryStatusOutput>({ method: 'GET', path: '/recovery-codes', fields: [] }, input, options),
    /** Make ten recovery codes; those before end. For members, for themselves. */
    makeRecoveryCodes: (input: WorkspaceMakeRecoveryCodesInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceMakeRecoveryCodesOutput>({ method: 'POST', path: '/recovery-codes', fields: [] }, input, options),
    /** Make a link with which one person becomes a member. For the founder, the head of HR or the head of recruiting, and no delegate. */
    invite: (input: WorkspaceInviteInput, options: RequestOptions = {}) =>
      request<WorkspaceInviteOutput>({ method: 'POST', path: '/invitations', fields: [] }, input, options),
    /** List the invitations that are still open. For the founder, the head of HR or the head of recruiting, and no delegate. */
    invitations: (input: WorkspaceInvitationsInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceInvitationsOutput>({ method: 'GET', path: '/invitations', fields: [] }, input, options),
    /** Take an invitation back before it is followed. For the founder, the head of HR or the head of recruiting, and no delegate. */
    revokeInvitation: (input: WorkspaceRevokeInvitationInput, options: RequestOptions = {}) =>
      request<WorkspaceRevokeInvitationOutput>({ method: 'DELETE', path: '/invitations/{id}', fields: ['id'] }, input, options),
    /** Say what an invitation is for. For anyone. */
    openInvitation: (input: WorkspaceOpenInvitationInput, options: RequestOptions = {}) =>
      request<WorkspaceOpenInvitationOutput>({ method: 'POST', path: '/invitations/opened', fields: [] }, input, options),
    /** Say what a browser needs to make the first passkey of an invited one. For anyone. */
    joinChallenge: (input: WorkspaceJoinChallengeInput, options: RequestOptions = {}) =>
      request<WorkspaceJoinChallengeOutput>({ method: 'POST', path: '/invitations/challenges', fields: [] }, input, options),
    /** Become a member by an invitation. For anyone. */
    join: (input: WorkspaceJoinInput, options: RequestOptions = {}) =>
      request<WorkspaceJoinOutput>({ method: 'POST', path: '/members', fields: [] }, input, options),
    /** Give a member another role. For the founder or the head of HR, and no delegate. */
    changeRole: (input: WorkspaceChangeRoleInput, options: RequestOptions = {}) =>
      request<WorkspaceChangeRoleOutput>({ method: 'PUT', path: '/members/{id}/role', fields: ['id'] }, input, options),
    /** Let a member act for the founder, always shown as such. For the founder. */
    makeDelegate: (input: WorkspaceMakeDelegateInput, options: RequestOptions = {}) =>
      request<WorkspaceMakeDelegateOutput>({ method: 'PUT', path: '/members/{id}/delegation', fields: ['id'] }, input, options),
    /** End that a member acts for the founder. For the founder. */
    endDelegation: (input: WorkspaceEndDelegationInput, options: RequestOptions = {}) =>
      request<WorkspaceEndDelegationOutput>({ method: 'DELETE', path: '/members/{id}/delegation', fields: ['id'] }, input, options),
    /** End that somebody works here: sessions, passkeys and tokens end at once. For the founder or the head of HR, and no delegate. */
    removeMember: (input: WorkspaceRemoveMemberInput, options: RequestOptions = {}) =>
      request<WorkspaceRemoveMemberOutput>({ method: 'DELETE', path: '/members/{id}', fields: ['id'] }, input, options),
    /** List the tokens that programs use in your name. For members, for themselves. */
    tokens: (input: WorkspaceTokensInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceTokensOutput>({ method: 'GET', path: '/tokens', fields: [] }, input, options),
    /** Make a token with which a program acts in your name. For members, for themselves. */
    makeToken: (input: WorkspaceMakeTokenInput, options: RequestOptions = {}) =>
      request<WorkspaceMakeTokenOutput>({ method: 'POST', path: '/tokens', fields: [] }, input, options),
    /** End a token at once. For members, for themselves. */
    revokeToken: (input: WorkspaceRevokeTokenInput, options: RequestOptions = {}) =>
      request<WorkspaceRevokeTokenOutput>({ method: 'DELETE', path: '/tokens/{id}', fields: ['id'] }, input, options),
    /** Make a link that signs you in at another address of this app, once. For members, for themselves. */
    makeAddressLink: (input: WorkspaceMakeAddressLinkInput, options: RequestOptions = {}) =>
      request<WorkspaceMakeAddressLinkOutput>({ method: 'POST', path: '/session/links', fields: [] }, input, options),
    /** Sign in at this address with a link made at another one. For anyone. */
    openAddressLink: (input: WorkspaceOpenAddressLinkInput, options: RequestOptions = {}) =>
      request<WorkspaceOpenAddressLinkOutput>({ method: 'POST', path: '/session/links/opened', fields: [] }, input, options),
    /** Say where this app is reached, and what is missing for phones. For members. */
    reach: (input: WorkspaceReachInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceReachOutput>({ method: 'GET', path: '/reach', fields: [] }, input, options),
    /** Show the end of the audit, and add it to a file kept elsewhere. For the holder of the data folder. */
    auditHead: (input: WorkspaceAuditHeadInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceAuditHeadOutput>({ method: 'POST', path: '/audit/head', fields: [] }, input, options),
    /** Whether the end of the audit is written to a file each day, and the last one. For the founder. */
    auditHeads: (input: WorkspaceAuditHeadsInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceAuditHeadsOutput>({ method: 'GET', path: '/audit/heads', fields: [] }, input, options),
    /** Write the end of the audit to a file each day, or stop doing so. For the founder. */
    keepAuditHeads: (input: WorkspaceKeepAuditHeadsInput, options: RequestOptions = {}) =>
      request<WorkspaceKeepAuditHeadsOutput>({ method: 'PUT', path: '/audit/heads', fields: [] }, input, options),
    /** Who is owed a privacy notice and by when: people on The List, the next due first. For the founder or the head of HR. */
    privacyNotices: (input: WorkspacePrivacyNoticesInput = {}, options: RequestOptions = {}) =>
      request<WorkspacePrivacyNoticesOutput>({ method: 'GET', path: '/privacy/notices', fields: [] }, input, options),
    /** Note that a notice was given, and how; or that none is owed, and why. For the founder or the head of HR. */
    notePrivacyNotice: (input: WorkspaceNotePrivacyNoticeInput, options: RequestOptions = {}) =>
      request<WorkspaceNotePrivacyNoticeOutput>({ method: 'PUT', path: '/privacy/notices/{subjectId}', fields: ['subjectId'] }, input, options),
    /** Take back that a notice was given. For the founder or the head of HR. */
    unnotePrivacyNotice: (input: WorkspaceUnnotePrivacyNoticeInput, options: RequestOptions = {}) =>
      request<WorkspaceUnnotePrivacyNoticeOutput>({ method: 'DELETE', path: '/privacy/notices/{subjectId}', fields: ['subjectId'] }, input, options),
    /** What people asked of us about their data, the next due first. For the founder or the head of HR. */
    privacyRequests: (input: WorkspacePrivacyRequestsInput = {}, options: RequestOptions = {}) =>
      request<WorkspacePrivacyRequestsOutput>({ method: 'GET', path: '/privacy/requests', fields: [] }, input, options),
    /** One request, and how far it is. For the founder or the head of HR. */
    privacyRequest: (input: WorkspacePrivacyRequestInput, options: RequestOptions = {}) =>
      request<WorkspacePrivacyRequestOutput>({ method: 'GET', path: '/privacy/requests/{id}', fields: ['id'] }, input, options),
    /** Write down what a person asked of us. It is due a month after it came. For the founder or the head of HR. */
    addPrivacyRequest: (input: WorkspaceAddPrivacyRequestInput, options: RequestOptions = {}) =>
      request<WorkspaceAddPrivacyRequestOutput>({ method: 'POST', path: '/privacy/requests', fields: [] }, input, options),
    /** Say that a request was answered, refused with a reason, or withdrawn. For the founder or the head of HR. */
    endPrivacyRequest: (input: WorkspaceEndPrivacyRequestInput, options: RequestOptions = {}) =>
      request<WorkspaceEndPrivacyRequestOutput>({ method: 'PUT', path: '/privacy/requests/{id}/end', fields: ['id'] }, input, options),
    /** Take the end of a request back. What was erased stays erased. For the founder or the head of HR. */
    reopenPrivacyRequest: (input: WorkspaceReopenPrivacyRequestInput, options: RequestOptions = {}) =>
      request<WorkspaceReopenPrivacyRequestOutput>({ method: 'DELETE', path: '/privacy/requests/{id}/end', fields: ['id'] }, input, options),
    /** Gather everything that is kept of a person, as they would see it, from every room. For the founder. */
    accessExport: (input: WorkspaceAccessExportInput, options: RequestOptions = {}) =>
      request<WorkspaceAccessExportOutput>({ method: 'POST', path: '/privacy/people/{id}/exports', fields: ['id'] }, input, options),
    /** The answer to an access request, once every room has given its part. For the founder. */
    accessAnswer: (input: WorkspaceAccessAnswerInput, options: RequestOptions = {}) =>
      request<WorkspaceAccessAnswerOutput>({ method: 'GET', path: '/privacy/exports/{id}', fields: ['id'] }, input, options),
    /** Show what an erasure of this person would take, and what would stay and why. For the founder. */
    previewErasure: (input: WorkspacePreviewErasureInput, options: RequestOptions = {}) =>
      request<WorkspacePreviewErasureOutput>({ method: 'GET', path: '/privacy/people/{id}/erasure-preview', fields: ['id'] }, input, options),
    /** Erase a person for good, and keep them away. There is no way back. For the founder. */
    erase: (input: WorkspaceEraseInput, options: RequestOptions = {}) =>
      request<WorkspaceEraseOutput>({ method: 'POST', path: '/privacy/erasures', fields: [] }, input, options),
    /** How far an erasure is. For the founder or the head of HR. */
    erasure: (input: WorkspaceErasureInput, options: RequestOptions = {}) =>
      request<WorkspaceErasureOutput>({ method: 'GET', path: '/privacy/erasures/{id}', fields: ['id'] }, input, options),
    /** Who objected and may not be contacted. For the founder or the head of HR. */
    objections: (input: WorkspaceObjectionsInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceObjectionsOutput>({ method: 'GET', path: '/privacy/objections', fields: [] }, input, options),
    /** Whether this person objected and may not be contacted. For members. */
    objectionOf: (input: WorkspaceObjectionOfInput, options: RequestOptions = {}) =>
      request<WorkspaceObjectionOfOutput>({ method: 'GET', path: '/privacy/people/{id}/objection', fields: ['id'] }, input, options),
    /** Mark a person who objected: nobody contacts them, and on request no list shows them. For the founder or the head of HR. */
    object: (input: WorkspaceObjectInput, options: RequestOptions = {}) =>
      request<WorkspaceObjectOutput>({ method: 'POST', path: '/privacy/objections', fields: [] }, input, options),
    /** Note that a person took the objection back, or that it was a slip. For the founder or the head of HR. */
    withdrawObjection: (input: WorkspaceWithdrawObjectionInput, options: RequestOptions = {}) =>
      request<WorkspaceWithdrawObjectionOutput>({ method: 'DELETE', path: '/privacy/objections/{id}', fields: ['id'] }, input, options),
    /** The published notice, or the record of our lawful basis, with its versions. For the founder or the head of HR. */
    privacyDocument: (input: WorkspacePrivacyDocumentInput, options: RequestOptions = {}) =>
      request<WorkspacePrivacyDocumentOutput>({ method: 'GET', path: '/privacy/documents/{kind}', fields: ['kind'] }, input, options),
    /** Write a new version of the published notice, or of the record of our lawful basis. For the founder or the head of HR. */
    writePrivacyDocument: (input: WorkspaceWritePrivacyDocumentInput, options: RequestOptions = {}) =>
      request<WorkspaceWritePrivacyDocumentOutput>({ method: 'PUT', path: '/privacy/documents/{kind}', fields: ['kind'] }, input, options),
    /** How long what is kept and, for the founder, what is proposed to go. For the founder or the head of HR. */
    retention: (input: WorkspaceRetentionInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceRetentionOutput>({ method: 'GET', path: '/privacy/retention', fields: [] }, input, options),
    /** Set how many days one kind of data is kept; null keeps it as long as it is needed. For the founder. */
    setRetention: (input: WorkspaceSetRetentionInput, options: RequestOptions = {}) =>
      request<WorkspaceSetRetentionOutput>({ method: 'PUT', path: '/privacy/retention/{kind}', fields: ['kind'] }, input, options),
    /** Take away what is listed as older than its period. There is no way back. For the founder. */
    confirmRetention: (input: WorkspaceConfirmRetentionInput, options: RequestOptions = {}) =>
      request<WorkspaceConfirmRetentionOutput>({ method: 'PUT', path: '/privacy/retention/proposals/{id}/confirmation', fields: ['id'] }, input, options),
    /** Leave what is listed as older than its period where it is, until the next look. For the founder. */
    dismissRetention: (input: WorkspaceDismissRetentionInput, options: RequestOptions = {}) =>
      request<WorkspaceDismissRetentionOutput>({ method: 'PUT', path: '/privacy/retention/proposals/{id}/dismissal', fields: ['id'] }, input, options),
    /** What rankings showed, to whom and when, and what was decided since. For the founder or the head of HR. */
    rankings: (input: WorkspaceRankingsInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceRankingsOutput>({ method: 'GET', path: '/privacy/rankings', fields: [] }, input, options),
    /** How people are found and ranked here, in plain words. For members. */
    method: (input: WorkspaceMethodInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceMethodOutput>({ method: 'GET', path: '/method', fields: [] }, input, options),
  },
} as const

/** Addresses of the same answers as CSV files, for links that download. */
export const csvAddress = {
  campaign: {
    list: (input: CampaignListInput) =>
      addressOf('/prospects', [], { ...input, format: 'csv' }),
    coverage: (input: CampaignCoverageInput) =>
      addressOf('/coverage', [], { ...input, format: 'csv' }),
    overdue: (input: CampaignOverdueInput) =>
      addressOf('/overdue', [], { ...input, format: 'csv' }),
    report: (input: CampaignReportInput) =>
      addressOf('/report', [], { ...input, format: 'csv' }),
    offLimits: (input: CampaignOffLimitsInput) =>
      addressOf('/off-limits', [], { ...input, format: 'csv' }),
    heldBack: (input: CampaignHeldBackInput) =>
      addressOf('/held-back', [], { ...input, format: 'csv' }),
  },
  scouting: {
    rank: (input: ScoutingRankInput) =>
      addressOf('/scout', [], { ...input, format: 'csv' }),
    map: (input: ScoutingMapInput) =>
      addressOf('/scout/map', [], { ...input, format: 'csv' }),
    evidence: (input: ScoutingEvidenceInput) =>
      addressOf('/scout/people/{person}/evidence', ['person'], { ...input, format: 'csv' }),
  },
  organisations: {
    find: (input: OrganisationsFindInput) =>
      addressOf('/organisations', [], { ...input, format: 'csv' }),
    lookalikes: (input: OrganisationsLookalikesInput) =>
      addressOf('/organisations/by-hand/lookalikes', [], { ...input, format: 'csv' }),
    people: (input: OrganisationsPeopleInput) =>
      addressOf('/organisations/{id}/people', ['id'], { ...input, format: 'csv' }),
  },
  people: {
    find: (input: PeopleFindInput) =>
      addressOf('/people', [], { ...input, format: 'csv' }),
    lookalikes: (input: PeopleLookalikesInput) =>
      addressOf('/people/by-hand/lookalikes', [], { ...input, format: 'csv' }),
    works: (input: PeopleWorksInput) =>
      addressOf('/people/{id}/works', ['id'], { ...input, format: 'csv' }),
    identity: (input: PeopleIdentityInput) =>
      addressOf('/people/{id}/identity', ['id'], { ...input, format: 'csv' }),
    decisions: (input: PeopleDecisionsInput) =>
      addressOf('/identity-decisions', [], { ...input, format: 'csv' }),
    claims: (input: PeopleClaimsInput) =>
      addressOf('/people/{id}/claims', ['id'], { ...input, format: 'csv' }),
    timeline: (input: PeopleTimelineInput) =>
      addressOf('/people/{id}/timeline', ['id'], { ...input, format: 'csv' }),
    csvImports: (input: PeopleCsvImportsInput) =>
      addressOf('/csv-imports/people', [], { ...input, format: 'csv' }),
  },
  literature: {
    coverage: (input: LiteratureCoverageInput) =>
      addressOf('/literature/coverage', [], { ...input, format: 'csv' }),
    runs: (input: LiteratureRunsInput) =>
      addressOf('/literature/runs', [], { ...input, format: 'csv' }),
    refusals: (input: LiteratureRefusalsInput) =>
      addressOf('/literature/runs/{id}/refusals', ['id'], { ...input, format: 'csv' }),
    findAuthors: (input: LiteratureFindAuthorsInput) =>
      addressOf('/literature/authors', [], { ...input, format: 'csv' }),
    findPlaces: (input: LiteratureFindPlacesInput) =>
      addressOf('/literature/places', [], { ...input, format: 'csv' }),
    works: (input: LiteratureWorksInput) =>
      addressOf('/works', [], { ...input, format: 'csv' }),
  },
  party: {
    pins: (input: PartyPinsInput) =>
      addressOf('/room/pins', [], { ...input, format: 'csv' }),
  },
  workspace: {
    members: (input: WorkspaceMembersInput) =>
      addressOf('/members', [], { ...input, format: 'csv' }),
    sessions: (input: WorkspaceSessionsInput) =>
      addressOf('/sessions', [], { ...input, format: 'csv' }),
    audit: (input: WorkspaceAuditInput) =>
      addressOf('/audit', [], { ...input, format: 'csv' }),
    compartments: (input: WorkspaceCompartmentsInput) =>
      addressOf('/compartments', [], { ...input, format: 'csv' }),
    invitations: (input: WorkspaceInvitationsInput) =>
      addressOf('/invitations', [], { ...input, format: 'csv' }),
    privacyNotices: (input: WorkspacePrivacyNoticesInput) =>
      addressOf('/privacy/notices', [], { ...input, format: 'csv' }),
    privacyRequests: (input: WorkspacePrivacyRequestsInput) =>
      addressOf('/privacy/requests', [], { ...input, format: 'csv' }),
  },
} as const
