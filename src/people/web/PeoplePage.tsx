import { useRouter, useSearch } from '@tanstack/react-router'
import { FindPeople, personSorts } from '#people/contract.ts'
import { api, csvAddress } from '#ui/api.gen.ts'
import { formatYears } from '#ui/format.ts'
import { addToList, ListMark } from '#ui/list-slot.tsx'
import { Choice } from '#ui/parts/Choice.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ListHead, LongList } from '#ui/parts/LongList.tsx'
import { PersonRow } from '#ui/parts/PersonRow.tsx'
import { Segments } from '#ui/parts/Segments.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { usePages } from '#ui/parts/use-pages.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import '#ui/styles/pages.css'
import './people.css'
import type { Person } from './people-queries.ts'
import { SearchField } from '#ui/parts/SearchField.tsx'

const kinds = ['all', 'papers', 'hand'] as const

/** Everybody: authors of works and people kept by hand, found by name or organisation. */
export const PeoplePage = () => {
  const asked = FindPeople.catch(FindPeople.parse({})).parse(useSearch({ strict: false }))
  const { query, organisation, kind, sort } = asked
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
  return (
    <div className="list-page">
      <Head asked={asked} total={pages.first.data?.total} />
      <LongList
        label={t('people.list')}
        keysTitle={t('people.keys')}
        pages={pages}
        row={(person) => <Row person={person} />}
        onTheWay={(row) => t('people.onTheWay', { row })}
        acts={[
          {
            keys: 'a',
            text: t('add.do'),
            run: (person) => addToList([{ kind: 'person', ...person }], t('add.fromPeople')),
          },
        ]}
        empty={<Nobody query={query} filtered={kind !== 'all' || organisation !== ''} />}
      />
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
    <ListHead
      title={t('people.title')}
      count={total === undefined ? undefined : t('people.count', { count: total })}
      actions={
        <>
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
        </>
      }
    >
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
    </ListHead>
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
    extra={<ListMark who={{ kind: 'person', ...person }} />}
  />
)

const Nobody = ({ query, filtered }: { query: string; filtered: boolean }) => (
  <>
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
  </>
)
