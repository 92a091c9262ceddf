import { describe, expect, test } from 'vitest'
import { careerAxis, yearOf, type Career } from './career-axis.ts'

const spell = (organisation: string, from: string | null, to: string | null) => ({
  organisationId: null,
  organisation,
  from,
  to,
  works: 1,
  byHand: null,
})
const career = (over: Partial<Career>): Career => ({ years: [], spells: [], topics: [], ...over })
const years = (from: number, works: readonly number[]) =>
  works.map((count, index) => ({ year: from + index, works: count, led: 0 }))

describe('a career on one time axis', () => {
  test('a person without any year has no figure', () => {
    expect(careerAxis(career({}), 12)).toBeNull()
    expect(careerAxis(career({ spells: [spell('Fund', null, null)] }), 12)).toBeNull()
  })

  test('a short career gets an axis wide enough to be read, ending with the newest work', () => {
    const axis = careerAxis(career({ years: years(2024, [1, 2]) }), 6)
    expect(axis?.years.map((column) => column.year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025])
    expect(axis?.most).toBe(2)
  })

  test('a long career is cut at the left and says how much stands before', () => {
    const axis = careerAxis(
      career({
        years: years(
          1990,
          Array.from({ length: 36 }, () => 2),
        ),
      }),
      12,
    )
    expect(axis?.years).toHaveLength(12)
    expect(axis?.earlierWorks).toBe(48)
  })

  test('a spell is a share of the axis; one that began before is cut and says so', () => {
    const axis = careerAxis(
      career({
        years: years(2015, [1, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
        spells: [
          spell('Old', '2001', '2016'),
          spell('New', '2020-03', null),
          spell('Gone', '1999', '2003'),
        ],
      }),
      10,
    )
    expect(axis?.spells).toMatchObject([
      { label: 'Old', start: 0, width: 0.2, begunBefore: true, now: false },
      { label: 'New', start: 0.5, width: 0.5, begunBefore: false, now: true },
    ])
  })

  test('the strength of a topic is relative to the strongest year of all topics', () => {
    const axis = careerAxis(
      career({
        years: years(2020, [4, 1, 1, 1, 1, 1]),
        topics: [
          {
            topic: 'Grasping',
            works: 5,
            years: [
              { year: 2020, works: 4 },
              { year: 2021, works: 1 },
            ],
          },
        ],
      }),
      6,
    )
    expect(axis?.topics[0]?.strengths).toEqual([4, 1, 0, 0, 0, 0])
  })

  test('years are read with and without a month', () => {
    expect([yearOf('2024'), yearOf('2024-03'), yearOf(null), yearOf('soon')]).toEqual([
      2024,
      2024,
      null,
      null,
    ])
  })
})
