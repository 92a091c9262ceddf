import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { csvAddress } from '#ui/api.gen.ts'
import { formatNumber, formatShare, formatYears } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { Meter } from '#ui/parts/Meter.tsx'
import { SortHead } from '#ui/parts/SortHead.tsx'
import { t } from '#ui/texts/text.ts'
import { byVenue } from './by-venue.ts'
import type { CoverageLine, VenueLine } from './by-venue.ts'
import { venueSorts } from './literature-search.ts'
import type { VenueSort } from './literature-search.ts'

const shownAtFirst = 25

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic, text: sortFn_text },
})
const helper = createColumnHelper<typeof features, VenueLine>()

const share = (part: number, of: number): number => (of === 0 ? 0 : part / of)

const columns = helper.columns([
  helper.accessor('venue', { sortFn: 'text' }),
  helper.accessor((line) => line.lastYear ?? 0, { id: 'lastYear', sortFn: 'basic' }),
  helper.accessor('works', { sortFn: 'basic' }),
  helper.accessor('signatures', { sortFn: 'basic' }),
  helper.accessor((line) => share(line.abstracts, line.works), {
    id: 'abstracts',
    sortFn: 'basic',
  }),
  helper.accessor((line) => share(line.citations, line.works), {
    id: 'citations',
    sortFn: 'basic',
  }),
])

const heads = {
  venue: { name: 'literature.venue', look: undefined },
  lastYear: { name: 'literature.yearsHead', look: undefined },
  works: { name: 'literature.worksHead', look: 'r' },
  signatures: { name: 'literature.signaturesHead', look: 'r only-desk' },
  abstracts: { name: 'literature.abstracts', look: 'filled only-desk' },
  citations: { name: 'literature.cited', look: 'filled only-desk' },
} as const

/** Venues with how many works are in, and how much of them is filled; sorted by any column. */
export const Coverage = ({ rows }: { rows: readonly CoverageLine[] }) => {
  const { words = '', sort = 'works', up } = useSearch({ from: '/literature' })
  const venues = useMemo(
    () => byVenue(rows).filter((line) => line.venue.toLowerCase().includes(words.toLowerCase())),
    [rows, words],
  )
  const [all, setAll] = useState(false)
  const table = useTable({
    features,
    columns,
    data: venues,
    state: { sorting: [{ id: sort, desc: up !== true }] },
  })
  const sorted = table.getRowModel().rows
  const shown = all ? sorted : sorted.slice(0, shownAtFirst)
  return (
    <>
      <CoverageHead words={words} />
      {sorted.length === 0 ? (
        <Empty missing={t('literature.noneMatch')} why={t('literature.noneMatchWhy')} />
      ) : (
        <table className="table coverage">
          <Heads sort={sort} up={up === true} />
          <tbody>
            {shown.map((row) => (
              <Venue key={row.original.venue} line={row.original} />
            ))}
          </tbody>
        </table>
      )}
      {shown.length < sorted.length && (
        <button type="button" className="btn line small show-more" onClick={() => setAll(true)}>
          {t('literature.allVenues', { count: sorted.length })}
        </button>
      )}
    </>
  )
}

const CoverageHead = ({ words }: { words: string }) => {
  const navigate = useNavigate({ from: '/literature' })
  return (
    <div className="row wrap part-head">
      <p className="m grow">{t('literature.byVenueWhy')}</p>
      <input
        type="search"
        className="input fit-field"
        aria-label={t('literature.filter')}
        placeholder={t('literature.filter')}
        defaultValue={words}
        onChange={(event) =>
          void navigate({
            search: (now) => ({ ...now, words: event.target.value || undefined }),
            replace: true,
          })
        }
      />
      <a className="btn line small" href={csvAddress.literature.coverage({})} download>
        {t('literature.csv')}
      </a>
    </div>
  )
}

const Heads = ({ sort, up }: { sort: VenueSort; up: boolean }) => {
  const navigate = useNavigate({ from: '/literature' })
  // A second click turns the order; names begin with A, amounts with the most.
  const turn = (column: VenueSort) => {
    const upwards = column === sort ? !up : column === 'venue'
    void navigate({
      search: (now) => ({ ...now, sort: column, up: upwards ? true : undefined }),
      replace: true,
    })
  }
  return (
    <thead>
      <tr>
        {venueSorts.map((column) => (
          <SortHead
            key={column}
            name={t(heads[column].name)}
            className={heads[column].look}
            sorted={column === sort && (up ? 'asc' : 'desc')}
            onSort={() => turn(column)}
          />
        ))}
      </tr>
    </thead>
  )
}

const Venue = ({ line }: { line: VenueLine }) => (
  <tr>
    <td dir="auto">
      {line.venue === '' ? <span className="dim">{t('literature.noVenue')}</span> : line.venue}
    </td>
    <td className="nw tn dim">{formatYears(line.firstYear, line.lastYear)}</td>
    <td className="r">{formatNumber(line.works)}</td>
    <td className="r dim only-desk">{formatNumber(line.signatures)}</td>
    <td className="filled only-desk">
      <Filled part={share(line.abstracts, line.works)} />
    </td>
    <td className="filled only-desk">
      <Filled part={share(line.citations, line.works)} />
    </td>
  </tr>
)

const Filled = ({ part }: { part: number }) => (
  <span className="row">
    <Meter share={part} />
    <span className="m tn">{formatShare(part)}</span>
  </span>
)
