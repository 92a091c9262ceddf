import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import {
  attachPersonTo,
  bringBackAffiliation,
  detachAffiliation,
  editAffiliationOf,
  type AffiliationRow,
} from '#people/affiliation.ts'
import { readPerson, toPersonRow } from '#people/person-row.ts'
import { resolvePersonId } from '#people/resolve-person.ts'
import {
  AffiliationChange,
  AttachPerson,
  EditAffiliation,
  VersionedAffiliation,
} from './contract.ts'
import { readOrganisation, toOrganisationRow } from './organisation-row.ts'
import { resolveOrganisationId } from './resolve-organisation.ts'

export const attachPerson = defineAction({
  name: 'organisations.attach',
  summary: 'Say that a person is or was at an organisation.',
  http: 'POST /organisations/{id}/people',
  kind: 'change',
  input: AttachPerson,
  output: AffiliationChange,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['id', 'personId'],
    examples: [
      'organisations attach 6f1c… 0b7a… --role "Head of post-training" --from 2026-02 --source mail',
    ],
    render: ({ there, organisation }) => `${there.person.name} is at ${organisation.name}.`,
  },
  run: async (ctx, { id, personId, ...spell }) => {
    const place = {
      organisationId: await resolveOrganisationId(ctx, id),
      personId: await resolvePersonId(ctx, personId),
    }
    return toChange(ctx, await attachPersonTo(ctx, place, spell))
  },
})

/** The undo is the same change back. */
export const editAffiliation = defineAction({
  name: 'organisations.editAffiliation',
  summary: 'Change role, dates or source of an affiliation kept by hand.',
  http: 'PATCH /affiliations/{affiliationId}',
  kind: 'change',
  input: EditAffiliation,
  output: AffiliationChange,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['affiliationId'], render: () => 'Changed.' },
  run: async (ctx, { affiliationId, version, ...spell }) =>
    toChange(ctx, await editAffiliationOf(ctx, { affiliationId, version }, spell)),
})

export const detachPerson = defineAction({
  name: 'organisations.detach',
  summary: 'Take away an affiliation kept by hand.',
  http: 'DELETE /affiliations/{affiliationId}',
  kind: 'change',
  input: VersionedAffiliation,
  output: AffiliationChange,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['affiliationId'], render: () => 'Removed.' },
  run: async (ctx, input) => toChange(ctx, await detachAffiliation(ctx, input)),
})

/** The undo of `organisations.detach`. */
export const reattachPerson = defineAction({
  name: 'organisations.reattach',
  summary: 'Bring back an affiliation kept by hand.',
  http: 'POST /affiliations/{affiliationId}/restoration',
  kind: 'change',
  input: VersionedAffiliation,
  output: AffiliationChange,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['affiliationId'], render: () => 'Back.' },
  run: async (ctx, input) => toChange(ctx, await bringBackAffiliation(ctx, input)),
})

const toChange = async (ctx: Context, row: AffiliationRow) => {
  const [organisationId, personId] = await Promise.all([
    resolveOrganisationId(ctx, row.organisationId),
    resolvePersonId(ctx, row.personId),
  ])
  const [organisation, person] = await Promise.all([
    readOrganisation(ctx, organisationId),
    readPerson(ctx, personId),
  ])
  return {
    affiliationId: row.id,
    version: row.version,
    there: {
      person: toPersonRow(person),
      from: row.fromDate,
      to: row.toDate,
      now: row.toDate === null && row.removedAt === null,
      works: 0,
      byHand: { affiliationId: row.id, role: row.role, source: row.source, version: row.version },
    },
    organisation: toOrganisationRow(organisation),
    removedAt: row.removedAt?.toISOString() ?? null,
  }
}
