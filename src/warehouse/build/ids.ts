import { v5 } from 'uuid'

// Our own name spaces of RFC 9562; they must never change, or every id would.
const spaces = {
  person: '6f1c1ad4-5a3e-5c0e-9f0e-2f2b7b8f6a01',
  organisation: '6f1c1ad4-5a3e-5c0e-9f0e-2f2b7b8f6a02',
} as const

/** A UUIDv5 (RFC 9562, section 5.5): the same key gives the same id on every machine. */
export const uuidOf = (kind: keyof typeof spaces, key: string): string => v5(key, spaces[kind])

/** The key of a founding signature. */
export const signatureKey = (workId: string, position: number): string => `${workId}#${position}`
