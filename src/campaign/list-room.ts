import type { Room } from '#actions/room.ts'
import { addFromCsv } from './add-from-csv.ts'
import { addProspects } from './add-prospects.ts'
import { anchorInvented } from './anchor-invented.ts'
import { anchorProspect } from './anchor-prospect.ts'
import { arrangeProspect } from './arrange-prospect.ts'
import { countFacets } from './count-facets.ts'
import { showCoverage } from './coverage.ts'
import { editProspects } from './edit-prospects.ts'
import { dropInvented, fillInvented } from './invented-campaign.ts'
import { joinProspects, undoJoin } from './join-prospects.ts'
import { listProspects } from './list-prospects.ts'
import { editView, listViews, removeView, restoreView, saveView } from './list-views.ts'
import { moveLines } from './move-lines.ts'
import { moveStages } from './move-stages.ts'
import { findNewWorks, newWorkLines } from './new-works.ts'
import { prospectCards } from './prospect-cards.ts'
import { prospectKeeper } from './prospect-keeper.ts'
import { removeProspects, restoreProspects } from './remove-prospects.ts'
import { setCompartment } from './set-compartment.ts'
import { showProspect } from './show-prospect.ts'
import { undoMoves } from './undo-moves.ts'
import { whoStands } from './who-stands.ts'

/** The List itself: its lines, their stages, saved views, coverage: one part of the room. */
export const listPart = {
  actions: [
    listProspects,
    countFacets,
    showProspect,
    whoStands,
    showCoverage,
    addProspects,
    addFromCsv,
    editProspects,
    moveStages,
    undoMoves,
    arrangeProspect,
    setCompartment,
    removeProspects,
    restoreProspects,
    anchorProspect,
    joinProspects,
    undoJoin,
    listViews,
    saveView,
    editView,
    removeView,
    restoreView,
    fillInvented,
    dropInvented,
  ],
  jobs: [anchorInvented, findNewWorks],
  cards: [prospectCards],
  keepers: [prospectKeeper],
  lines: [moveLines, newWorkLines],
} satisfies Omit<Room, 'name'>
