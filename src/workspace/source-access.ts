import type { CampaignDatabase } from '#database/open.ts'

/** What a source of works asks for with each request; empty where nothing was set. */
export interface SourceAccess {
  readonly openAlexKey: string
  readonly mailto: string
}

/** The key and mail address for OpenAlex. For the literature room; never for a wire. */
export const readSourceAccess = async (db: CampaignDatabase): Promise<SourceAccess> => {
  const row = await db
    .selectFrom('workspace')
    .select(['openAlexKey', 'mailto'])
    .executeTakeFirstOrThrow()
  return { openAlexKey: row.openAlexKey, mailto: row.mailto }
}
