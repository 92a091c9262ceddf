import { describe, expect, test } from 'vitest'
import { defaultWeights } from '#scouting/contract.ts'
import {
  asksSomething,
  filterCount,
  questionOf,
  readScoutSearch,
  toggled,
  weightsAreDefault,
  withoutFilters,
  withSearch,
  withWeights,
} from './scout-search.ts'

describe('the address of Scout', () => {
  test('an empty address asks nothing and has the weights nobody chose', () => {
    const search = readScoutSearch({})
    expect(search).toEqual({})
    expect(asksSomething(search)).toBe(false)
    expect(weightsAreDefault(search)).toBe(true)
    expect(questionOf(search)).toMatchObject({ brief: '', role: 'any', ...defaultWeights })
  })

  test('a brief that is only a number stays words', () => {
    expect(readScoutSearch({ q: 3 })).toEqual({ q: '3' })
  })

  test('one value and several values of a list are both read, doubles once', () => {
    expect(readScoutSearch({ org: 'a' }).org).toEqual(['a'])
    expect(readScoutSearch({ org: ['a', 'b', 'a', ''] }).org).toEqual(['a', 'b'])
  })

  test('what cannot be meant is left out', () => {
    expect(
      readScoutSearch({ role: 'boss', recent: 'much', halfLife: Number.NaN, why: {}, org: [{}] }),
    ).toEqual({})
  })

  test('a weight at its default leaves the address', () => {
    const search = withWeights({ q: 'x' }, { ...defaultWeights, first: 2 })
    expect(search).toEqual({ q: 'x', first: 2 })
    expect(withWeights(search, defaultWeights)).toEqual({ q: 'x' })
  })

  test('a half-life of nothing is a choice, not an absence', () => {
    expect(questionOf(readScoutSearch({ q: 'x', halfLife: '0' })).halfLife).toBe(0)
  })

  test('filters are counted one by one and leave together', () => {
    const search = readScoutSearch({
      q: 'x',
      org: ['a', 'b'],
      notOrg: ['c'],
      role: 'first',
      recent: 0.5,
    })
    expect(filterCount(search)).toBe(5)
    expect(withoutFilters(search)).toEqual({ q: 'x' })
  })

  test('a choice is added, and taken away when chosen again', () => {
    expect(toggled(undefined, 'a')).toEqual(['a'])
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
    expect(withSearch({ q: 'x', org: ['a'] }, { org: [] })).toEqual({ q: 'x' })
  })
})
