import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import type { DecisionShown } from './decision.ts'
import { readPeople, toPersonRow } from './person-row.ts'
import { resolvePersonId } from './resolve-person.ts'

/** A decision with the people it leaves, in the order of its sides, each once. */
export const afterDecision = async (ctx: Context, decision: DecisionShown) => {
  const live = new Set<string>()
  for (const side of decision.sides) {
    const id = await resolvePersonId(ctx, side.personId).catch(gone)
    if (id !== null) live.add(id)
  }
  const rows = await readPeople(ctx, { ids: [...live] })
  const byId = new Map(rows.map((row) => [row.person_id, toPersonRow(row)]))
  return { decision, people: [...live].flatMap((id) => byId.get(id) ?? []) }
}

/** A side whose person is no more (facts removed since) is left out. */
const gone = (error: unknown): null => {
  if (error instanceof AppError && error.kind === 'not_found') return null
  throw error
}
