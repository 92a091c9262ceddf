import type { Room } from '#actions/room.ts'
import { addAlias } from './add-alias.ts'
import { addOrganisation } from './add-organisation.ts'
import { attachPerson, detachPerson, editAffiliation, reattachPerson } from './affiliations.ts'
import { editOrganisation } from './edit-organisation.ts'
import { findOrganisations } from './find-organisations.ts'
import { dropInvented, keepInvented } from './invented-world.ts'
import { listPeopleThere } from './list-people-there.ts'
import { findOrganisationLookalikes } from './lookalikes.ts'
import { openOrganisation } from './open-organisation.ts'
import { organisationCards } from './organisation-cards.ts'
import { removeAlias, restoreAlias } from './remove-alias.ts'
import { removeOrganisation, restoreOrganisation } from './remove-organisation.ts'

export const organisationsRoom: Room = {
  name: 'organisations',
  cards: [organisationCards],
  actions: [
    findOrganisations,
    findOrganisationLookalikes,
    openOrganisation,
    listPeopleThere,
    addOrganisation,
    editOrganisation,
    removeOrganisation,
    restoreOrganisation,
    addAlias,
    removeAlias,
    restoreAlias,
    attachPerson,
    editAffiliation,
    detachPerson,
    reattachPerson,
    keepInvented,
    dropInvented,
  ],
}
