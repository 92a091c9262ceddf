/** What the address of the audit holds: how far back, and which words. */
export interface AuditSearch {
  readonly before?: number | undefined
  readonly words?: string | undefined
}

/** Reads an address; what cannot be meant is left out. */
export const readAuditSearch = (raw: Record<string, unknown>): AuditSearch => {
  const before = Number(raw['before'])
  const words = raw['words']
  return {
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
    ...(typeof words === 'string' && words !== '' ? { words } : {}),
  }
}
