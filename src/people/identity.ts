import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { IdentityOutput, OnePerson } from './contract.ts'
import { readDecisions } from './decision.ts'
import { compareNames } from './look-alike.ts'
import { nameParts } from './matching/name-key.ts'
import {
  personColumns,
  personTables,
  readPerson,
  toPersonRow,
  type PersonColumns,
} from './person-row.ts'
import { groupSentence, readIdentityGroups, type IdentityGroup } from './read-identity.ts'
import { idsLeadingTo, resolvePersonId } from './resolve-person.ts'

/** As many as one compares by eye. */
const mostAlike = 8
const mostForGroup = 5

export const showIdentity = defineAction({
  name: 'people.identity',
  summary: 'Which signatures are this person, grouped by why; the doubtful first.',
  http: 'GET /people/{id}/identity',
  kind: 'read',
  input: OnePerson,
  output: IdentityOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'] },
  table: ({ groups }) => ({
    columns: ['group', 'in doubt', 'printed name', 'year', 'title', 'evidence', 'work', 'position'],
    rows: groups.flatMap((group) =>
      group.signatures.map((one) => [
        group.sentence,
        group.doubtful ? 'yes' : 'no',
        one.name,
        one.year,
        one.title,
        one.evidence,
        one.workId,
        one.position,
      ]),
    ),
  }),
  run: async (ctx, { id }) => {
    const live = await resolvePersonId(ctx, id)
    const person = await readPerson(ctx, live)
    const [groups, alike, ids] = await Promise.all([
      readIdentityGroups(ctx, person),
      readAlike(ctx, person),
      idsLeadingTo(ctx.db, live),
    ])
    const decisions = await readDecisions(ctx.db, {
      personIds: ids,
      undone: 'with',
      limit: 100,
      offset: 0,
    })
    const apart = new Set(
      decisions
        .filter((one) => one.kind === 'different' && one.undoneAt === null)
        .flatMap((one) => one.sides.map((side) => side.personId)),
    )
    return {
      person: toPersonRow(person),
      groups: groups
        .toSorted((a, b) => Number(b.doubtful) - Number(a.doubtful))
        .map((group) => toGroup(group, alike)),
      decisions,
      lookalikes: alike
        .filter((one) => !apart.has(one.person_id))
        .slice(0, mostAlike)
        .map(toPersonRow),
    }
  },
})

const toGroup = (group: IdentityGroup, alike: readonly PersonColumns[]) => {
  const names = group.doubtful ? [...new Set(group.signatures.map(({ name }) => name))] : []
  return {
    key: `${group.reason}:${group.by}`,
    reason: group.reason,
    sentence: groupSentence(group),
    doubtful: group.doubtful,
    confirmed: group.reason === 'decided',
    couldAlsoBe: alike
      .filter((one) => names.some((name) => compareNames(nameParts(name), nameParts(one.name))))
      .slice(0, mostForGroup)
      .map(toPersonRow),
    signatures: [...group.signatures],
  }
}

/** Others whose name could be this person's, those with most co-authors in common first. */
const readAlike = async (
  ctx: Context,
  person: PersonColumns,
): Promise<readonly PersonColumns[]> => {
  const words = nameParts(person.name)
  const family = words.at(-1) ?? ''
  const first = words[0] ?? ''
  if (family.length < 2 && first.length < 2) return []
  const rows = await ctx.literature.query<PersonColumns & { shared: number }>(
    `select ${personColumns}, cast(coalesce(c.shared, 0) as integer) as shared
     from ${personTables}
     left join (
       select y.person_no, count(*) as shared
       from edge x join edge y on y.other_no = x.other_no
       where x.person_no = $1 and y.person_no <> $1 group by y.person_no
     ) c on c.person_no = p.person_no
     where p.person_no <> $1 and (
       p.name_key like '%' || $2
       or p.name_key like $2 || '%')
     order by shared desc nulls last, p.works desc nulls last, p.person_id limit 1000`,
    [person.person_no, family.length >= 2 ? family : first],
  )
  return rows
    .flatMap((row) => {
      const likeness = compareNames(words, nameParts(row.name))
      return likeness ? [{ row, distance: likeness.distance }] : []
    })
    .toSorted(
      (a, b) => Math.sign(b.row.shared) - Math.sign(a.row.shared) || a.distance - b.distance,
    )
    .map(({ row }) => row)
}
