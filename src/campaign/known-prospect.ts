import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import type { KnownPerson, SourcedPerson } from '#actions/room.ts'

interface LineRow {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly affiliation: string
}

/** The lines of The List for whoever has one of these ids: of a person, or of a line. */
export const knowProspect = async (
  ctx: Context,
  ids: readonly string[],
): Promise<KnownPerson | null> => {
  const { rows } = await sql<LineRow>`
    select id, person_id, name, affiliation from prospect
    where kind = 'person' and (id = any(${[...ids]}::uuid[]) or person_id = any(${[...ids]}::uuid[]))
    order by created_at, id`.execute(ctx.db)
  if (rows.length === 0) return null
  return {
    ids: [...rows.flatMap((row) => row.personId ?? []), ...rows.map((row) => row.id)],
    names: rows.map((row) => row.name),
    // What a line was founded on may be somebody else's by now; people knows whose it is.
    signatures: [],
    identifiers: [],
    addresses: [],
    places: rows.flatMap((row) => (row.affiliation === '' ? [] : [row.affiliation])),
  }
}

/** Everybody who stands on The List and whom this reader may see: they are owed a notice. */
export const sourcedOnList = async (ctx: Context): Promise<readonly SourcedPerson[]> => {
  const { rows } = await sql<
    LineRow & { source: string; createdAt: Date; compartmentId: string | null }
  >`
    select id, person_id, name, affiliation, source, created_at, compartment_id from prospect
    where kind = 'person' and removed_at is null order by created_at, id`.execute(ctx.db)
  return rows.map((row) => ({
    subjectId: row.id,
    personId: row.personId,
    name: row.name,
    since: row.createdAt.toISOString(),
    source: row.source,
    path: `/list/${row.id}`,
    compartmentId: row.compartmentId,
  }))
}
