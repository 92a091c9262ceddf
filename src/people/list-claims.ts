import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { readClaims, toClaim } from './claim.ts'
import { ClaimsOutput, OnePerson } from './contract.ts'
import { idsLeadingTo, resolvePersonId } from './resolve-person.ts'

export const listClaims = defineAction({
  name: 'people.claims',
  summary: 'What somebody says that this person built, with source and confidence.',
  http: 'GET /people/{id}/claims',
  kind: 'read',
  input: OnePerson,
  output: ClaimsOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'] },
  table: ({ claims }) => ({
    columns: ['part', 'what', 'source', 'confidence', 'standing', 'why', 'version', 'id'],
    rows: claims.map((one) => [
      one.part,
      one.what,
      one.source,
      one.confidence,
      one.standing,
      one.standingWhy,
      one.version,
      one.id,
    ]),
  }),
  run: async (ctx, { id }) => {
    const ids = await idsLeadingTo(ctx.db, await resolvePersonId(ctx, id))
    return { claims: (await readClaims(ctx.db, ids)).map(toClaim) }
  },
})
