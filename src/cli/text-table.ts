import { stripVTControlCharacters } from 'node:util'
import type { Table } from '#actions/define-action.ts'

/** A cell never gets narrower than this, however many columns there are. */
const narrowest = 8
const gap = 2

/**
 * A table as lines of a terminal: columns aligned, numbers to the right, the widest columns cut
 * until all fit into `width` letters. Control characters of strangers' text are shown as blanks.
 */
export const textTable = (table: Table, width: number): string => {
  const rows = table.rows.map((row) =>
    row.map((cell) => (cell === null ? '' : plain(String(cell)))),
  )
  const isNumber = table.columns.map((_, index) =>
    table.rows.every((row) => typeof row[index] === 'number' || row[index] === null),
  )
  const widths = fit(
    table.columns.map((column, index) =>
      Math.max(cells(column), ...rows.map((row) => cells(row[index] ?? ''))),
    ),
    width,
  )
  const line = (row: readonly string[]) =>
    widths
      .map((space, index) => {
        const text = cut(row[index] ?? '', space)
        const blanks = ' '.repeat(space - cells(text))
        return isNumber[index] ? blanks + text : text + blanks
      })
      .join(' '.repeat(gap))
      .trimEnd()
  return [line(table.columns), ...rows.map(line)].join('\n')
}

/** Text without what a terminal would obey: escape sequences, line ends, direction marks. */
export const plain = (text: string): string =>
  stripVTControlCharacters(text)
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')

/** Columns a text takes up: wide letters (Chinese, Japanese, Korean) two, combining marks none. */
export const cells = (text: string): number => {
  let count = 0
  for (const letter of text) {
    if (/\p{Mn}|\p{Me}/u.test(letter)) continue
    count += isWide(letter) ? 2 : 1
  }
  return count
}

const isWide = (letter: string): boolean =>
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(
    letter,
  ) || /\p{Emoji_Presentation}/u.test(letter)

const cut = (text: string, space: number): string => {
  if (cells(text) <= space) return text
  let kept = ''
  for (const letter of text) {
    if (cells(kept) + cells(letter) > space - 1) break
    kept += letter
  }
  return `${kept}…`
}

/** Takes from the widest column, one letter at a time, until the line fits. */
const fit = (wanted: readonly number[], width: number): readonly number[] => {
  const widths = [...wanted]
  let over = widths.reduce((sum, one) => sum + one, 0) + gap * (widths.length - 1) - width
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths))
    const space = widths[widest] ?? 0
    if (space <= narrowest) break
    widths[widest] = space - 1
    over -= 1
  }
  return widths
}
