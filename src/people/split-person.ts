import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { DecisionOutput, SplitPreview } from './contract.ts'
import { SplitInput } from './inputs.ts'
import type { Node } from './decisions.ts'
import { nodeColumns, readHeld } from './held-by.ts'
import { divide, sendAway } from './send-away.ts'

export const splitPerson = defineAction({
  name: 'people.split',
  summary: 'Say that one person is two: the signatures given become a person of their own.',
  http: 'POST /people/{id}/splits',
  kind: 'change',
  input: SplitInput,
  output: DecisionOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['id'],
    render: ({ decision }) => `${decision.sentence} Undo: people undo-decision ${decision.id}`,
  },
  run: (ctx, input) => sendAway(ctx, { ...input, origin: 'split' }),
})

/** Both halves as they would be; nothing is changed. */
export const previewSplit = defineAction({
  name: 'people.splitPreview',
  summary: 'Show both halves of a person before splitting.',
  http: 'POST /people/{id}/split-preview',
  kind: 'read',
  input: SplitInput,
  output: SplitPreview,
  allow: member,
  doors: 'all',
  mcp: false,
  run: async (ctx, { id, signatures }) => {
    const held = await readHeld(ctx, id)
    const { stays, goes } = divide(held, signatures)
    return {
      stays: await half(ctx, [...stays.keys()], held.person.name),
      goes: await half(ctx, [...goes.keys()], null),
    }
  },
})

interface LineOfHalf {
  readonly work_no: number
  readonly work_id: string
  readonly position: number
  readonly name: string
  readonly year: number | null
  readonly organisation: string | null
}

const half = async (ctx: Context, nodes: readonly Node[], name: string | null) => {
  const wanted = new Set(nodes)
  const works = nodes.map(nodeColumns).flatMap(({ workId }) => workId ?? [])
  const lines = (
    await ctx.literature.query<LineOfHalf>(
      `select s.work_no, w.work_id, s.position, s.name, s.year, o.name as organisation
       from signature s join work w on w.work_no = s.work_no
       left join organisation o on o.organisation_no = s.organisation_no
       where w.work_id = any($1)`,
      [works],
    )
  ).map((line) => ({ ...line, theirs: wanted.has(`${line.work_id}#${line.position}`) }))
  const own = lines.filter((line) => line.theirs)
  const years = own.flatMap((line) => line.year ?? [])
  const nameForms = counted(own.map((line) => line.name))
  return {
    name: name ?? nameForms[0]?.[0] ?? '',
    nameForms: nameForms.map(([form, signatures]) => ({ name: form, signatures })),
    works: new Set(own.map((line) => line.work_no)).size,
    firstYear: years.length === 0 ? null : Math.min(...years),
    lastYear: years.length === 0 ? null : Math.max(...years),
    organisations: counted(own.flatMap((line) => line.organisation ?? []))
      .slice(0, 8)
      .map(([organisation]) => organisation),
    coauthors: counted(lines.flatMap((line) => (line.theirs ? [] : [line.name])))
      .slice(0, 8)
      .map(([coauthor]) => coauthor),
  }
}

/** Values with how often they occur, most often first. */
const counted = (values: readonly string[]): [string, number][] => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1))
}
