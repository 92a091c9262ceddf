import type { Card, CardKind } from '#actions/room.ts'
import { findOrganisations } from './find-organisations.ts'
import {
  organisationColumns,
  toOrganisationRow,
  type OrganisationColumns,
} from './organisation-row.ts'

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i

/** A lab, company or fund as other rooms show it. */
export const organisationCards: CardKind = {
  kind: 'organisation',
  path: '/organisations/:id',
  find: async (ctx, ids) => {
    const asked = [...new Set(ids.filter((id) => uuid.test(id)).map((id) => id.toLowerCase()))]
    if (asked.length === 0) return []
    const rows = await ctx.literature.query<OrganisationColumns>(
      `select ${organisationColumns} from organisation o where o.organisation_id = any($1)`,
      [asked],
    )
    return rows.map(toOrganisationRow).map(toCard)
  },
  search: async (ctx, words, limit) => {
    if (words.trim() === '') return []
    const { organisations } = await findOrganisations.run(ctx, {
      query: words.slice(0, 300),
      kind: 'all',
      country: '',
      from: 'all',
      sort: 'fit',
      limit,
      offset: 0,
    })
    return organisations.map(toCard)
  },
}

interface Shown {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly country: string | null
  readonly people: number
}

const toCard = (one: Shown): Card => ({
  kind: 'organisation',
  id: one.id,
  title: one.name,
  line: [
    one.kind === 'other' ? '' : one.kind,
    one.country,
    one.people === 0 ? '' : one.people === 1 ? '1 person' : `${one.people} people`,
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · '),
  path: `/organisations/${one.id}`,
})
