import { mendAuthors } from '../../mend/mend-authors.ts'
import { keepable } from '../../mend/mend-text.ts'
import { mendTitle } from '../../mend/mend-title.ts'
import { type ParsedWork, type Work, workLimits } from '../../work.ts'
import { liftedMark, rebuildAbstract } from './abstract.ts'
import { printedAuthors } from './authorships.ts'
import { doiAddress, openAlexId, ownWorkId, webAddress } from './ids.ts'
import { own, type OpenAlexWork, readOpenAlexWork } from './openalex-work.ts'
import { refusals } from './refusals.ts'
import { amount, plainText, plainTexts, readDate, yearOf } from './values.ts'

/**
 * Turns a parsed OpenAlex Work object into a work of ours, mended where that is certain; or says
 * why not. Pure, never throws, whatever the value. `lifted` is the abstract that `liftAbstract`
 * took out of the text before parsing. `mended` counts titles, names and marks put right.
 */
export const parseWork = (value: unknown, lifted: string | null = null): ParsedWork => {
  const foreign = readOpenAlexWork(value)
  if (foreign === null) return refused(refusals.notAWork())
  const id = openAlexId(foreign.id, 'W') ?? ownWorkId(foreign.id)
  if (id === null) return refused(refusals.noId(foreign.id))
  if (foreign.authorships.length > workLimits.authors) {
    return refused(refusals.tooManyAuthors(foreign.authorships.length))
  }
  const title = titleOf(foreign)
  if (!title.ok) return title
  const abstract = abstractOf(foreign, lifted)
  if (!abstract.ok) return refused(refusals.badAbstract(abstract.reason))
  const authorships = mendAuthors(printedAuthors(foreign))
  if (authorships.length === 0) return refused(refusals.noAuthors())
  const work = assemble(foreign, { id, title, abstract: abstract.text, authorships })
  return { ok: true, work, mended: countMended(work, title.reasons.length) }
}

const refused = (refusal: ReturnType<(typeof refusals)[keyof typeof refusals]>) =>
  ({ ok: false, refusal }) as const

const titleOf = (foreign: OpenAlexWork) => {
  const raw = typeof foreign.title === 'string' ? foreign.title : foreign.display_name
  if (typeof raw !== 'string' || raw.trim() === '') return refused(refusals.noTitle())
  if (raw.length > workLimits.titleLetters) return refused(refusals.longTitle(raw.length))
  const { text, reasons } = mendTitle(raw)
  if (text === '') return refused(refusals.noTitle())
  return { ok: true, text, raw, reasons } as const
}

const abstractOf = (foreign: OpenAlexWork, lifted: string | null) => {
  const index = foreign.abstract_inverted_index
  if (lifted !== null && index === liftedMark) return { ok: true, text: lifted } as const
  if (typeof index !== 'object' || index === null) return { ok: true, text: '' } as const
  return rebuildAbstract(index)
}

const assemble = (
  foreign: OpenAlexWork,
  known: {
    readonly id: string
    readonly title: { readonly text: string; readonly raw: string }
    readonly abstract: string
    readonly authorships: Work['authorships']
  },
): Work => {
  const { title } = known
  const date = readDate(foreign.publication_date)
  const flags: string[] = []
  if (isFrontMatter(title.text)) flags.push('front matter')
  if (date.invalid) flags.push('date')
  const location = foreign.primary_location
  return {
    id: known.id,
    updated: isoDate(foreign.updated_date),
    title: title.text,
    rawTitle: title.raw === title.text ? null : keepable(title.raw),
    year: yearOf(foreign.publication_year) ?? yearOf(date.text.slice(0, 4)),
    date: date.text,
    type: plainText(foreign.type, 60),
    language: plainText(foreign.language, 20),
    venue: plainText(location?.source_name, 300),
    venueId: openAlexId(location?.source_id, 'S') ?? '',
    doi: doiAddress(foreign.doi),
    landingPage: webAddress(location?.landing_page_url),
    pdfUrl: webAddress(location?.pdf_url) || webAddress(foreign.best_oa_location?.pdf_url),
    abstract: plainText(known.abstract, workLimits.abstractLetters),
    keywords: plainTexts(foreign.keywords, 'display_name', workLimits.keywords, 200),
    topics: plainTexts(foreign.topics, 'display_name', workLimits.keywords, 200),
    citations: amount(foreign.cited_by_count),
    citationsByYear: citationsByYear(foreign.counts_by_year),
    references: references(foreign.referenced_works),
    retracted: foreign.is_retracted === true,
    authorships: known.authorships,
    unalignedAffiliations: plainTexts(
      foreign.x_unaligned_affiliations,
      'name',
      workLimits.affiliationsOfAuthor,
      workLimits.affiliationLetters,
    ),
    flags,
  }
}

// Whole titles only: "Preface to ACML 2014" is one, "Prefaces in Roman poetry" is a paper.
const frontMatter =
  /^(?:preface|foreword|editorial|front ?matter|back ?matter|table of contents|book of abstracts|proceedings of|committees?|program committee|message from|welcome|author index|index of authors|list of workshops|conference organi[sz]ation)\b(?:.{0,60})$/i

const isFrontMatter = (title: string): boolean =>
  frontMatter.test(title) && !/[:?]/.test(title) && title.split(' ').length <= 14

const isoDate = (value: unknown): string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?$/.test(value) ? value : ''

const citationsByYear = (counts: readonly unknown[]): Work['citationsByYear'] => {
  const pairs: [number, number][] = []
  for (const count of counts.slice(0, 200)) {
    const year = yearOf(own(count, 'year'))
    const cited = amount(own(count, 'cited_by_count'))
    if (year !== null && cited !== null) pairs.push([year, cited])
  }
  return pairs.length === 0 ? null : pairs.toSorted(([a], [b]) => a - b)
}

const references = (ids: readonly unknown[]): string[] => {
  const found: string[] = []
  for (const id of ids.slice(0, workLimits.references)) {
    const address = openAlexId(id, 'W')
    if (address !== null) found.push(address)
  }
  return found
}

const countMended = (work: Work, inTitle: number): number => {
  let mended = inTitle > 0 ? 1 : 0
  for (const author of work.authorships) {
    if (author.mended.length > 0 && author.kind === 'person') mended++
  }
  return mended + work.flags.filter((flag) => flag === 'date').length
}
