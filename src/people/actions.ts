import type { Room } from '#actions/room.ts'
import { reportAccess } from './access-report.ts'
import { addNote } from './add-note.ts'
import { addPerson } from './add-person.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { importCsv } from './csv-import.ts'
import { previewCsv } from './csv-preview.ts'
import { showDossier } from './dossier.ts'
import { editNote } from './edit-note.ts'
import { editPerson } from './edit-person.ts'
import { findPeople } from './find-people.ts'
import { showIdentity } from './identity.ts'
import { keepApart } from './keep-apart.ts'
import { peopleKeeper } from './keep-person.ts'
import { knowPerson } from './known-person.ts'
import { listCsvImports } from './list-csv-imports.ts'
import { listDecisions } from './list-decisions.ts'
import { findLookalikes } from './lookalikes.ts'
import { mergePeople } from './merge-people.ts'
import { previewMerge } from './merge-preview.ts'
import { notTheirs } from './not-theirs.ts'
import { removeNote, restoreNote } from './remove-note.ts'
import { removePerson, restorePerson } from './remove-person.ts'
import { previewSplit, splitPerson } from './split-person.ts'
import { undoCsvImport } from './undo-csv-import.ts'
import { undoDecision } from './undo-decision.ts'
import { worksOfPerson } from './works-of-person.ts'

export const peopleRoom: Room = {
  name: 'people',
  know: knowPerson,
  keepers: [peopleKeeper],
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
    previewCsv,
    importCsv,
    listCsvImports,
    undoCsvImport,
  ],
}
