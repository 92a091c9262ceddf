/** `W123`, `https://openalex.org/W123`, `.../works/w123`, as the one address OpenAlex gives it. */
export const openAlexId = (value: unknown, letter: 'W' | 'A' | 'I' | 'S'): string | null => {
  if (typeof value !== 'string' || value.length > 100) return null
  const found = idPattern.exec(value.trim())
  return found?.[1]?.toUpperCase() === letter ? `https://openalex.org/${letter}${found[2]}` : null
}
const idPattern = /^(?:https?:\/\/(?:api\.)?openalex\.org\/(?:[a-z]+\/)?)?([WAIS])(\d{1,18})$/i

/** Work ids that we gave ourselves to works kept by hand. */
export const ownWorkId = (value: unknown): string | null =>
  typeof value === 'string' && /^urn:party:work:[0-9a-f-]{36}$/.test(value) ? value : null

/** A DOI as `https://doi.org/10.…`, in lower case (ISO 26324: not case-sensitive); else empty. */
export const doiAddress = (value: unknown): string => {
  if (typeof value !== 'string' || value.length > 300) return ''
  const found = /(10\.\d{4,9}\/[^\s\p{Cc}\p{Cs}]+)$/u.exec(value.trim())
  return found?.[1] === undefined ? '' : `https://doi.org/${found[1].toLowerCase()}`
}

/** An ORCID as `https://orcid.org/0000-…`, if its check digit fits (ISO 7064 MOD 11-2). */
export const orcidAddress = (value: unknown): string | null => {
  if (typeof value !== 'string') return null
  const digits = /(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])$/.exec(value.trim())?.[1]?.toUpperCase()
  if (digits === undefined) return null
  let total = 0
  const plain = digits.replaceAll('-', '')
  for (const digit of plain.slice(0, 15)) total = (total + Number(digit)) * 2
  const check = (12 - (total % 11)) % 11
  return plain.at(15) === (check === 10 ? 'X' : String(check))
    ? `https://orcid.org/${digits}`
    : null
}

/** An address that a browser may open: http or https only, so never `javascript:`; else empty. */
export const webAddress = (value: unknown): string => {
  if (typeof value !== 'string' || value.length > 2_000) return ''
  return /^https?:\/\/[^\s"'<>\\\p{Cc}\p{Cs}]+$/iu.test(value) && URL.canParse(value) ? value : ''
}
