import { sql } from 'kysely'
import type { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'
import type { ProspectLine } from './clocks.contract.ts'

export type LineShown = z.input<typeof ProspectLine>

/** Standing prospects that the reader may see, with names of area and owner, by name. */
export const readLines = async (
  db: CampaignDatabase,
  ids?: readonly string[],
): Promise<readonly LineShown[]> => {
  if (ids?.length === 0) return []
  const { rows } = await sql<LineShown>`
    select p.id as prospect_id, p.kind, p.person_id, p.organisation_id, p.name, p.affiliation,
      p.stage, p.tier, a.name as area, p.seat_area_id as area_id, p.owner_id, m.name as owner_name,
      p.compartment_id, p.version
    from prospect p
    left join seat_area a on a.id = p.seat_area_id
    left join member m on m.id = p.owner_id
    where p.removed_at is null ${ids ? sql`and p.id = any(${[...ids]}::uuid[])` : sql``}
    order by p.name_key, p.id
  `.execute(db)
  return rows
}
