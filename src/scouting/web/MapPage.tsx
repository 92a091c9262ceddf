import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { MapOutput } from '#scouting/contract.ts'
import { api, csvAddress } from '#ui/api.gen.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { desk, useMedia } from '#ui/parts/media.ts'
import { Panel } from '#ui/parts/Panel.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { spokenBrief } from './brief-text.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { cellAt, cellName, cellsOf, firstRanks } from './map-cells.ts'
import type { CellPlace } from './map-cells.ts'
import './map.css'
import { MapCell } from './MapCell.tsx'
import { MapTable } from './MapTable.tsx'
import { asksSomething, questionOf, readScoutSearch } from './scout-search.ts'
import type { ScoutSearch } from './scout-search.ts'

/** Rows at first, as many as a desk shows; then as many as the server gives. */
const firstRows = 13
const mostRows = 100

/** Talent map: organisations by the topics of a brief, one dot a person. */
export const MapPage = () => {
  const raw = useSearch({ strict: false })
  const search = useMemo(() => readScoutSearch(raw), [raw])
  const [rows, setRows] = useState(firstRows)
  const question = questionOf(search)
  const asks = asksSomething(search)
  const map = useQuery({
    queryKey: ['scouting.map', question, rows],
    queryFn: ({ signal }) => api.scouting.map({ ...question, rows }, { signal }),
    enabled: asks,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return (
    <div className="map">
      <MapHead search={search} map={map.data} />
      {asks ? (
        <Loaded
          query={map}
          skeleton={
            <div className="map-table">
              <TableSkeleton rows={13} />
            </div>
          }
        >
          {(data) => (
            <MapBody
              map={data}
              search={search}
              {...(rows === firstRows && data.totals.organisations > data.rows.length
                ? { onMore: () => setRows(mostRows) }
                : {})}
            />
          )}
        </Loaded>
      ) : (
        <div className="map-table">
          <Empty missing={t('map.startMissing')} why={t('map.startWhy')}>
            <SpaLink className="btn primary" href={paths.scout()}>
              {t('map.startDo')}
            </SpaLink>
          </Empty>
        </div>
      )}
    </div>
  )
}

const MapHead = ({ search, map }: { search: ScoutSearch; map: MapOutput | undefined }) => {
  const router = useRouter()
  const brief = [
    spokenBrief(search.q ?? ''),
    ...(map?.understood.like ?? []).map((like) => t('scout.like', { what: like.label })),
  ].filter(Boolean)
  const scout = paths.scout(search)
  useKeys(t('map.keys'), [
    { keys: 'e', text: t('map.change'), run: () => router.history.push(scout) },
  ])
  return (
    <header className="mh">
      <div className="row wrap">
        <h1>{t('map.title')}</h1>
        {brief.length > 0 && (
          <>
            <span className="m only-desk">{t('map.forBrief')}</span>
            <span className="serif map-q" dir="auto">
              {brief.join(', ')}
            </span>
          </>
        )}
        <span className="grow" />
        {asksSomething(search) && (
          <ExportMenu
            csv={csvAddress.scouting.map({ ...questionOf(search), rows: mostRows })}
            csvText={t('map.exportCsv')}
            jsonText={t('map.exportJson')}
            jsonName="talent-map.json"
          />
        )}
        <SpaLink className="btn line small" href={scout}>
          {t('map.change')} <Keys keys="e" />
        </SpaLink>
      </div>
      {map && (
        <p className="row wrap m legend">
          <span>
            <i className="dot full" aria-hidden="true" />{' '}
            {t('map.first', { count: Math.min(firstRanks, map.totals.people) })}
          </span>
          {map.totals.people > firstRanks && (
            <span>
              <i className="dot" aria-hidden="true" /> {t('map.rest', { count: map.totals.people })}
            </span>
          )}
          <span className="only-desk">{t('map.legend')}</span>
        </p>
      )}
    </header>
  )
}

interface MapBodyProps {
  readonly map: MapOutput
  readonly search: ScoutSearch
  readonly onMore?: () => void
}

const MapBody = ({ map, search, onMore }: MapBodyProps) => {
  const [chosen, setChosen] = useState<CellPlace | null>(null)
  const wide = useMedia(desk)
  const cells = cellsOf(map)
  const place = chosen ?? cells[0]?.place ?? null
  const cell = place === null ? undefined : cellAt(map, place)
  const step = (by: number): void => {
    const now = cells.findIndex(
      (one) => one.place.row === place?.row && one.place.column === place.column,
    )
    setChosen(cells[Math.min(Math.max(now + by, 0), cells.length - 1)]?.place ?? null)
  }
  return (
    <div className={chosen === null ? 'map-cols' : 'map-cols opened'}>
      <MapTable
        map={map}
        search={search}
        chosen={wide ? place : chosen}
        stop={place}
        onChoose={setChosen}
        {...(onMore ? { onMore } : {})}
      />
      {cell && place && (
        <CellPanel
          key={`${String(place.row)} ${String(place.column)}`}
          opened={chosen !== null}
          label={cellName(map, place)}
          onClose={() => setChosen(null)}
          onNext={() => step(1)}
          onPrevious={() => step(-1)}
        >
          <MapCell map={map} place={place} search={search} />
        </CellPanel>
      )}
    </div>
  )
}

interface CellPanelProps {
  readonly opened: boolean
  readonly label: string
  readonly onClose: () => void
  readonly onNext: () => void
  readonly onPrevious: () => void
  readonly children: ReactNode
}

// On the desk the first cell is open from the start; a sheet comes only when one was tapped.
const CellPanel = ({ opened, children, ...panel }: CellPanelProps) => (
  <div className={opened ? 'cell-panel' : 'cell-panel desk-only'}>
    <Panel {...panel}>{children}</Panel>
  </div>
)
