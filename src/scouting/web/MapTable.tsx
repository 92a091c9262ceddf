import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { MapOutput } from '#scouting/contract.ts'
import { formatCountry, formatNumber } from '#ui/format.ts'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import {
  cellAt,
  cellBeside,
  columnsOf,
  firstRanks,
  organisationName,
  topicName,
} from './map-cells.ts'
import type { CellPlace, MapPerson } from './map-cells.ts'
import { withSearch } from './scout-search.ts'
import type { ScoutSearch } from './scout-search.ts'

interface MapTableProps {
  readonly map: MapOutput
  readonly search: ScoutSearch
  readonly chosen: CellPlace | null
  /** The cell that Tab leads to. */
  readonly stop: CellPlace | null
  readonly onChoose: (place: CellPlace) => void
  readonly onMore?: () => void
}

/** Organisations by topics; arrows move from cell to cell, Enter opens one. */
export const MapTable = ({ map, search, chosen, stop, onChoose, onMore }: MapTableProps) => {
  const table = useRef<HTMLTableElement>(null)
  const columns = columnsOf(map)
  const onKeyDown = (event: KeyboardEvent, place: CellPlace): void => {
    if (!event.key.startsWith('Arrow')) return
    const next = cellBeside(map, place, event.key)
    event.preventDefault()
    event.stopPropagation()
    onChoose(next)
    table.current?.querySelector<HTMLElement>(`[data-cell="${cellKey(next)}"]`)?.focus()
  }
  return (
    <div className="map-table">
      <table ref={table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('map.organisation')}</span>
            </th>
            <th scope="col" className="tot m">
              {t('map.people')}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="topic">
                <b dir="auto">{topicName(map, column)}</b>
                {map.topics[column] && (
                  <span className="m tn">{formatNumber(map.topics[column].people)}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map((row, index) => (
            <Row
              key={row.organisationId ?? 'none'}
              row={index}
              map={map}
              search={search}
              columns={columns}
              chosen={chosen}
              stop={stop}
              onChoose={onChoose}
              onKeyDown={onKeyDown}
            />
          ))}
        </tbody>
      </table>
      <Foot map={map} search={search} />
      {onMore && (
        <button type="button" className="btn quiet" onClick={onMore}>
          {t('map.moreRows')}
        </button>
      )}
    </div>
  )
}

const cellKey = (place: CellPlace): string => `${String(place.row)} ${String(place.column)}`
const isSame = (a: CellPlace | null, b: CellPlace): boolean =>
  a?.row === b.row && a.column === b.column

interface RowProps extends Omit<MapTableProps, 'onMore'> {
  readonly row: number
  readonly columns: readonly number[]
  readonly onKeyDown: (event: KeyboardEvent, place: CellPlace) => void
}

const Row = ({ row, map, search, columns, chosen, stop, onChoose, onKeyDown }: RowProps) => {
  const country = map.rows[row]?.country ?? null
  return (
    <tr>
      <th scope="row">
        <OrganisationName map={map} row={row} />
        {country !== null && <span className="m block">{formatCountry(country)}</span>}
      </th>
      <td className="tot">
        <RowPeople map={map} row={row} search={search} />
      </td>
      {columns.map((column) => {
        const place = { row, column }
        return (
          <td key={column} data-selected={isSame(chosen, place) || undefined}>
            <Cell
              map={map}
              place={place}
              chosen={isSame(chosen, place)}
              stop={isSame(stop, place)}
              onChoose={onChoose}
              onKeyDown={onKeyDown}
            />
          </td>
        )
      })}
    </tr>
  )
}

interface CellProps extends Pick<MapTableProps, 'map' | 'onChoose'> {
  readonly place: CellPlace
  readonly chosen: boolean
  readonly stop: boolean
  readonly onKeyDown: (event: KeyboardEvent, place: CellPlace) => void
}

const Cell = ({ map, place, chosen, stop, onChoose, onKeyDown }: CellProps) => {
  const people = cellAt(map, place) ?? []
  if (people.length === 0) {
    return (
      <span className="zero">
        <span className="sr">{t('map.cellNone')}</span>
      </span>
    )
  }
  return (
    <button
      type="button"
      className="dots"
      data-cell={cellKey(place)}
      tabIndex={stop ? 0 : -1}
      aria-pressed={chosen}
      aria-label={t('map.cell', {
        organisation: organisationName(map, place.row),
        topic: topicName(map, place.column),
        count: people.length,
      })}
      onClick={() => onChoose(place)}
      onKeyDown={(event) => onKeyDown(event, place)}
    >
      <Dots people={people} />
    </button>
  )
}

/** Dots of one cell in sight; a cell with more says how many more. */
const mostDots = 18

const Dots = ({ people }: { people: readonly MapPerson[] }) => (
  <>
    {people.slice(0, mostDots).map((person) => (
      <i key={person.person} className={person.rank <= firstRanks ? 'dot full' : 'dot'} />
    ))}
    {people.length > mostDots && (
      <span className="m tn" aria-hidden="true">
        +{people.length - mostDots}
      </span>
    )}
  </>
)

const OrganisationName = ({ map, row }: { map: MapOutput; row: number }) => {
  const id = map.rows[row]?.organisationId
  const name = organisationName(map, row)
  return id ? (
    <SpaLink className="map-organisation" href={paths.organisation(id)} dir="auto">
      {name}
    </SpaLink>
  ) : (
    <span>{name}</span>
  )
}

const RowPeople = ({ map, row, search }: { map: MapOutput; row: number; search: ScoutSearch }) => {
  const { organisationId, people } = map.rows[row] ?? { organisationId: null, people: 0 }
  const label = t('map.rowPeople', { count: people, organisation: organisationName(map, row) })
  return organisationId === null ? (
    <span className="tn" aria-label={label}>
      {formatNumber(people)}
    </span>
  ) : (
    <NumberDoor label={label} href={paths.scout(withSearch(search, { org: [organisationId] }))}>
      {formatNumber(people)}
    </NumberDoor>
  )
}

const Foot = ({ map, search }: Pick<MapTableProps, 'map' | 'search'>) => {
  const { organisations, people, shown, withoutOrganisation } = map.totals
  const named = map.rows.filter((row) => row.organisationId !== null).length
  return (
    <p className="m map-foot">
      <NumberDoor href={paths.scout(search)}>
        {t('map.foot', { rows: named, all: organisations, shown, people })}
      </NumberDoor>{' '}
      {t('map.footNone', { count: withoutOrganisation })} {t('map.footHow')}
    </p>
  )
}
