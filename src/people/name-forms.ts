import type { Context } from '#actions/context.ts'
import type { Node } from './decisions.ts'
import { nodeColumns } from './held-by.ts'

/** The name printed most often on these signatures; the longest when equal. */
export const commonestName = async (ctx: Context, nodes: readonly Node[]): Promise<string> => {
  const signatures = nodes.map(nodeColumns).filter((one) => one.handPersonId === null)
  const rows = await ctx.literature.query<{ work_id: string; position: number; name: string }>(
    `select w.work_id, s.position, s.name from signature s join work w on w.work_no = s.work_no
     where w.work_id = any($1)`,
    [signatures.map(({ workId }) => workId)],
  )
  const wanted = new Set(signatures.map(({ workId, position }) => `${workId}#${position}`))
  const counts = new Map<string, number>()
  for (const row of rows) {
    if (!wanted.has(`${row.work_id}#${row.position}`)) continue
    counts.set(row.name, (counts.get(row.name) ?? 0) + 1)
  }
  const [first] = [...counts].toSorted(
    ([nameA, a], [nameB, b]) => b - a || nameB.length - nameA.length || (nameA < nameB ? -1 : 1),
  )
  return first?.[0] ?? 'somebody else'
}
