import { expect, test } from 'vitest'
import { topicsOfWorks, type TermIndex } from './topics-of-works.ts'

const common = new Set(['learn', 'model', 'deep'])
const index: TermIndex = { rarity: (term) => (common.has(term) ? 1.5 : 5), tellingFrom: 3 }
const works = (...titles: string[]) =>
  titles.map((title, at) => ({ title, year: 2020 + at, labels: [] }))

test('titles tell what somebody works on, without words that everybody uses', () => {
  const topics = topicsOfWorks(
    works(
      'Deep reinforcement learning of grasps',
      'Reinforcement learning models',
      'Learning deep models',
    ),
    index,
  )
  expect(topics).toEqual([
    {
      topic: 'reinforcement learning',
      named: 'titles',
      works: 2,
      years: [
        { year: 2020, works: 1 },
        { year: 2021, works: 1 },
      ],
    },
  ])
})

test('the labels of the source win when most works have them', () => {
  const labelled = works('A', 'B').map((work) => ({ ...work, labels: ['Grasping', 'grasping'] }))
  expect(topicsOfWorks([...labelled, ...works('Reward models')], index)).toMatchObject([
    { topic: 'Grasping', named: 'source', works: 2 },
  ])
})

test('a word that occurs twice in a title counts once, and no works are no topics', () => {
  expect(topicsOfWorks(works('Octopus and octopus', 'Octopus'), index)).toMatchObject([
    { works: 2 },
  ])
  expect(topicsOfWorks([], index)).toEqual([])
})
