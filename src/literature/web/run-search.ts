/** Reads the address of a reading: which reason of refusal is shown. */
export const readRunSearch = (raw: Record<string, unknown>): { code?: string } =>
  typeof raw['code'] === 'string' && raw['code'] !== '' ? { code: raw['code'] } : {}
