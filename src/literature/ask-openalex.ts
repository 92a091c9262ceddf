import type { Context } from '#actions/context.ts'
import { readSourceAccess } from '#workspace/source-access.ts'
import { OpenAlexClient } from './sources/openalex/client.ts'

// Names are searched while a person waits.
const findTimeoutMs = 60_000

/** OpenAlex, asked on behalf of a person who waits: with the workspace's key, a minute at most. */
export const askOpenAlex = async (ctx: Context): Promise<OpenAlexClient> => {
  const access = await readSourceAccess(ctx.db)
  return new OpenAlexClient(
    { url: ctx.outside.openAlexUrl, key: access.openAlexKey, mailto: access.mailto },
    AbortSignal.timeout(findTimeoutMs),
  )
}
