import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { OrganisationPeople, OrganisationPeopleInput } from './contract.ts'
import { readOrganisation } from './organisation-row.ts'
import { readPeopleThere } from './people-there.ts'
import { idsJoinedTo, resolveOrganisationId } from './resolve-organisation.ts'

export const listPeopleThere = defineAction({
  name: 'organisations.people',
  summary: 'List who is at an organisation now, was before, or is kept there by hand.',
  http: 'GET /organisations/{id}/people',
  kind: 'read',
  input: OrganisationPeopleInput,
  output: OrganisationPeople,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], examples: ['organisations people 6f1c… --when now --sort works'] },
  table: ({ people }) => ({
    columns: ['name', 'from', 'to', 'there now', 'works there', 'role', 'works', 'id'],
    rows: people.map((one) => [
      one.person.name,
      one.from,
      one.to,
      one.now ? 'yes' : 'no',
      one.works,
      one.byHand?.role ?? one.person.role,
      one.person.works,
      one.person.id,
    ]),
  }),
  run: async (ctx, { id, when, sort, limit, offset }) => {
    const live = await resolveOrganisationId(ctx, id)
    const { organisation_no: organisationNo } = await readOrganisation(ctx, live)
    const ids = await idsJoinedTo(ctx.db, live)
    const found = await readPeopleThere(ctx, { organisationNo, ids, when, sort, limit, offset })
    return { ...found, offset, limit }
  },
})
