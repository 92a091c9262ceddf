import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Authorship, Work } from '../../work.ts'
import { liftAbstract } from './abstract.ts'
import { parseWork } from './parse-work.ts'

const author = (name: string, more: object = {}) => ({
  author: { id: null, display_name: name, orcid: null },
  raw_author_name: name,
  raw_affiliation_strings: [],
  institutions: [],
  ...more,
})

const raw = (more: object = {}) => ({
  id: 'https://openalex.org/W1',
  title: 'A title',
  publication_year: 2024,
  authorships: [author('Ada Example')],
  ...more,
})

const parse = (more: object): Work => {
  const parsed = parseWork(raw(more))
  if (!parsed.ok) throw new Error(parsed.refusal.reason)
  return parsed.work
}

const authors = (...names: (string | object)[]): readonly Authorship[] =>
  parse({ authorships: names.map((name) => (typeof name === 'string' ? author(name) : name)) })
    .authorships

const names = (...printed: (string | object)[]) => authors(...printed).map((one) => one.name)

const reason = (value: unknown): string => {
  const parsed = parseWork(value)
  return parsed.ok ? 'taken' : parsed.refusal.code
}

describe('each fault of real files has a decision', () => {
  test('the author list printed twice counts once', () => {
    expect(names('Ada Example', 'Bo Sample', 'Ada Example', 'Bo Sample')).toEqual([
      'Ada Example',
      'Bo Sample',
    ])
  })
  test('a part of the list repeated at its end counts once, and affiliations are joined', () => {
    const found = authors(
      'Ada Example',
      'Bo Sample',
      'Cy Trial',
      author('Bo Sample', { raw_affiliation_strings: ['Kestrel'] }),
      author('Cy Trial', { raw_affiliation_strings: ['Sable'] }),
    )
    expect(found.map((one) => one.name)).toEqual(['Ada Example', 'Bo Sample', 'Cy Trial'])
    expect(found[1]?.affiliations).toEqual(['Kestrel'])
  })
  test('two namesakes apart from each other stay two', () => {
    expect(names('Li Wei', 'Bo Sample', 'Li Wei')).toHaveLength(3)
  })
  test('the same name twice in a row is one person with two affiliations', () => {
    expect(names('Ada Example', 'Ada Example', 'Bo Sample')).toEqual(['Ada Example', 'Bo Sample'])
  })
  test('different author ids keep equal names apart', () => {
    const one = author('Ada Example', { author: { id: 'A1', display_name: 'Ada Example' } })
    const two = author('Ada Example', { author: { id: 'A2', display_name: 'Ada Example' } })
    expect(authors(one, two)).toHaveLength(2)
  })
  test('affiliations without an owner are kept for the work and given to nobody', () => {
    const work = parse({ x_unaligned_affiliations: ['Kestrel Systems'] })
    expect(work.unalignedAffiliations).toEqual(['Kestrel Systems'])
    expect(work.authorships[0]?.affiliations).toEqual([])
  })
  test('an organisation before a name is split off only when it is certain', () => {
    const [first] = authors('OpenAI Ada Example')
    expect(first).toMatchObject({ name: 'Ada Example', affiliations: ['OpenAI'], kind: 'person' })
    expect(authors('Institute of Computing Ada Example')[0]?.kind).toBe('organisation')
  })
  test.each([
    'The Haldane University of Science and Technology',
    'Kestrel Research Center',
    'Gemini Team',
    'Google Brain',
  ])('%s is an organisation, not a person', (name) => {
    expect(authors(name)[0]?.kind).toBe('organisation')
  })
  test.each(['Olivier Company', 'George Council', 'Moreno Incà'])('%s is a person', (name) => {
    expect(authors(name)[0]?.kind).toBe('person')
  })
  test('two whole names in one cell are two people, in order, and remember their cell', () => {
    const found = authors('Ada Example and Bo Sample', 'Cy Trial')
    expect(found.map((one) => [one.name, one.position, one.sourcePosition])).toEqual([
      ['Ada Example', 0, undefined],
      ['Bo Sample', 1, 0],
      ['Cy Trial', 2, 1],
    ])
    expect(found[0]?.rawName).toBe('Ada Example and Bo Sample')
  })
  test('half names around "and" stay one cell; eight names without separator are nobody', () => {
    expect(names('Evangelos and Sample')).toEqual(['Evangelos and Sample'])
    const eight = 'Ada One Bo Two Cy Three Di Four Ed Five Flo Six Gus Seven Hal Eight'
    expect(authors(eight)[0]?.kind).toBe('unclear')
  })
  test('a cell that an author id stands for is one person, whatever is printed', () => {
    const cell = author('Ada Example and Bo Sample', {
      author: { id: 'A5', display_name: 'Ada Example' },
    })
    expect(authors(cell)).toHaveLength(1)
  })
  test('front matter is marked; a paper that only begins so is not', () => {
    expect(parse({ title: 'Preface' }).flags).toContain('front matter')
    expect(parse({ title: 'Preface poetry: a study of Roman openings' }).flags).toEqual([])
  })
  test('what has no title, no author or no id is refused with its reason', () => {
    expect(reason(raw({ title: null, display_name: '  ' }))).toBe('no_title')
    expect(reason(raw({ authorships: [] }))).toBe('no_authors')
    expect(reason(raw({ id: 'W' }))).toBe('no_id')
    expect(reason(42)).toBe('not_a_work')
    expect(reason(null)).toBe('not_a_work')
    expect(reason([])).toBe('not_a_work')
  })
  test('a day that never was leaves the year; an unknown count is not zero', () => {
    const work = parse({ publication_date: '2024-02-30', cited_by_count: null })
    expect([work.date, work.year, work.citations, work.flags]).toEqual(['', 2024, null, ['date']])
  })
  test('raw forms stay beside what was mended', () => {
    const work = parse({ title: 'Top-$k$ &amp; more', authorships: [author('*Ada Example')] })
    expect([work.title, work.rawTitle]).toEqual(['Top-k & more', 'Top-$k$ &amp; more'])
    expect(work.authorships[0]).toMatchObject({ name: 'Ada Example', rawName: '*Ada Example' })
    expect(work.authorships[0]?.mended).toEqual(['foot-note mark'])
  })
})

