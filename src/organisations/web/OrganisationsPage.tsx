import { useRouter, useSearch } from '@tanstack/react-router'
import { FindOrganisations, organisationKinds, organisationSorts } from '#organisations/contract.ts'
import { api } from '#ui/api.gen.ts'
import { formatCountry, formatNumber } from '#ui/format.ts'
import { addToList, ListMark } from '#ui/list-slot.tsx'
import { Choice } from '#ui/parts/Choice.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ListHead, LongList } from '#ui/parts/LongList.tsx'
import { SearchField } from '#ui/parts/SearchField.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { usePages } from '#ui/parts/use-pages.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Organisation } from './organisation-queries.ts'
import '#ui/styles/pages.css'
import './organisations.css'

const kinds = ['all', ...organisationKinds] as const

/** Labs, companies, funds, universities: from printed affiliations and by hand. */
export const OrganisationsPage = () => {
  const asked = FindOrganisations.catch(FindOrganisations.parse({})).parse(
    useSearch({ strict: false }),
  )
  const { query, kind, country, sort } = asked
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
  return (
    <div className="list-page">
      <Head asked={asked} total={pages.first.data?.total} />
      <LongList
        label={t('organisations.list')}
        keysTitle={t('organisations.keys')}
        pages={pages}
        row={(organisation) => <Row organisation={organisation} />}
        onTheWay={(row) => t('organisations.onTheWay', { row })}
        acts={[
          {
            keys: 'a',
            text: t('add.do'),
            run: ({ id, name }) =>
              addToList([{ kind: 'organisation', id, name }], t('add.fromOrganisations')),
          },
        ]}
        empty={<Nothing asked={asked} />}
      />
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
    <ListHead
      title={t('organisations.title')}
      count={total === undefined ? undefined : t('organisations.count', { count: total })}
      actions={
        <SpaLink className="btn primary" href={paths.newOrganisation()}>
          {t('organisations.add')}
        </SpaLink>
      }
    >
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
    </ListHead>
  )
}

const Row = ({ organisation }: { organisation: Organisation }) => (
  <div className="person two organisation">
    <div className="grow">
      <div className="row name">
        <SpaLink className="cover b cut" href={paths.organisation(organisation.id)} dir="auto">
          {organisation.name}
        </SpaLink>
        <ListMark who={{ kind: 'organisation', id: organisation.id, name: organisation.name }} />
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
  <>
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
  </>
)
