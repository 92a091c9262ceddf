/** A stretch of text as [start, end) in UTF-16 units. */
export type Span = readonly [start: number, end: number]

export interface Piece {
  readonly start: number
  readonly text: string
  readonly marked: boolean
}

/**
 * Cuts a text at its marks. Marks may overlap, lie in any order and reach over the end; matched
 * words with only blanks or a hyphen between them become one mark, as one reads them.
 */
export const pieces = (text: string, marks: readonly Span[]): readonly Piece[] => {
  const joined: [number, number][] = []
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    const from = Math.max(0, start)
    const to = Math.min(text.length, end)
    if (to <= from) continue
    const last = joined.at(-1)
    if (last && (from <= last[1] || /^[\s‐-–-]+$/u.test(text.slice(last[1], from)))) {
      last[1] = Math.max(last[1], to)
    } else joined.push([from, to])
  }
  const cut: Piece[] = []
  let at = 0
  for (const [from, to] of joined) {
    if (from > at) cut.push({ start: at, text: text.slice(at, from), marked: false })
    cut.push({ start: from, text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) cut.push({ start: at, text: text.slice(at), marked: false })
  return cut
}
