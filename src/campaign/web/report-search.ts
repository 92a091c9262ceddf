import { z } from 'zod'

const Search = z.object({ since: z.iso.date().optional().catch(undefined) })

/** What the address of the report holds: the day it looks back to. */
export const readReportSearch = (raw: unknown): z.output<typeof Search> =>
  Search.catch({ since: undefined }).parse(raw)
