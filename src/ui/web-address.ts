/**
 * An address from the literature that may become a link: http or https and nothing else, so that a
 * hostile record cannot run anything. A bare DOI becomes its address. Null when it is no link.
 */
export const webAddress = (text: string | null | undefined): string | null => {
  const value = (text ?? '').trim()
  if (value === '') return null
  const full = /^10\.\d{4,9}\//u.test(value) ? `https://doi.org/${encodeURI(value)}` : value
  const url = URL.parse(full)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}
