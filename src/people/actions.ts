import type { Room } from '#actions/room.ts'
import { reportAccess } from './access-report.ts'
import { addClaim } from './add-claim.ts'
import { addNote } from './add-note.ts'
import { addPerson } from './add-person.ts'
import { addReference } from './add-reference.ts'
import { answerWaiver } from './answer-waiver.ts'
import { askWaiver } from './ask-waiver.ts'
import { attachToNote } from './attach-to-note.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { importCsv } from './csv-import.ts'
import { previewCsv } from './csv-preview.ts'
import { showDossier } from './dossier.ts'
import { dropScorecard } from './drop-scorecard.ts'
import { editNote } from './edit-note.ts'
import { editPerson } from './edit-person.ts'
import { editReference } from './edit-reference.ts'
import { findPeople } from './find-people.ts'
import { handInScorecard } from './hand-in-scorecard.ts'
import { showIdentity } from './identity.ts'
import { judgeClaim } from './judge-claim.ts'
import { keepApart } from './keep-apart.ts'
import { dossierKeeper } from './keep-dossier.ts'
import { peopleKeeper } from './keep-person.ts'
import { knowPerson } from './known-person.ts'
import { listClaims } from './list-claims.ts'
import { listCsvImports } from './list-csv-imports.ts'
import { listDecisions } from './list-decisions.ts'
import { findLookalikes } from './lookalikes.ts'
import { mergePeople } from './merge-people.ts'
import { previewMerge } from './merge-preview.ts'
import { notTheirs } from './not-theirs.ts'
import { readNoteFile, removeNoteFile, restoreNoteFile } from './note-files.ts'
import { noteLines } from './note-lines.ts'
import { noteRetention } from './note-retention.ts'
import { personCards } from './person-cards.ts'
import { removeClaim, restoreClaim } from './remove-claim.ts'
import { removeNote, restoreNote } from './remove-note.ts'
import { removePerson, restorePerson } from './remove-person.ts'
import { removeReference, restoreReference } from './remove-reference.ts'
import { saveScorecard } from './save-scorecard.ts'
import { showAssessment } from './show-assessment.ts'
import { previewSplit, splitPerson } from './split-person.ts'
import { showTimeline } from './timeline.ts'
import { undoCsvImport } from './undo-csv-import.ts'
import { undoDecision } from './undo-decision.ts'
import { waiverLines } from './waiver-lines.ts'
import { withdrawWaiver } from './withdraw-waiver.ts'
import { worksOfPerson } from './works-of-person.ts'

export const peopleRoom: Room = {
  name: 'people',
  know: knowPerson,
  keepers: [peopleKeeper, dossierKeeper],
  cards: [personCards],
  lines: [noteLines, waiverLines],
  retention: [noteRetention],
  actions: [
    findPeople,
    findLookalikes,
    showDossier,
    worksOfPerson,
    showIdentity,
    reportAccess,
    addPerson,
    editPerson,
    removePerson,
    restorePerson,
    previewMerge,
    mergePeople,
    keepApart,
    previewSplit,
    splitPerson,
    notTheirs,
    confirmIdentity,
    listDecisions,
    undoDecision,
    addNote,
    editNote,
    removeNote,
    restoreNote,
    attachToNote,
    readNoteFile,
    removeNoteFile,
    restoreNoteFile,
    showAssessment,
    addReference,
    editReference,
    removeReference,
    restoreReference,
    saveScorecard,
    handInScorecard,
    dropScorecard,
    askWaiver,
    answerWaiver,
    withdrawWaiver,
    listClaims,
    addClaim,
    judgeClaim,
    removeClaim,
    restoreClaim,
    showTimeline,
    previewCsv,
    importCsv,
    listCsvImports,
    undoCsvImport,
  ],
}
