import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { listLayouts } from '#campaign/list-view.contract.ts'
import { listSorts } from '#campaign/list.contract.ts'
import { csvAddress } from '#ui/api.gen.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { Choice } from '#ui/parts/Choice.tsx'
import { phone, useMedia } from '#ui/parts/media.ts'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { SearchField } from '#ui/parts/SearchField.tsx'
import { Segments } from '#ui/parts/Segments.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { FilterChips } from './FilterChips.tsx'
import { FilterDialog } from './FilterDialog.tsx'
import { coverageQuery, facetsQuery } from './list-queries.ts'
import { filterCount, filterOf } from './list-search.ts'
import type { List } from './use-list.ts'
import { ViewMenu } from './ViewMenu.tsx'

/** As many as one request brings; the whole List. */
const mostExported = 10_000

interface ListHeadProps {
  readonly list: List
  readonly filtering: boolean
  readonly onFilter: (open: boolean) => void
  readonly onAdd: () => void
}

/** Title and totals, layout, saved views, order, filters, and the way to add. */
export const ListHead = ({ list, filtering, onFilter, onAdd }: ListHeadProps) => {
  const { search } = list
  const small = useMedia(phone)
  const narrowed = filterCount(search)
  return (
    <header className="list-top">
      <div className="row wrap list-line">
        <h1>{t('list.title')}</h1>
        <Totals list={list} />
        <span className="grow" />
        <Reports />
        <button type="button" className="btn primary" onClick={onAdd}>
          {t('list.add')} <Keys keys="a" />
        </button>
      </div>
      <div className="row wrap list-tools">
        <Segments
          label={t('list.layout')}
          value={search.layout}
          options={listLayouts.map((value) => ({ value, text: t(`list.layout.${value}`) }))}
          onChoose={(layout) => list.turn({ layout })}
        />
        <SearchField
          label={t('list.search')}
          value={search.text}
          onChange={(text) => list.turn({ text })}
        />
        <button
          type="button"
          className={narrowed > 0 ? 'chip on' : 'chip'}
          aria-haspopup="dialog"
          onClick={() => onFilter(true)}
        >
          <IconFilter className="icon s" aria-hidden="true" />
          {narrowed === 0 ? t('list.filter') : t('list.filters', { count: narrowed })}
          <Keys keys="f" />
        </button>
        {!small && search.layout !== 'coverage' && (
          <Choice
            label={t('list.sort')}
            value={search.sort}
            options={listSorts.map((value) => ({ value, text: t(`list.sort.${value}`) }))}
            onChoose={(sort) => list.turn({ sort, order: 'up' })}
          />
        )}
        {!small && <ViewMenu list={list} />}
        {!small && <ExportLink list={list} />}
      </div>
      <FilterChips list={list} />
      {filtering && <FilterDialog list={list} onClose={() => onFilter(false)} />}
    </header>
  )
}

const Totals = ({ list }: { list: List }) => {
  const counts = useQuery(facetsQuery(filterOf(list.search)))
  const coverage = useQuery(coverageQuery)
  if (!counts.data) return null
  const seats = (coverage.data?.areas ?? []).reduce((sum, area) => sum + area.seats, 0)
  const { total, all } = counts.data
  return (
    <p className="m2" role="status">
      <NumberDoor href={list.href({ layout: 'table' })}>
        {total === all ? t('list.count', { count: all }) : t('list.countOf', { count: total, all })}
      </NumberDoor>
      {seats > 0 && (
        <>
          {` ${t('list.for')} `}
          <NumberDoor href={list.href({ layout: 'coverage' })}>
            {t('list.seatCount', { count: seats })}
          </NumberDoor>
        </>
      )}
    </p>
  )
}

const ExportLink = ({ list: { search } }: { list: List }) => (
  <a
    className="btn quiet small"
    href={csvAddress.campaign.list({
      ...filterOf(search),
      sort: search.sort,
      order: search.order,
      limit: mostExported,
    })}
    download
  >
    {t('list.csv')}
  </a>
)

const Reports = () => (
  <>
    <SpaLink className="btn quiet small" href={paths.clocks()}>
      {t('clocks.title')}
    </SpaLink>
    <SpaLink className="btn quiet small" href={paths.report()}>
      {t('report.title')}
    </SpaLink>
  </>
)
