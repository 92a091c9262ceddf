import type { CampaignDatabase } from '#database/open.ts'

/** The line and those joined to it, whose history is read with its own. */
export const historyIds = async (db: CampaignDatabase, id: string): Promise<readonly string[]> => {
  const joins = await db
    .selectFrom('prospectJoin')
    .select('joinedId')
    .where('keptId', '=', id)
    .where('undoneAt', 'is', null)
    .execute()
  return [id, ...joins.map(({ joinedId }) => joinedId)]
}
