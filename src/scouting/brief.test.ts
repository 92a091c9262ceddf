import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBrief, patternOfPhrase } from './brief.ts'
import { markTerms, snippetOf } from './marks.ts'

const words = (text: string) => parseBrief(text).terms.map(({ printed }) => printed)
const excluded = (text: string) => parseBrief(text).excluded.map(({ printed }) => printed)

describe('a brief', () => {
  test('is plain words, each once', () => {
    expect(words('robots that walk, walking robots')).toEqual(['robots', 'walk'])
  })

  test('holds phrases that must occur', () => {
    const brief = parseBrief('legged “reinforcement learning” and "credit assignment"')
    expect(brief.phrases).toEqual([
      ['reinforcement', 'learning'],
      ['credit', 'assignment'],
    ])
    expect(brief.terms.map(({ printed }) => printed)).toContain('reinforcement')
  })

  test('excludes what has a dash before it, and nothing by a dash within a word', () => {
    expect(excluded('planning -driving −cars')).toEqual(['driving', 'cars'])
    expect(excluded('pre-training k-means')).toEqual([])
    expect(words('planning -driving')).toEqual(['planning'])
    expect(parseBrief('vision -"self driving"').excludedPhrases).toEqual([['self', 'driving']])
  })

  test('takes a quotation that is never closed as words', () => {
    const brief = parseBrief('legged "robots on sand')
    expect(brief.phrases).toEqual([])
    expect(brief.terms).toHaveLength(3)
  })

  test('takes a pasted abstract as prose: its quotation marks are no conditions', () => {
    const brief = parseBrief(`We "show" that -x is ${'a walking robot on deep sand '.repeat(15)}`)
    expect(brief).toMatchObject({ prose: true, phrases: [], excluded: [] })
  })

  test('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const phrase of parseBrief(text).phrases) {
          expect(new RegExp(patternOfPhrase(phrase), 'u').flags).toBe('u')
        }
      }),
    )
  })
})

describe('matched words', () => {
  test('are marked where they stand, neighbours as one', () => {
    const terms = new Set(parseBrief('reinforcement learning').terms.map(({ term }) => term))
    const title = 'What reinforcement learning forgets: learned habits'
    const marked = markTerms(title, terms).map(([start, end]) => title.slice(start, end))
    expect(marked).toEqual(['reinforcement learning', 'learned'])
  })

  test('lie inside the snippet that is shown, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), (text) => {
        const body = `${text} walking on sand ${text}`
        const terms = new Set(parseBrief('walking sand').terms.map(({ term }) => term))
        const { snippet, marks } = snippetOf(body, terms)
        for (const [, end] of marks) expect(end).toBeLessThanOrEqual(snippet.length)
        for (const [start, end] of marks) expect(start).toBeLessThan(end)
      }),
    )
  })
})
