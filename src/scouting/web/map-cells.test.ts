import { describe, expect, test } from 'vitest'
import type { MapOutput } from '#scouting/contract.ts'
import { cellAt, cellBeside, cellName, cellsOf, columnsOf } from './map-cells.ts'

const person = (name: string) => ({ person: name, name, rank: 1, score: 1, title: '' })
const map: MapOutput = {
  topics: [
    { label: 'Verifiers', people: 2, works: 2 },
    { label: 'Rollouts', people: 1, works: 1 },
  ],
  rows: [
    {
      organisationId: 'a',
      organisation: 'Kestrel Systems',
      country: 'US',
      people: 2,
      cells: [
        { column: 0, people: [person('Linh')] },
        { column: -1, people: [person('Noa')] },
      ],
    },
    {
      organisationId: null,
      organisation: null,
      country: null,
      people: 1,
      cells: [{ column: 0, people: [person('Bao')] }],
    },
  ],
  edges: [],
  totals: { organisations: 1, people: 3, shown: 3, withoutOrganisation: 1, tookMs: 1 },
  understood: { words: [], phrases: [], excluded: [], unknown: [], added: [], like: [] },
}

describe('the cells of the talent map', () => {
  test('people of no topic have a last column, but only when there are some', () => {
    expect(columnsOf(map)).toEqual([0, 1, -1])
    expect(columnsOf({ ...map, rows: map.rows.slice(1) })).toEqual([0, 1])
  })

  test('cells with somebody are read from left to right and from top to bottom', () => {
    expect(cellsOf(map).map(({ people }) => people[0]?.name)).toEqual(['Linh', 'Noa', 'Bao'])
    expect(cellAt(map, { row: 0, column: 1 })).toBeUndefined()
  })

  test('arrows skip empty cells and stop at the edge', () => {
    const start = { row: 0, column: 0 }
    expect(cellBeside(map, start, 'ArrowRight')).toEqual({ row: 0, column: -1 })
    expect(cellBeside(map, start, 'ArrowDown')).toEqual({ row: 1, column: 0 })
    expect(cellBeside(map, start, 'ArrowUp')).toEqual(start)
    expect(cellBeside(map, { row: 1, column: 0 }, 'ArrowRight')).toEqual({ row: 1, column: 0 })
  })

  test('a cell is named in words, also without organisation or topic', () => {
    expect(cellName(map, { row: 0, column: 0 })).toBe('Kestrel Systems, Verifiers')
    expect(cellName(map, { row: 1, column: -1 })).toBe('no organisation known, none of these')
  })
})
