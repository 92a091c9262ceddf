import { readFirstRunSearch } from './first-run-search.ts'

/** What the address of a reading holds: which refusals are shown, and who was admired. */
export interface RunSearch {
  readonly code?: string | undefined
  readonly name?: readonly string[] | undefined
}

/** Reads the address of a reading; what cannot be meant is left out. */
export const readRunSearch = (raw: Record<string, unknown>): RunSearch => ({
  ...(typeof raw['code'] === 'string' && raw['code'] !== '' ? { code: raw['code'] } : {}),
  ...readFirstRunSearch(raw),
})
