import { expect, test } from 'vitest'
import { cells, plain, textTable } from './text-table.ts'

const table = {
  columns: ['rank', 'name', 'organisation'],
  rows: [
    [1, 'Linh Đặng Thu', 'Institute of Computing and Everything Else'],
    [10, '江常皓', null],
  ],
} as const

test('columns are aligned by what letters take up, numbers to the right', () => {
  expect(textTable(table, 200).split('\n')).toEqual([
    'rank  name           organisation',
    '   1  Linh Đặng Thu  Institute of Computing and Everything Else',
    '  10  江常皓',
  ])
})

test('the widest column gives way until a line fits', () => {
  const lines = textTable(table, 40).split('\n')
  expect(Math.max(...lines.map(cells))).toBe(40)
  expect(lines[1]).toBe('   1  Linh Đặng Thu  Institute of Compu…')
})

test('what strangers wrote cannot steer the terminal', () => {
  expect(plain('\u001B[31mred\u001B[0m\u0007\r\nnext\u202Eright to left')).toBe(
    'red nextright to left',
  )
})
