import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packGaps, unpackGaps } from './packed-postings.ts'

test('postings come out of their packing as they went in', () => {
  const terms = fc.array(
    fc
      .uniqueArray(fc.integer({ min: 0, max: 50_000_000 }), { minLength: 0, maxLength: 50 })
      .map((works) => works.toSorted((a, b) => a - b)),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(terms, (lists) => {
      const frequencies = Int32Array.from(lists, (works) => works.length)
      const work = Int32Array.from(lists.flat())
      expect(unpackGaps(frequencies, packGaps(frequencies, work))).toEqual(work)
    }),
  )
})
