import { describe, expect, test } from 'vitest'
import { briefParts, spokenBrief, withoutPart } from './brief-text.ts'

const brief = 'post-training models with "reinforcement learning" -robotics -"self driving"'

describe('the parts of a brief', () => {
  test('phrases and exclusions are found; a hyphen inside a word is neither', () => {
    expect(briefParts(brief).map(({ kind, words }) => [kind, words])).toEqual([
      ['phrase', 'reinforcement learning'],
      ['exclusion', 'robotics'],
      ['exclusion', 'self driving'],
    ])
  })

  test('an open quotation mark and empty quotes are no phrase', () => {
    expect(briefParts('models "open')).toEqual([])
    expect(briefParts('models "" -')).toEqual([])
  })

  test('taking a phrase away keeps its words; taking an exclusion away drops it', () => {
    const [phrase, exclusion] = briefParts(brief)
    expect(phrase && withoutPart(brief, phrase)).toBe(
      'post-training models with reinforcement learning -robotics -"self driving"',
    )
    expect(exclusion && withoutPart(brief, exclusion)).toBe(
      'post-training models with "reinforcement learning" -"self driving"',
    )
  })

  test('a brief is read aloud without its signs', () => {
    expect(spokenBrief(brief)).toBe('post-training models with reinforcement learning')
  })
})
