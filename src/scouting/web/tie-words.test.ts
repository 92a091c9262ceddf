import { expect, test } from 'vitest'
import { jsonAddress } from './json-address.ts'
import { tieWords } from './tie-words.ts'

test('a tie is said with its ranks; many ties are only mentioned', () => {
  const alone = (rank: number) => ({ rank, tiedWith: [] })
  expect(tieWords([alone(1), alone(2)])).toBe('')
  expect(tieWords([alone(1), { rank: 5, tiedWith: [6] }, { rank: 6, tiedWith: [5] }])).toBe(
    'tie at 5 and 6',
  )
  const pairs = [1, 3, 5].flatMap((rank) => [
    { rank, tiedWith: [rank + 1] },
    { rank: rank + 1, tiedWith: [rank] },
  ])
  expect(tieWords(pairs)).toBe('many ties, see the whiskers')
})

test('the address of a table becomes the address of the same data', () => {
  expect(jsonAddress('/api/scout?brief=a&format=csv')).toBe('/api/scout?brief=a')
  expect(jsonAddress('/api/scout?format=csv&brief=a')).toBe('/api/scout?brief=a')
})
