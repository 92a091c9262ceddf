import { useRouter, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Ref } from 'react'
import { FindOrganisations, organisationKinds, organisationSorts } from '#organisations/contract.ts'
import { api } from '#ui/api.gen.ts'
import { formatCountry, formatNumber } from '#ui/format.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { phone, useMedia } from '#ui/parts/media.ts'
import { SearchField } from '#ui/parts/SearchField.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { usePages } from '#ui/parts/use-pages.ts'
import { focusedRow, VirtualList } from '#ui/parts/VirtualList.tsx'
import type { ListHandle } from '#ui/parts/VirtualList.tsx'
import { PersonRowsSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Organisation } from './organisation-queries.ts'
import '#ui/styles/pages.css'
import './organisations.css'

/** Heights of a row of two lines, as the stylesheet draws it. */
const rowPx = 51
const phoneRowPx = 62

const kinds = ['all', ...organisationKinds] as const

/** Labs, companies, funds, universities: from printed affiliations and by hand. */
export const OrganisationsPage = () => {
  const asked = FindOrganisations.catch(FindOrganisations.parse({})).parse(
    useSearch({ strict: false }),
  )
  const { query, kind, country, sort } = asked
  const list = useRef<ListHandle>(null)
  const pages = usePages<Organisation>(
    ['organisations', 'find', query, kind, country, sort],
    async (offset, limit, signal) => {
      const found = await api.organisations.find(
        { query, kind, country, sort, offset, limit },
        { signal },
      )
      return { rows: found.organisations, total: found.total }
    },
  )
  const step = (by: number): void =>
    list.current?.focusRow(Math.min(Math.max((focusedRow() ?? -1) + by, 0), pages.total - 1))
  useKeys(t('organisations.keys'), [
    { keys: ['j', 'ArrowDown'], text: t('keys.next'), run: () => step(1) },
    { keys: ['k', 'ArrowUp'], text: t('keys.previous'), run: () => step(-1) },
  ])
  return (
    <div className="list-page">
      <Head asked={asked} total={pages.first.data?.total} />
      {pages.first.isError && (
        <ErrorNote error={pages.first.error} onRetry={() => void pages.first.refetch()} />
      )}
      {pages.first.data === undefined && !pages.first.isError && (
        <Waiting>
          <PersonRowsSkeleton rows={12} lines={2} />
        </Waiting>
      )}
      {pages.first.data !== undefined && pages.total === 0 && <Nothing asked={asked} />}
      {pages.total > 0 && <List pages={pages} handle={list} />}
    </div>
  )
}

type Asked = ReturnType<typeof FindOrganisations.parse>

const Head = ({ asked, total }: { asked: Asked; total: number | undefined }) => {
  const router = useRouter()
  const { query, kind, country, sort } = asked
  const turn = (change: Partial<Asked>): void => {
    const next = { query, kind, country, sort, ...change }
    router.history.replace(
      paths.organisations({
        query: next.query,
        country: next.country,
        kind: next.kind === 'all' ? undefined : next.kind,
        sort: next.sort === 'fit' ? undefined : next.sort,
      }),
    )
  }
  return (
    <header className="list-head">
      <div className="page-head">
        <div className="grow row wrap">
          <h1>{t('organisations.title')}</h1>
          {total !== undefined && (
            <span className="m tn" role="status">
              {t('organisations.count', { count: total })}
            </span>
          )}
        </div>
        <SpaLink className="btn primary" href={paths.newOrganisation()}>
          {t('organisations.add')}
        </SpaLink>
      </div>
      <div className="row wrap list-tools">
        <SearchField
          label={t('organisations.search')}
          value={query}
          onChange={(text) => turn({ query: text })}
        />
        <Choice
          label={t('organisations.kind')}
          value={kind}
          options={kinds.map((value) => ({ value, text: t(`organisations.kind.${value}`) }))}
          onChoose={(value) => turn({ kind: value })}
        />
        <Choice
          label={t('organisations.sort')}
          value={sort}
          options={organisationSorts.map((value) => ({
            value,
            text: t(`organisations.sort.${value}`),
          }))}
          onChoose={(value) => turn({ sort: value })}
        />
      </div>
    </header>
  )
}

interface ListProps {
  readonly pages: ReturnType<typeof usePages<Organisation>>
  readonly handle: Ref<ListHandle>
}

const List = ({ pages, handle }: ListProps) => {
  const small = useMedia(phone)
  return (
    <VirtualList
      ref={handle}
      label={t('organisations.list')}
      rows={pages.total}
      rowPx={small ? phoneRowPx : rowPx}
      onRange={pages.want}
      stale={pages.stale}
      row={(index) => {
        const organisation = pages.rowAt(index)
        return organisation ? (
          <Row organisation={organisation} />
        ) : (
          <p className="person two sr">{t('organisations.onTheWay', { row: index + 1 })}</p>
        )
      }}
    />
  )
}

const Row = ({ organisation }: { organisation: Organisation }) => (
  <div className="person two organisation">
    <div className="grow">
      <div className="row name">
        <SpaLink className="cover b cut" href={paths.organisation(organisation.id)} dir="auto">
          {organisation.name}
        </SpaLink>
        {organisation.byHand && <span className="tag">{t('person.byHand')}</span>}
      </div>
      <div className="m cut">
        {[kindWord(organisation), organisation.country && formatCountry(organisation.country)]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </div>
    <dl className="figures">
      <div>
        <dt className="m">{t('organisations.headPeople')}</dt>
        <dd className="tn b">{formatNumber(organisation.people)}</dd>
      </div>
      <div>
        <dt className="m">{t('organisations.headWorks')}</dt>
        <dd className="tn">{formatNumber(organisation.works)}</dd>
      </div>
    </dl>
  </div>
)

// "Other" says nothing in a list.
const kindWord = ({ kind }: Organisation): string =>
  kind === 'other' ? '' : t(`organisations.kind.${kind}`)

const Nothing = ({ asked }: { asked: Asked }) => (
  <div className="res-note">
    {asked.query === '' && asked.kind === 'all' && asked.country === '' ? (
      <Empty missing={t('organisations.emptyMissing')} why={t('organisations.emptyWhy')}>
        <SpaLink className="btn primary" href={paths.firstRun()}>
          {t('organisations.emptyDo')}
        </SpaLink>
      </Empty>
    ) : (
      <Empty missing={t('organisations.nobody')} why={t('organisations.nobodyWhy')}>
        <SpaLink className="btn line" href={paths.newOrganisation()}>
          {t('organisations.nobodyDo')}
        </SpaLink>
      </Empty>
    )}
  </div>
)
