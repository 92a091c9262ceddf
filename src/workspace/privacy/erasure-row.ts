import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#database/schema.ts'
import { ErasureId, type Erasure } from '../privacy.contract.ts'

/** A row as it may cross a wire: whom it was about is left out. */
export const toErasure = (
  row: Selectable<Database['privacyErasure']>,
): z.infer<typeof Erasure> => ({
  id: ErasureId.parse(row.id),
  state: row.state === 'done' || row.state === 'failed' ? row.state : 'asked',
  askedBy: row.askedByName,
  askedAt: row.askedAt.toISOString(),
  doneAt: row.doneAt?.toISOString() ?? null,
  failure: row.failure,
  waitsIn: row.waitsIn,
})
