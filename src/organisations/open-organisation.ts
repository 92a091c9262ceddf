import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { readLink, type PersonLink } from '#people/links.ts'
import { readAliases, toAlias } from './alias.ts'
import { OneOrganisation, OrganisationOpen } from './contract.ts'
import { readHandOrganisation, toHandOrganisation } from './hand-organisation.ts'
import {
  readOrganisation,
  toOrganisationRow,
  type OrganisationColumns,
} from './organisation-row.ts'
import { organisationText } from './organisation-text.ts'
import { readPeopleThere } from './people-there.ts'
import { idsJoinedTo, resolveOrganisationId } from './resolve-organisation.ts'

/** People on the first page; `organisations.people` has them all. */
const peopleShown = 50
const topicsShown = 12

export const openOrganisation = defineAction({
  name: 'organisations.open',
  alias: 'organisation',
  summary: 'One organisation: who is there and was, works by year, topics, other names.',
  http: 'GET /organisations/{id}',
  kind: 'read',
  input: OneOrganisation,
  output: OrganisationOpen,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], render: (one) => organisationText(one) },
  run: async (ctx, { id }) => {
    const live = await resolveOrganisationId(ctx, id)
    const row = await readOrganisation(ctx, live)
    const ids = await idsJoinedTo(ctx.db, live)
    const which = {
      organisationNo: row.organisation_no,
      ids,
      sort: 'works' as const,
      limit: peopleShown,
      offset: 0,
    }
    const [aliases, byHand, years, topics, now, before, hand] = await Promise.all([
      readAliases(ctx.db, ids),
      readHandOrganisation(ctx.db, ids),
      readYears(ctx, row.organisation_no),
      readTopics(ctx, row.organisation_no),
      readPeopleThere(ctx, { ...which, when: 'now' }),
      readPeopleThere(ctx, { ...which, when: 'before', sort: 'recent' }),
      readPeopleThere(ctx, { ...which, when: 'hand', limit: 1 }),
    ])
    const facts = byHand ? toHandOrganisation(byHand) : null
    return {
      organisation: toOrganisationRow(row),
      askedFor: id,
      aliases: aliases.map(toAlias),
      byHand: facts,
      links: [...linksOf(row), ...(facts?.links ?? [])],
      years,
      topics,
      now: now.people,
      nowTotal: now.total,
      before: before.people,
      beforeTotal: before.total,
      handTotal: hand.total,
    }
  },
})

const readYears = (ctx: Context, organisationNo: number) =>
  ctx.literature.query<{ year: number; works: number; people: number }>(
    `select s.year, cast(count(distinct s.work_no) as integer) as works,
       cast(count(distinct s.person_no) as integer) as people
     from signature_place l
     join signature s on s.work_no = l.work_no and s.position = l.position
     where l.organisation_no = $1 and s.year is not null
     group by s.year order by s.year nulls last`,
    [organisationNo],
  )

const readTopics = (ctx: Context, organisationNo: number) =>
  ctx.literature.query<{ topic: string; works: number; people: number }>(
    `select t.name as topic, cast(count(distinct l.work_no) as integer) as works,
       cast(count(distinct s.person_no) as integer) as people
     from signature_place l
     join signature s on s.work_no = l.work_no and s.position = l.position
     join work_topic x on x.work_no = l.work_no
     join topic t on t.topic_no = x.topic_no
     where l.organisation_no = $1
     group by t.name order by works desc nulls last, t.name limit ${topicsShown}`,
    [organisationNo],
  )

/** ROR and OpenAlex of the literature; ids that are not addresses lead nowhere. */
const linksOf = (row: OrganisationColumns): PersonLink[] =>
  [row.ror, row.openalex_id].flatMap((id) => {
    const link = id?.startsWith('https://') ? readLink(id) : ''
    return typeof link === 'string' ? [] : [link]
  })
