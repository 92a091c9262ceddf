import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { LookalikesOutput } from './contract.ts'
import { LookalikesInput } from './inputs.ts'
import { readLink } from './links.ts'
import { compareFacts, type FactsToCompare, type Likeness } from './look-alike.ts'
import { nameParts } from './matching/name-key.ts'
import { personColumns, personTables, toPersonRow, type PersonColumns } from './person-row.ts'

/** As many as one can look at beside a form. */
const most = 8

export const findLookalikes = defineAction({
  name: 'people.lookalikes',
  summary: 'Who is here already that a person about to be added could be.',
  http: 'GET /people/by-hand/lookalikes',
  kind: 'read',
  input: LookalikesInput,
  output: LookalikesOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['name'],
    examples: ['people lookalikes "Iris Tanwee" --organisation "Corvid Reasoning"'],
  },
  table: (found) => ({
    columns: ['name', 'organisation', 'works', 'why', 'id'],
    rows: found.lookalikes.map(({ person, why }) => [
      person.name,
      person.organisation,
      person.works,
      why,
      person.id,
    ]),
  }),
  run: async (ctx, input) => {
    const link = readLink(input.link)
    const facts: FactsToCompare = {
      name: input.name,
      organisation: input.organisation,
      links: typeof link === 'string' ? [] : [link],
    }
    const rows = await candidates(ctx, facts)
    const alike = rows
      .flatMap((row) => {
        const likeness = compareFacts(facts, row)
        return likeness ? [{ row, likeness }] : []
      })
      .toSorted((a, b) => order(a.likeness) - order(b.likeness) || b.row.works - a.row.works)
      .slice(0, most)
    return {
      lookalikes: alike.map(({ row, likeness }) => ({
        person: toPersonRow(row),
        why: likeness.why,
        certain: likeness.certain,
      })),
    }
  },
})

const order = (likeness: Likeness): number => (likeness.certain ? 0 : 1) + likeness.distance

/** Bearers of the last word of the name or of its first, and of the same ORCID or OpenAlex id. */
const candidates = async (
  ctx: Context,
  facts: FactsToCompare,
): Promise<readonly PersonColumns[]> => {
  const words = nameParts(facts.name)
  const ids = facts.links.flatMap((link) => [link.label, link.url])
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? ''
  if (longest.length < 2 && ids.length === 0) return []
  // While a name is being typed its last word is a beginning, hence the open end.
  return ctx.literature.query<PersonColumns>(
    `select ${personColumns} from ${personTables}
     where p.orcid = any($2) or p.author_id = any($2)
       or ($1 <> '' and (p.name_key like $1 || '%'
         or p.name_key like '% ' || $1 || '%'))
     order by p.works desc nulls last, p.person_id limit 500`,
    [longest.length < 2 ? '' : longest, ids],
  )
}
