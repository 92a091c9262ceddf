/** What the address of the audit holds: how far back, and which words. */
export interface AuditSearch {
  /** Id of an event. */
  readonly before?: string | undefined
  readonly words?: string | undefined
}

/** Reads an address; what cannot be meant is left out. */
export const readAuditSearch = (raw: Record<string, unknown>): AuditSearch => {
  const before = raw['before']
  const words = raw['words']
  return {
    ...(typeof before === 'string' && eventId.test(before) ? { before } : {}),
    ...(typeof words === 'string' && words !== '' ? { words } : {}),
  }
}

const eventId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
