import { sql } from 'kysely'
import { AppError } from '#core/errors.ts'
import type { CampaignTransaction } from '#database/transaction.ts'

/**
 * Places at the top of each of these stages, in the order given: the first is the highest. Only
 * what the reader sees counts, so that a place tells nothing of what is hidden.
 */
export const topPlaces = async (
  tx: CampaignTransaction,
  stages: readonly string[],
): Promise<readonly number[]> => {
  const { rows } = await sql<{ stage: string; top: number }>`
    select stage, min(place) as top from prospect
    where removed_at is null and stage = any(${[...new Set(stages)]}::text[])
    group by stage`.execute(tx)
  const top = new Map(rows.map((row) => [row.stage, row.top]))
  const left = new Map<string, number>()
  for (const stage of stages) left.set(stage, (left.get(stage) ?? 0) + 1)
  return stages.map((stage) => {
    const rest = left.get(stage) ?? 1
    left.set(stage, rest - 1)
    return (top.get(stage) ?? 0) - rest
  })
}

/** Halving a gap goes on some fifty times; long before that the stage is numbered anew. */
const smallestGap = 1e-6

/**
 * The place right below a line of the stage; null: on top. `without` are lines that are being moved
 * themselves. Refuses a line that is not there.
 */
export const placeBelow = async (
  tx: CampaignTransaction,
  where: { readonly stage: string; readonly after: string | null; readonly without: string },
): Promise<number> => {
  const { stage, after, without } = where
  if (after === null) {
    const [top] = await topPlaces(tx, [stage])
    return top ?? 0
  }
  const gap = await gapBelow(tx, stage, after, without)
  if (gap.next === null) return gap.place + 1
  if (gap.next - gap.place > smallestGap) return (gap.next + gap.place) / 2
  await numberAnew(tx, stage)
  const wide = await gapBelow(tx, stage, after, without)
  return wide.next === null ? wide.place + 1 : (wide.next + wide.place) / 2
}

const gapBelow = async (
  tx: CampaignTransaction,
  stage: string,
  after: string,
  without: string,
): Promise<{ place: number; next: number | null }> => {
  const { rows } = await sql<{ place: number; next: number | null }>`
    select p.place, (
      select q.place from prospect q
      where q.removed_at is null and q.stage = p.stage and q.id <> ${without}
        and (q.place, q.id) > (p.place, p.id)
      order by q.place, q.id limit 1
    ) as next
    from prospect p
    where p.id = ${after} and p.stage = ${stage} and p.removed_at is null`.execute(tx)
  const [found] = rows
  if (!found) {
    throw new AppError('conflict', 'The line to stand below is not in this stage any more.', {
      code: 'neighbour_moved',
      next: 'Look where it is now, and arrange once more.',
    })
  }
  return found
}

/** The line right above one in its stage; null when it is on top. */
export const lineAbove = async (tx: CampaignTransaction, id: string): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    select q.id from prospect p join prospect q on q.stage = p.stage and q.removed_at is null
    where p.id = ${id} and (q.place, q.id) < (p.place, p.id)
    order by q.place desc, q.id desc limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

// What the reader does not see keeps its number: to move it would be to know of it.
const numberAnew = async (tx: CampaignTransaction, stage: string): Promise<void> => {
  await sql`
    update prospect set place = numbered.place
    from (
      select id, row_number() over (order by place, id) as place
      from prospect where stage = ${stage} and removed_at is null
    ) as numbered
    where numbered.id = prospect.id`.execute(tx)
}
