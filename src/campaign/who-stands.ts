import { sql } from 'kysely'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { Stage, StandingInput, StandingOutput, Tier } from './list.contract.ts'
import { liveOrganisationsOf, livePeopleOf } from './live-ids.ts'
import { leadsToOrganisations, leadsToPeople, standingUnder, type Leads } from './standing-lines.ts'

/** For the marks on rows of other screens. */
export const whoStands = defineAction({
  name: 'campaign.standing',
  summary: 'Say which of these people and organisations are on The List, with tier and stage.',
  http: 'GET /prospects/standing',
  kind: 'read',
  input: StandingInput,
  output: StandingOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: async (ctx, { personId, organisationId }) => {
    const [people, organisations] = await Promise.all([
      livePeopleOf(ctx, personId),
      liveOrganisationsOf(ctx, organisationId),
    ])
    const [toPeople, toOrganisations] = await Promise.all([
      leadsToPeople(ctx, [...new Set(people.values())]),
      leadsToOrganisations(ctx, [...new Set(organisations.values())]),
    ])
    const lineOf = await standingUnder(
      ctx.db,
      [...toPeople.values(), ...toOrganisations.values()].flat(),
    )
    const under = (leads: Leads, live: string | undefined): string | undefined =>
      live === undefined
        ? undefined
        : (leads.get(live) ?? []).flatMap((id) => lineOf.get(id) ?? [])[0]
    const found = [
      ...personId.map((id) => ({
        personId: id,
        organisationId: null,
        line: under(toPeople, people.get(id)),
      })),
      ...organisationId.map((id) => ({
        personId: null,
        organisationId: id,
        line: under(toOrganisations, organisations.get(id)),
      })),
    ]
    const ids = found.flatMap((one) => one.line ?? [])
    const { rows } = await sql<{ id: string; tier: string | null; stage: string }>`
      select id, tier, stage from prospect where id = any(${ids}::uuid[])`.execute(ctx.db)
    const lines = new Map(rows.map((row) => [row.id, row]))
    return {
      standing: found.flatMap(({ line, ...asked }) => {
        const row = line === undefined ? undefined : lines.get(line)
        return row
          ? [
              {
                ...asked,
                prospectId: row.id,
                tier: Tier.nullable().parse(row.tier),
                stage: Stage.parse(row.stage),
              },
            ]
          : []
      }),
    }
  },
})
