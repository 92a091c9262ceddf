import type { PrintedAuthor } from '../../mend/mend-authors.ts'
import { keepable } from '../../mend/mend-text.ts'
import { type AuthorOrganisation, workLimits } from '../../work.ts'
import { openAlexId, orcidAddress } from './ids.ts'
import { own, type OpenAlexWork, readOpenAlexAuthorship } from './openalex-work.ts'
import { plainText, plainTexts } from './values.ts'

/** The author lines as printed: raw names kept, ids checked, affiliations as plain text. */
export const printedAuthors = (work: OpenAlexWork): readonly PrintedAuthor[] => {
  const corresponding = new Set(work.corresponding_author_ids)
  const printed: PrintedAuthor[] = []
  for (const line of work.authorships) {
    const foreign = readOpenAlexAuthorship(line)
    if (foreign === null) continue
    const name = [foreign.raw_author_name, foreign.author_name].find(isPrinted) ?? ''
    const authorId = openAlexId(foreign.author_id, 'A')
    printed.push({
      rawName: keepable(name.slice(0, workLimits.nameLetters)),
      orcid: orcidAddress(foreign.orcid),
      authorId,
      corresponding:
        typeof foreign.is_corresponding === 'boolean'
          ? foreign.is_corresponding || corresponding.has(foreign.author_id)
          : corresponding.has(foreign.author_id)
            ? true
            : null,
      affiliations: affiliations(foreign.raw_affiliation_strings),
      organisations: organisations(foreign.institutions),
      domains: domains(foreign.x_email_domains),
    })
  }
  return printed
}

const isPrinted = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== ''

const affiliations = (raw: readonly unknown[]): readonly string[] =>
  raw.length === 0
    ? none
    : plainTexts(raw, 'name', workLimits.affiliationsOfAuthor, workLimits.affiliationLetters)

const organisations = (raw: readonly unknown[]): readonly AuthorOrganisation[] => {
  if (raw.length === 0) return none
  const found: AuthorOrganisation[] = []
  for (const institution of raw.slice(0, workLimits.affiliationsOfAuthor)) {
    const name = plainText(own(institution, 'display_name'), workLimits.nameLetters)
    if (name === '' || found.some((known) => known.name === name)) continue
    const country = own(institution, 'country_code')
    const type = own(institution, 'type')
    const ror = own(institution, 'ror')
    found.push({
      id: openAlexId(own(institution, 'id'), 'I'),
      name,
      country:
        typeof country === 'string' && /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : null,
      type: typeof type === 'string' ? plainText(type, 40) : null,
      ror: typeof ror === 'string' && /^https:\/\/ror\.org\/0[a-z0-9]{8}$/.test(ror) ? ror : null,
    })
  }
  return found
}

const domains = (raw: readonly unknown[]): readonly string[] => {
  if (raw.length === 0) return none
  const found = raw
    .slice(0, 20)
    .filter((domain) => typeof domain === 'string')
    .map((domain) => domain.trim().toLowerCase())
    .filter((domain) => domain.length <= 200 && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain))
  return [...new Set(found)]
}

const none: readonly never[] = []
