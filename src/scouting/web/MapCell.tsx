import type { MapOutput } from '#scouting/contract.ts'
import { formatScore } from '#ui/format.ts'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { cellAt, cellName } from './map-cells.ts'
import type { CellPlace } from './map-cells.ts'
import { withSearch } from './scout-search.ts'
import type { ScoutSearch } from './scout-search.ts'
import { TogetherFigure } from './TogetherFigure.tsx'

interface MapCellProps {
  readonly map: MapOutput
  readonly place: CellPlace
  readonly search: ScoutSearch
}

/** The people of one cell: who they are, and how they hang together. */
export const MapCell = ({ map, place, search }: MapCellProps) => {
  const people = cellAt(map, place) ?? []
  const row = map.rows[place.row]
  const here = new Set(people.map((person) => person.person))
  const edges = map.edges.filter((edge) => here.has(edge.a) && here.has(edge.b))
  const organisationId = row?.organisationId ?? null
  return (
    <div className="map-cell">
      <h2 dir="auto">{cellName(map, place)}</h2>
      <p className="m2">
        {t('map.cellOf', { here: people.length, count: row?.people ?? people.length })}{' '}
        {people.length > 1 && t('map.cellTogether', { count: edges.length })}
      </p>
      <ol className="cell-people">
        {people.map((person) => (
          <li key={person.person} className="row">
            <span className="rank tn">{person.rank}</span>
            <div className="grow">
              <SpaLink
                className="b cut block co-name"
                href={paths.person(person.person)}
                dir="auto"
              >
                {person.name}
              </SpaLink>
              <span className="m cut block serif" dir="auto">
                {person.title}
              </span>
            </div>
            <NumberDoor
              className="b"
              href={paths.scout(withSearch(search, { person: person.person, why: person.person }))}
            >
              {formatScore(person.score)}
            </NumberDoor>
          </li>
        ))}
      </ol>
      {organisationId !== null && (
        <div className="row wrap">
          <SpaLink
            className="btn primary"
            href={paths.scout(
              withSearch(search, { org: [organisationId], person: people[0]?.person }),
            )}
          >
            {t('map.open', { count: row?.people ?? people.length })}
          </SpaLink>
          <SpaLink className="btn quiet" href={paths.organisation(organisationId)}>
            {t('map.openOrganisation', { organisation: row?.organisation ?? '' })}
          </SpaLink>
        </div>
      )}
      {edges.length > 0 && <TogetherFigure people={people} edges={edges} />}
    </div>
  )
}
