import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { tokenize, tokenizeWithOffsets } from './text.ts'

describe('words that carry meaning as a whole stay whole', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['3D', ['3d']],
    ['3-D maps', ['3d', 'map']],
    ['GPT-4', ['gpt-4', 'gpt']],
    ['GPT4', ['gpt-4', 'gpt']],
    ['GPT-3.5.', ['gpt-3.5', 'gpt']],
    ['C++, C#', ['c++', 'c#']],
    ['k-means', ['k-mean']],
    ['k‑means', ['k-mean']],
    ['RLHF', ['rlhf']],
    ['Q-learning', ['q-learn']],
    ['word2vec', ['word2vec']],
    ['I/O and R&D', ['i/o', 'r&d']],
    ['the A* and RRT* planners', ['a*', 'rrt*', 'rrt', 'planner']],
    ['t-SNE', ['t-sne']],
    ['ResNet-50', ['resnet-50', 'resnet']],
    ['NAS', ['nas']],
  ]
  test.each(cases)('%s', (text, terms) => expect(tokenize(text)).toEqual(terms))
})

describe('one word written in several ways is found by each', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['pretraining', 'pre-training'],
    ['finetuning', 'fine-tuning'],
    ['behaviour', 'behavior'],
    ['optimisation', 'optimization'],
    ['modelling', 'modeling'],
    ['Müller', 'Muller'],
    ['Łukasz', 'lukasz'],
    ['naïve', 'naive'],
    ['policies', 'policy'],
    ['don’t', "don't"],
  ]
  test.each(cases)('%s and %s', (left, right) => {
    const shared = tokenize(left).filter((term) => tokenize(right).includes(term))
    expect(shared.length).toBeGreaterThan(0)
  })
})

test('stop words, lone letters, long numbers and arithmetic are left out', () => {
  expect(tokenize('we use the x of 123456 and a + b # c * d')).toEqual(['use'])
})

test('other scripts survive: cut by dictionary where they have no blanks', () => {
  expect(tokenize('强化学习')).toEqual(['强化', '学习'])
  expect(tokenize('обучение')).toEqual(['обучение'])
  expect(tokenize('हिन्दी')).toEqual(['हिन्दी'])
})

test('a matched word is marked where it stands, in its own letters', () => {
  const text = 'Of post-training, Élan and GPT-4.'
  const marks = tokenizeWithOffsets(text).map(({ term, start, end }) => [
    term,
    text.slice(start, end),
  ])
  expect(marks).toEqual([
    ['posttrain', 'post-training'],
    ['train', 'training'],
    ['elan', 'Élan'],
    ['gpt-4', 'GPT-4'],
    ['gpt', 'GPT'],
  ])
})

test('with and without places, the terms are the same for any text', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(text, (sample) => {
      const placed = tokenizeWithOffsets(sample)
      const terms = placed.map(({ term }) => term)
      expect(terms.toSorted()).toEqual(tokenize(sample).toSorted())
      for (const { start, end } of placed) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(sample.length)
      }
    }),
    { numRuns: 500 },
  )
})

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (s) => fold(fold(s)) === fold(s)))
})

test('a text made to be slow is not', () => {
  const hostile = [
    '-'.repeat(200_000),
    'a-'.repeat(100_000),
    'C+'.repeat(100_000),
    "a'".repeat(1e5),
  ]
  const before = performance.now()
  for (const text of hostile) tokenize(text)
  expect(performance.now() - before).toBeLessThan(2_000)
})
