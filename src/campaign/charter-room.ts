import type { Room } from '#actions/room.ts'
import { addOffLimits, editOffLimits } from './add-off-limits.ts'
import { askVotes, withdrawVotes } from './ask-votes.ts'
import { charterKeeper } from './charter-keeper.ts'
import { clauseLines, decisionLines, voteLines } from './charter-lines.ts'
import { adoptCharter, dropCharter, proposeCharter } from './charter-drafts.ts'
import { checkNames } from './check-off-limits.ts'
import { claimWindow, releaseWindow } from './claim-window.ts'
import { tellClauseEnds } from './clauses-end.ts'
import { addClearance, restoreClearance, withdrawClearance } from './clearances.ts'
import { compareCharter } from './compare-charter.ts'
import { decide, sayDissent } from './decide.ts'
import { engagement } from './engagement.ts'
import { giveVote } from './give-vote.ts'
import { holdBack, letGo, listHeldBack } from './hold-back.ts'
import { judgement, shareJudgement } from './judgement.ts'
import { liftOffLimits, restoreOffLimits } from './lift-off-limits.ts'
import { listOffLimits } from './list-off-limits.ts'
import { overruleOffLimits, withdrawOverrule } from './overrule.ts'
import { saveCharter } from './save-charter.ts'
import { showCharter } from './show-charter.ts'
import { prospectStanding } from './standing.ts'
import { logTouch, removeTouch } from './touches.ts'
import { voteCard } from './vote-card.ts'
import { closeVotes } from './votes-close.ts'
import { showVote, votesToGive } from './votes-to-give.ts'

/** The charter, what is off-limits, rules of engagement, votes and decisions: one part of the room. */
export const charterPart = {
  actions: [
    showCharter,
    saveCharter,
    proposeCharter,
    adoptCharter,
    dropCharter,
    compareCharter,
    listOffLimits,
    addOffLimits,
    editOffLimits,
    liftOffLimits,
    restoreOffLimits,
    checkNames,
    overruleOffLimits,
    withdrawOverrule,
    holdBack,
    letGo,
    listHeldBack,
    addClearance,
    withdrawClearance,
    restoreClearance,
    engagement,
    claimWindow,
    releaseWindow,
    logTouch,
    removeTouch,
    prospectStanding,
    votesToGive,
    showVote,
    askVotes,
    withdrawVotes,
    giveVote,
    decide,
    sayDissent,
    judgement,
    shareJudgement,
  ],
  jobs: [tellClauseEnds, closeVotes],
  cards: [voteCard],
  keepers: [charterKeeper],
  lines: [voteLines, decisionLines, clauseLines],
} satisfies Omit<Room, 'name'>
