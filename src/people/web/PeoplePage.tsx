import { useRouter, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Ref } from 'react'
import { FindPeople, personSorts } from '#people/contract.ts'
import { api, csvAddress } from '#ui/api.gen.ts'
import { formatYears } from '#ui/format.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { phone, useMedia } from '#ui/parts/media.ts'
import { PersonRow } from '#ui/parts/PersonRow.tsx'
import { Segments } from '#ui/parts/Segments.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { focusedRow, VirtualList } from '#ui/parts/VirtualList.tsx'
import type { ListHandle } from '#ui/parts/VirtualList.tsx'
import { usePages } from '#ui/parts/use-pages.ts'
import { PersonRowsSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import '#ui/styles/pages.css'
import './people.css'
import type { Person } from './people-queries.ts'
import { SearchField } from '#ui/parts/SearchField.tsx'

/** Heights of a person row of two lines, as the stylesheet draws it. */
const rowPx = 51
const phoneRowPx = 62

const kinds = ['all', 'papers', 'hand'] as const

/** Everybody: authors of works and people kept by hand, found by name or organisation. */
export const PeoplePage = () => {
  const asked = FindPeople.catch(FindPeople.parse({})).parse(useSearch({ strict: false }))
  const { query, organisation, kind, sort } = asked
  const list = useRef<ListHandle>(null)
  const pages = usePages<Person>(
    ['people', 'find', query, organisation, kind, sort],
    async (offset, limit, signal) => {
      const found = await api.people.find(
        { query, organisation, kind, sort, offset, limit },
        { signal },
      )
      return { rows: found.people, total: found.total }
    },
  )
  const step = (by: number): void =>
    list.current?.focusRow(Math.min(Math.max((focusedRow() ?? -1) + by, 0), pages.total - 1))
  useKeys(t('people.keys'), [
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
      {pages.first.data !== undefined && pages.total === 0 && (
        <Nobody query={query} filtered={kind !== 'all' || organisation !== ''} />
      )}
      {pages.total > 0 && <List pages={pages} handle={list} />}
    </div>
  )
}

type Asked = ReturnType<typeof FindPeople.parse>

const Head = ({ asked, total }: { asked: Asked; total: number | undefined }) => {
  const router = useRouter()
  const { query, organisation, kind, sort } = asked
  const turn = (change: Partial<Asked>): void => {
    const next = { query, organisation, kind, sort, ...change }
    router.history.replace(
      paths.people({
        query: next.query,
        organisation: next.organisation,
        kind: next.kind === 'all' ? undefined : next.kind,
        sort: next.sort === 'fit' ? undefined : next.sort,
      }),
    )
  }
  return (
    <header className="list-head">
      <div className="page-head">
        <div className="grow row wrap">
          <h1>{t('people.title')}</h1>
          {total !== undefined && (
            <span className="m tn" role="status">
              {t('people.count', { count: total })}
            </span>
          )}
        </div>
        <a
          className="btn quiet small only-desk"
          href={csvAddress.people.find({ query, organisation, kind, sort, limit: 500 })}
          download
        >
          {t('people.export')}
        </a>
        <SpaLink className="btn line only-desk" href={paths.csv()}>
          {t('people.byCsv')}
        </SpaLink>
        <SpaLink className="btn primary" href={paths.newPerson()}>
          {t('people.add')}
        </SpaLink>
      </div>
      <div className="row wrap list-tools">
        <SearchField
          label={t('people.search')}
          value={query}
          onChange={(text) => turn({ query: text })}
        />
        <Segments
          label={t('people.kind')}
          value={kind}
          options={kinds.map((value) => ({ value, text: t(`people.kind.${value}`) }))}
          onChoose={(value) => turn({ kind: value })}
        />
        <Choice
          label={t('people.sort')}
          value={sort}
          options={personSorts.map((value) => ({ value, text: t(`people.sort.${value}`) }))}
          onChoose={(value) => turn({ sort: value })}
        />
      </div>
    </header>
  )
}

interface ListProps {
  readonly pages: ReturnType<typeof usePages<Person>>
  readonly handle: Ref<ListHandle>
}

const List = ({ pages, handle }: ListProps) => {
  const small = useMedia(phone)
  return (
    <VirtualList
      ref={handle}
      label={t('people.list')}
      rows={pages.total}
      rowPx={small ? phoneRowPx : rowPx}
      onRange={pages.want}
      stale={pages.stale}
      row={(index) => {
        const person = pages.rowAt(index)
        return person ? (
          <Row person={person} />
        ) : (
          <p className="person two sr">{t('people.onTheWay', { row: index + 1 })}</p>
        )
      }}
    />
  )
}

const Row = ({ person }: { person: Person }) => (
  <PersonRow
    name={person.name}
    trace={person.trace}
    href={paths.person(person.id)}
    organisation={[person.role, person.organisation].filter(Boolean).join(', ') || null}
    years={formatYears(person.firstYear, person.lastYear)}
    {...(person.works > 0 ? { works: person.works, worksHref: paths.person(person.id) } : {})}
    byHand={person.byHand}
  />
)

const Nobody = ({ query, filtered }: { query: string; filtered: boolean }) => (
  <div className="res-note">
    {query === '' && !filtered ? (
      <Empty missing={t('people.emptyMissing')} why={t('people.emptyWhy')}>
        <SpaLink className="btn primary" href={paths.firstRun()}>
          {t('people.emptyDo')}
        </SpaLink>
      </Empty>
    ) : (
      <Empty missing={t('people.nobody')} why={t('people.nobodyWhy')}>
        <SpaLink className="btn line" href={paths.newPerson({ name: query })}>
          {t('people.nobodyDo')}
        </SpaLink>
      </Empty>
    )}
  </div>
)
