/** What a file begins with, and what it then is (file signatures of the formats themselves). */
const beginnings: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  // Documents of office programs are such archives too.
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]],
]

/**
 * What a file is by its bytes; its name may lie. Text of any kind, a page with scripts too, is
 * `text/plain`; what is not known is `application/octet-stream`.
 */
export const typeOfBytes = (content: Uint8Array): string => {
  const known = beginnings.find(([, bytes]) => bytes.every((byte, i) => content[i] === byte))
  if (known) return known[0]
  return isText(content) ? 'text/plain' : 'application/octet-stream'
}

const isText = (content: Uint8Array): boolean => {
  if (content.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content)
    return true
  } catch {
    return false
  }
}