describe('hostile works', () => {
  test('a huge position in the abstract is refused, not allocated', () => {
    expect(reason(raw({ abstract_inverted_index: { boom: [4_000_000_000] } }))).toBe('bad_abstract')
    expect(reason(raw({ abstract_inverted_index: { boom: [-1] } }))).toBe('bad_abstract')
    expect(reason(raw({ abstract_inverted_index: { boom: ['x'] } }))).toBe('bad_abstract')
  })
  test('more than 5,000 authors are refused, 5,000 are taken', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => author(`Ada B${at}`))
    expect(reason(raw({ authorships: many(5_001) }))).toBe('too_many_authors')
    expect(reason(raw({ authorships: many(5_000) }))).toBe('taken')
  })
  test('keys of the prototype are words like any other', () => {
    const index = JSON.parse('{"__proto__":[1],"constructor":[0],"toString":[2]}') as object
    expect(parse({ abstract_inverted_index: index }).abstract).toBe(
      'constructor __proto__ toString',
    )
    const polluted = JSON.parse(
      '{"id":"W1","title":"t","__proto__":{"authorships":[{}]}}',
    ) as object
    expect(reason(polluted)).toBe('no_authors')
  })
  test('protected attributes and unknown fields are not kept', () => {
    const work = parse({
      gender: 'x',
      authorships: [author('Ada Example', { gender: 'f', age: 30, photo: 'x', nationality: 'y' })],
    })
    expect(JSON.stringify(work)).not.toMatch(/"(?:gender|age|photo|nationality)"/)
  })
  test('addresses that a browser would run are dropped; mail addresses are not kept', () => {
    const work = parse({
      primary_location: { landing_page_url: 'javascript:alert(1)', pdf_url: 'data:text/html,x' },
      authorships: [
        author('Ada Example', { raw_affiliation_strings: ['Kestrel, ada@example.org'] }),
      ],
    })
    expect([work.landingPage, work.pdfUrl]).toEqual(['', ''])
    expect(work.authorships[0]?.affiliations).toEqual(['Kestrel, …'])
  })
  test.each([[{ authorships: 'x' }], [{ authorships: [null, 3, 'y', []] }], [{ title: { a: 1 } }]])(
    'a field of another shape refuses the work: %j',
    (more) => expect(reason({ id: 'W1', title: 'Some', ...more })).not.toBe('taken'),
  )
})

