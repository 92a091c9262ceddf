import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { readCharterRow, showCharters, toCharterLine, type CharterRow } from './charter.ts'
import { charterChanges, type CharterToCompare } from './charter-changes.ts'
import {
  CharterComparison,
  CharterLine,
  CharterVersion,
  CompareCharterInput,
} from './charter.contract.ts'
import { offLimitsThen } from './off-limits-rows.ts'

export const compareCharter = defineAction({
  name: 'campaign.compareCharter',
  summary: 'What differs between two versions of the charter.',
  http: 'GET /charter/comparison',
  kind: 'read',
  input: CompareCharterInput,
  output: CharterComparison,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['from', 'to'],
    render: ({ changes }) =>
      changes.length === 0
        ? 'Nothing differs.'
        : changes
            .flatMap(({ section, before, after }) => [
              section,
              ...(before === null ? [] : [`  - ${before}`]),
              ...(after === null ? [] : [`  + ${after}`]),
            ])
            .join('\n'),
  },
  run: async (ctx, { from, to }) => {
    const [before, after] = await Promise.all([
      from === 0 ? null : readCharterRow(ctx.db, from),
      readCharterRow(ctx.db, to),
    ])
    if (before === undefined || after === undefined) throw notFound('charter')
    const [a, b, names] = await Promise.all([
      before === null ? nothing : charterThen(ctx, before),
      charterThen(ctx, after),
      memberNames(ctx),
    ])
    const line = before === null ? null : toCharterLine(before)
    return {
      from: line === null ? null : CharterLine.parse(line),
      to: CharterLine.parse(toCharterLine(after)),
      changes: charterChanges(a, b, (id) => names.get(id) ?? 'somebody who has left'),
    }
  },
})

const nothing: CharterToCompare = { charter: null, offLimits: [] }

const charterThen = async (ctx: Context, row: CharterRow): Promise<CharterToCompare> => {
  const [[shown], offLimits] = await Promise.all([
    showCharters(ctx.db, ctx.actor, [row]),
    row.savedAt === null ? [] : offLimitsThen(ctx.db, row.savedAt),
  ])
  const charter: z.output<typeof CharterVersion> = CharterVersion.parse(shown)
  return { charter, offLimits }
}

/** Names of members, those who left included: a version may name them. */
const memberNames = async (ctx: Context): Promise<ReadonlyMap<string, string>> => {
  const rows = await ctx.db.selectFrom('member').select(['id', 'name']).limit(2000).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
