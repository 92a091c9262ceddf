import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { compareFacts } from './look-alike.ts'
import { MergePreview } from './contract.ts'
import { MergePreviewInput } from './inputs.ts'
import { readDecisions } from './decision.ts'
import { forbidsSame } from './decisions.ts'
import { readHeld, type Held } from './held-by.ts'
import { refusesMerge } from './merge-people.ts'
import { orcidOf } from './links.ts'
import { readNotes } from './note.ts'
import { toPersonRow } from './person-row.ts'
import { idsLeadingTo } from './resolve-person.ts'
import { readStanding } from './standing-decisions.ts'

export const previewMerge = defineAction({
  name: 'people.mergePreview',
  summary: 'What speaks for and against two people being one, and what would follow.',
  http: 'GET /people/{id}/merge-preview',
  kind: 'read',
  input: MergePreviewInput,
  output: MergePreview,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['id', 'other'],
    render: (preview) =>
      [
        ...preview.agreements.map((one) => `+ ${one}`),
        ...preview.conflicts.map((one) => `- ${one}`),
        ...preview.follows,
        ...(preview.refusal ? [preview.refusal.sentence] : []),
      ].join('\n'),
  },
  run: async (ctx, { id, other }) => {
    const [a, b] = await Promise.all([readHeld(ctx, id), readHeld(ctx, other)])
    const [shared, places, names, follows, refusal] = await Promise.all([
      sharedCoauthors(ctx, a, b),
      sharedOrganisations(ctx, a, b),
      nameForms(ctx, a, b),
      whatFollows(ctx, a, b),
      refusalOf(ctx, a, b),
    ])
    const years = [a, b].map(({ person }) => [person.first_year, person.last_year] as const)
    return {
      a: toPersonRow(a.person),
      b: toPersonRow(b.person),
      ...evidence(a, b, shared, places),
      follows,
      after: {
        works: a.person.works + b.person.works,
        firstYear: least(years.map(([first]) => first)),
        lastYear: least(
          years.map(([, last]) => (last === null ? null : -last)),
          -1,
        ),
        nameForms: names,
      },
      refusal,
    }
  },
})

/** What one would look at to judge, in sentences. */
const evidence = (a: Held, b: Held, shared: readonly string[], places: readonly string[]) => {
  const agreements: string[] = []
  const conflicts: string[] = []
  const orcids = [orcidOf(a.person.orcid), orcidOf(b.person.orcid)]
  if (orcids[0] && orcids[1]) {
    if (orcids[0] === orcids[1]) agreements.push(`Same ORCID, ${orcids[0]}.`)
    else conflicts.push(`Two ORCIDs: ${orcids[0]} and ${orcids[1]}.`)
  }
  const name = compareFacts(
    { name: a.person.name, organisation: '', links: [] },
    { name: b.person.name, organisation: null, orcid: null },
  )
  if (name) agreements.push(`${upper(name.why)}.`)
  else conflicts.push(`${a.person.name} and ${b.person.name} are different names.`)
  if (shared.length > 0) {
    agreements.push(`${shared.length} co-authors of both: ${some(shared)}.`)
  } else if (a.person.works > 0 && b.person.works > 0) {
    conflicts.push('No co-author of both.')
  }
  if (places.length > 0) agreements.push(`Both at ${some(places)}.`)
  const gap = yearsApart(a, b)
  if (gap !== null && gap >= 5) conflicts.push(`${gap} years lie between their works.`)
  if (gap !== null && gap <= 1) agreements.push('Their works follow each other or overlap in time.')
  return { agreements, conflicts }
}

const sharedCoauthors = async (ctx: Context, a: Held, b: Held): Promise<string[]> => {
  const rows = await ctx.literature.query<{ name: string }>(
    `select p.name from edge x join edge y on y.other_no = x.other_no and y.person_no = $2
     join person p on p.person_no = x.other_no
     where x.person_no = $1 order by x.works + y.works desc nulls last, p.name limit 100`,
    [a.person.person_no, b.person.person_no],
  )
  return rows.map(({ name }) => name)
}

const sharedOrganisations = async (ctx: Context, a: Held, b: Held): Promise<string[]> => {
  const rows = await ctx.literature.query<{ name: string }>(
    `select distinct o.name from spell x
     join spell y on y.organisation_no = x.organisation_no and y.person_no = $2
     join organisation o on o.organisation_no = x.organisation_no
     where x.person_no = $1 order by o.name nulls last limit 20`,
    [a.person.person_no, b.person.person_no],
  )
  return rows.map(({ name }) => name)
}

const nameForms = async (ctx: Context, a: Held, b: Held): Promise<string[]> => {
  const rows = await ctx.literature.query<{ name: string }>(
    `select name from person_name where person_no = any($1)
     group by name order by sum(signatures) desc nulls last, name limit 30`,
    [[a.person.person_no, b.person.person_no]],
  )
  const names = rows.map(({ name }) => name)
  return [...new Set([...names, a.person.name, b.person.name])]
}

const whatFollows = async (ctx: Context, a: Held, b: Held): Promise<string[]> => {
  const ids = await idsLeadingTo(ctx.db, b.person.person_id)
  const notes = (await readNotes(ctx.db, ids)).length
  const signatures = b.person.works
  return [
    `${signatures} ${signatures === 1 ? 'work' : 'works'} of ${b.person.name} come to ${a.person.name}.`,
    ...(notes > 0 ? [`${notes} ${notes === 1 ? 'note comes' : 'notes come'} along.`] : []),
    'Both addresses lead to the one person. An undo parts them again.',
  ]
}

const refusalOf = async (
  ctx: Context,
  a: Held,
  b: Held,
): Promise<z.input<typeof MergePreview>['refusal']> => {
  const refused = await refusesMerge(ctx, a, b)
  if (refused) return { sentence: refused.message, decisions: [] }
  const standing = await inTransaction(ctx.db, (tx) => readStanding(tx))
  const by = forbidsSame(standing, [...a.nodes.keys()], [...b.nodes.keys()])
  if (by.length === 0) return null
  const decisions = await readDecisions(ctx.db, {
    ids: by.map(({ id }) => id),
    undone: 'without',
    limit: 20,
    offset: 0,
  })
  return { sentence: 'It was decided before that they are not one person.', decisions }
}

const yearsApart = (a: Held, b: Held): number | null => {
  const [x, y] = [a.person, b.person].toSorted((p, q) => (p.first_year ?? 0) - (q.first_year ?? 0))
  if (!x || !y || x.last_year === null || y.first_year === null) return null
  return Math.max(0, y.first_year - x.last_year)
}

const least = (values: readonly (number | null)[], sign = 1): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : sign * Math.min(...known)
}

const some = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and others`

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
