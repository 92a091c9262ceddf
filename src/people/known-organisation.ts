import type { Context } from '#actions/context.ts'
import { organisationKey } from './organisation-key.ts'

/** Placeholders of one question; a list may name thousands of organisations. */
const atOnce = 5000

/**
 * Ids of organisations by the names that people wrote, where exactly one is meant; names are
 * compared folded. Those that mean none or several are left out.
 */
export const knownOrganisations = async (
  ctx: Context,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const keys = new Map(names.map((name) => [name, organisationKey(name)] as const))
  const wanted = [...new Set(keys.values())].filter((key) => key !== '')
  const found = new Map<string, Set<string>>()
  for (let at = 0; at < wanted.length; at += atOnce) {
    const rows = await ctx.literature.query<{ name_key: string; organisation_id: string }>(
      'select name_key, organisation_id from organisation where name_key = any($1)',
      [wanted.slice(at, at + atOnce)],
    )
    for (const row of rows) {
      found.set(row.name_key, (found.get(row.name_key) ?? new Set()).add(row.organisation_id))
    }
  }
  return new Map(
    [...keys].flatMap(([name, key]) => {
      const ids = [...(found.get(key) ?? [])]
      return ids.length === 1 && ids[0] !== undefined ? [[name, ids[0]] as const] : []
    }),
  )
}

/** The id of the one organisation that a name means, or null. */
export const knownOrganisation = async (ctx: Context, name: string): Promise<string | null> =>
  (await knownOrganisations(ctx, [name])).get(name) ?? null
