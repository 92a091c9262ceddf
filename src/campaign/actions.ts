import type { Room } from '#actions/room.ts'
import { addProspects } from './add-prospects.ts'
import { anchorProspect } from './anchor-prospect.ts'
import { arrangeProspect } from './arrange-prospect.ts'
import { clocksPart } from './clocks-room.ts'
import { editProspects } from './edit-prospects.ts'
import { joinProspects, undoJoin } from './join-prospects.ts'
import { listProspects } from './list-prospects.ts'
import { moveStages } from './move-stages.ts'
import { removeProspects, restoreProspects } from './remove-prospects.ts'
import { setCompartment } from './set-compartment.ts'
import { showProspect } from './show-prospect.ts'
import { undoMoves } from './undo-moves.ts'
import { whoStands } from './who-stands.ts'

export const campaignRoom: Room = {
  name: 'campaign',
  actions: [
    listProspects,
    showProspect,
    whoStands,
    addProspects,
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
    ...clocksPart.actions,
  ],
  jobs: [...clocksPart.jobs],
}