test('whatever a file holds, nothing is thrown, and what is kept can be stored', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\u0000', '&amp;'))
  const anything = fc.oneof(fc.jsonValue(), text, fc.array(text), fc.constant(undefined))
  const authorship = fc.record({
    author: fc.oneof(
      fc.record({ id: anything, display_name: anything, orcid: anything }),
      anything,
    ),
    raw_author_name: anything,
    raw_affiliation_strings: fc.oneof(fc.array(text), anything),
    institutions: fc.oneof(
      fc.array(fc.record({ display_name: text, country_code: text })),
      anything,
    ),
    x_email_domains: fc.array(text),
  })
  const line = fc.record({
    id: fc.oneof(fc.constant('https://openalex.org/W5'), anything),
    title: fc.oneof(text, anything),
    doi: anything,
    publication_year: anything,
    publication_date: anything,
    type: anything,
    language: anything,
    updated_date: anything,
    primary_location: fc.oneof(
      fc.record({
        landing_page_url: anything,
        source: fc.record({ id: anything, display_name: text }),
      }),
      anything,
    ),
    authorships: fc.oneof(fc.array(fc.oneof(authorship, anything)), anything),
    keywords: anything,
    topics: fc.array(anything),
    counts_by_year: fc.array(anything),
    referenced_works: fc.array(anything),
    abstract_inverted_index: fc.oneof(fc.dictionary(text, fc.array(fc.nat(50))), anything),
  })
  fc.assert(
    fc.property(line, (value) => {
      const parsed = parseWork(value)
      if (!parsed.ok) return
      // JSON writes half characters and NUL as these escapes; text cannot hold a bare backslash.
      const kept = JSON.stringify(parsed.work).replaceAll('\\\\', '')
      expect(kept).not.toMatch(/\\ud[89ab]|\\u0000/)
    }),
    { numRuns: 1_500 },
  )
})

describe('the abstract is taken out of the text before it is parsed', () => {
  test.each([
    '{"id":"W1","abstract_inverted_index":{"a":[0,2],"b\\"c":[1]},"title":"t"}',
    '{"id":"W1","title":"\\"abstract_inverted_index\\":{","abstract_inverted_index":{"é":[0]}}',
    '{"id":"W1","abstract_inverted_index":{"x\\\\":[0],"y":[1]}}',
    '{"abstract_inverted_index":{"a":[0]},"abstract_inverted_index":{"b":[0]}}',
  ])('%s', (json) => {
    const lifted = liftAbstract(json)
    const direct = parseWork({ ...raw(), ...(JSON.parse(json) as object), id: 'W1', title: 't' })
    if (lifted === null) return
    const rest = JSON.parse(lifted.rest) as { abstract_inverted_index: unknown }
    if (rest.abstract_inverted_index !== 'lifted') return
    const taken = parseWork({ ...raw(), ...rest, id: 'W1', title: 't' }, lifted.abstract)
    expect(taken).toEqual(direct)
  })
  test.each([
    '{"abstract_inverted_index":{"a":[-1]}}',
    '{"abstract_inverted_index":{"a":[1.5]}}',
    '{"abstract_inverted_index":{"a":[01]}}',
    '{"abstract_inverted_index":{"a":[99999999]}}',
    '{"abstract_inverted_index":{"a":[0]',
    '{"abstract_inverted_index":{}}',
  ])('what is unusual is left to the parser: %s', (json) => expect(liftAbstract(json)).toBeNull())
})
