import type { MapOutput } from '#scouting/contract.ts'
import { t } from '#ui/texts/text.ts'

/** A dot is full for people ranked up to here. */
export const firstRanks = 50

/** A cell by the index of its row and the number of its topic; -1 is "none of these topics". */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

export type MapPerson = MapOutput['rows'][number]['cells'][number]['people'][number]

/** The people of a cell; undefined when the map has no such cell. */
export const cellAt = (map: MapOutput, place: CellPlace): readonly MapPerson[] | undefined =>
  map.rows[place.row]?.cells.find((cell) => cell.column === place.column)?.people

/** The columns of the table in reading order; the rest comes last, and only when somebody is in it. */
export const columnsOf = (map: MapOutput): readonly number[] => {
  const rest = map.rows.some((row) =>
    row.cells.some((cell) => cell.column === -1 && cell.people.length > 0),
  )
  return [...map.topics.keys(), ...(rest ? [-1] : [])]
}

/** All cells with somebody in them, in reading order. */
export const cellsOf = (
  map: MapOutput,
): readonly { readonly place: CellPlace; readonly people: readonly MapPerson[] }[] => {
  const columns = columnsOf(map)
  return map.rows.flatMap((_, row) =>
    columns.flatMap((column) => {
      const people = cellAt(map, { row, column })
      return people && people.length > 0 ? [{ place: { row, column }, people }] : []
    }),
  )
}

/** The next cell with somebody in it, in a direction; the same one at the edge. */
export const cellBeside = (map: MapOutput, from: CellPlace, key: string): CellPlace => {
  const columns = columnsOf(map)
  const across = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  let at = { row: from.row, index: columns.indexOf(from.column) }
  for (;;) {
    at = { row: at.row + down, index: at.index + across }
    const column = columns[at.index]
    if (column === undefined || map.rows[at.row] === undefined) return from
    if ((cellAt(map, { row: at.row, column }) ?? []).length > 0) return { row: at.row, column }
  }
}

/** Name of a topic column. */
export const topicName = (map: MapOutput, column: number): string =>
  map.topics[column]?.label ?? t('map.other')

/** Name of the organisation of a row. */
export const organisationName = (map: MapOutput, row: number): string =>
  map.rows[row]?.organisation ?? t('map.noOrganisation')

/** `Corvid Reasoning, reward models`. */
export const cellName = (map: MapOutput, place: CellPlace): string =>
  t('map.cellTitle', {
    organisation: organisationName(map, place.row),
    topic: topicName(map, place.column),
  })
