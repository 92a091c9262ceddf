import type { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { Link } from './contract.ts'

export type PersonLink = z.output<typeof Link>

const orcidPattern = /^(?:https?:\/\/(?:www\.)?orcid\.org\/)?(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx])\/?$/
const openAlexPattern =
  /^(?:https?:\/\/(?:api\.)?openalex\.org\/(?:authors\/|people\/)?)?([Aa]\d{4,15})\/?$/
const openReviewPattern = /^(?:https?:\/\/openreview\.net\/profile\?id=)?(~[\p{L}\p{M}\d._-]+\d)$/u
const doiPattern = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i
const longest = 2000

/**
 * Reads what somebody typed or pasted as a link: an address, or the bare id of ORCID (its check
 * digit must fit), OpenAlex, OpenReview or a DOI. Addresses get `https://` if they have none.
 * Returns a sentence when it is none: other schemes, passwords in addresses, single words.
 */
export const readLink = (typed: string): PersonLink | string => {
  const text = typed.trim()
  if (text.length > longest) return `A link of ${text.length} characters is too long.`
  const orcid = orcidPattern.exec(text)?.[1]
  if (orcid !== undefined) return orcidLink(orcid)
  const openAlex = openAlexPattern.exec(text)?.[1]?.toUpperCase()
  if (openAlex)
    return { kind: 'openalex', label: openAlex, url: `https://openalex.org/${openAlex}` }
  const openReview = openReviewPattern.exec(text)?.[1]
  if (openReview) {
    const url = `https://openreview.net/profile?id=${encodeURIComponent(openReview)}`
    return { kind: 'openreview', label: openReview, url }
  }
  const doi = doiPattern.exec(text)?.[1]
  if (doi) return { kind: 'doi', label: doi, url: `https://doi.org/${encodeURI(doi)}` }
  return addressLink(text)
}

/** The links of several lines; the first that is none refuses them all. Equal ones are kept once. */
export const readLinks = (typed: readonly string[]): PersonLink[] => {
  const links = new Map<string, PersonLink>()
  for (const one of typed) {
    if (one.trim() === '') continue
    const link = readLink(one)
    if (typeof link === 'string') {
      throw new AppError('invalid', link, {
        code: 'not_a_link',
        next: 'Write an address that begins with https://, or an ORCID.',
        details: { link: one.slice(0, 200) },
      })
    }
    links.set(link.url, link)
  }
  return [...links.values()]
}

/** By what a person could be known again: the addresses, and the ids among them. */
export const addressesOf = (links: readonly PersonLink[]): string[] =>
  links.flatMap(({ url, label }) => [url, label])

/** The bare id behind an ORCID in whatever form, or null; for comparing. */
export const orcidOf = (text: string | null): string | null => {
  const found = text === null ? undefined : orcidPattern.exec(text.trim())?.[1]
  if (found === undefined) return null
  const link = orcidLink(found)
  return typeof link === 'string' ? null : link.label
}

const orcidLink = (written: string): PersonLink | string => {
  const digits = written.replaceAll('-', '').toUpperCase()
  if (orcidCheckDigit(digits.slice(0, 15)) !== digits[15]) {
    return `The ORCID ${written} has a slip in it: its last digit does not fit the others.`
  }
  const id = digits.replace(/(.{4})(?=.)/g, '$1-')
  return { kind: 'orcid', label: id, url: `https://orcid.org/${id}` }
}

/** ISO 7064 MOD 11-2, as ORCID describes it (support.orcid.org, structure of the identifier). */
const orcidCheckDigit = (fifteen: string): string => {
  let total = 0
  for (const digit of fifteen) total = (total + Number(digit)) * 2
  const result = (12 - (total % 11)) % 11
  return result === 10 ? 'X' : String(result)
}

const addressLink = (text: string): PersonLink | string => {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(text)?.[0].toLowerCase()
  const hasScheme = scheme !== undefined && !/^[^/]+:\d/.test(text)
  if (hasScheme && scheme !== 'https:' && scheme !== 'http:') {
    return `“${shown}” is not an address of a page.`
  }
  const full = hasScheme ? text : `https://${text}`
  if (/\s/.test(full) || !URL.canParse(full)) return `“${shown}” is not an address of a page.`
  const url = new URL(full)
  if (url.username !== '' || url.password !== '') {
    return `“${url.hostname}” stands behind a name or password; such addresses are not kept.`
  }
  if (!url.hostname.includes('.')) return `“${shown}” is not an address of a page.`
  const host = url.hostname.replace(/^www\./, '')
  const path = url.pathname === '/' ? '' : url.pathname.replace(/\/$/, '')
  const github = host === 'github.com' && /^\/[^/]+$/.test(path)
  return {
    kind: github ? 'github' : 'homepage',
    label: (github ? path.slice(1) : `${host}${path}`).slice(0, 200),
    url: url.href,
  }
}
