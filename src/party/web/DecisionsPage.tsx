import './room.css'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { pinKinds } from '#party/contract.ts'
import { addressText } from '#ui/address-text.ts'
import { api, csvAddress } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SearchField } from '#ui/parts/SearchField.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { workspaceStatus } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'
import { PinBlock } from './PinBlock.tsx'
import { Redactions } from './Redactions.tsx'

/** One screen or two; older ones are a page further. */
const pageSize = 50

/** What was decided, promised, doubted and is to be done, searchable for years. */
export const DecisionsPage = () => {
  const router = useRouter()
  const search = useSearch({ strict: false })
  const { id: pinId } = useParams({ strict: false })
  const text = addressText(search, 'text')
  const kind = pinKinds.find((one) => one === addressText(search, 'kind'))
  const state = addressText(search, 'state') === 'open' ? ('open' as const) : undefined
  // A page that opens without words shows decisions, which is its name; `all` shows everything.
  const asked =
    addressText(search, 'kind') === 'all'
      ? undefined
      : (kind ?? (pinId === undefined ? 'decision' : undefined))
  const offset = Number(addressText(search, 'offset')) || 0
  const input = {
    ...(pinId === undefined ? {} : { pinId }),
    text,
    ...(asked === undefined ? {} : { kind: asked }),
    ...(state === undefined ? {} : { state }),
  }
  const status = useQuery(workspaceStatus)
  const found = useQuery({
    queryKey: ['party', 'pins', input, offset],
    queryFn: ({ signal }) => api.party.pins({ ...input, offset, limit: pageSize }, { signal }),
    placeholderData: keepPreviousData,
  })
  const go = (change: Record<string, string | number>): void =>
    router.history.replace(
      paths.roomDecisions({ text, kind: addressText(search, 'kind'), state, ...change }),
    )
  return (
    <div className="page-pad rm-decisions">
      <header className="page-head">
        <div className="grow">
          <h1>{t('decisions.title')}</h1>
          <p className="m2">{t('decisions.why')}</p>
        </div>
        <a className="btn line" href={csvAddress.party.pins({ ...input, limit: 500 })} download>
          {t('decisions.csv')}
        </a>
      </header>
      <DecisionTools text={text} kind={asked ?? 'all'} state={state ?? 'all'} onGo={go} />
      <Redactions />
      {pinId !== undefined && (
        <p className="m2">
          {t('decisions.one')}.{' '}
          <SpaLink href={paths.roomDecisions()}>{t('decisions.toAll')}</SpaLink>
        </p>
      )}
      <Loaded query={found} skeleton={<TextSkeleton lines={10} />}>
        {({ rows, total }) => (
          <>
            <p className="m" role="status">
              {t('decisions.count', { count: total })}
            </p>
            {rows.length === 0 && (
              <Empty missing={t('decisions.none')} why={t('decisions.noneWhy')} />
            )}
            <PinList rows={rows} memberId={status.data?.member?.id ?? null} />
            <Pages offset={offset} shown={rows.length} total={total} />
          </>
        )}
      </Loaded>
    </div>
  )
}

type Kind = (typeof pinKinds)[number] | 'all'
type Open = 'open' | 'all'

interface DecisionToolsProps {
  readonly text: string
  readonly kind: Kind
  readonly state: Open
  readonly onGo: (change: Record<string, string>) => void
}

const DecisionTools = ({ text, kind, state, onGo }: DecisionToolsProps) => (
  <div className="row wrap rm-tools">
    <SearchField
      label={t('decisions.search')}
      value={text}
      onChange={(words) => onGo({ text: words })}
    />
    <Choice
      label={t('decisions.kind')}
      value={kind}
      options={[
        ...pinKinds.map((value) => ({ value, text: t(`pin.${value}`) })),
        { value: 'all' as const, text: t('decisions.allKinds') },
      ]}
      onChoose={(value) => onGo({ kind: value })}
    />
    <Choice
      label={t('decisions.state')}
      value={state}
      options={[
        { value: 'all' as const, text: t('decisions.allStates') },
        { value: 'open' as const, text: t('decisions.open') },
      ]}
      onChoose={(value) => onGo({ state: value })}
    />
  </div>
)

interface PagesProps {
  readonly offset: number
  readonly shown: number
  readonly total: number
}

const Pages = ({ offset, shown, total }: PagesProps) => {
  const search = useSearch({ strict: false })
  return (
    <nav className="row pager" aria-label={t('decisions.title')}>
      {offset > 0 && (
        <SpaLink
          className="btn line"
          href={paths.roomDecisions({ ...search, offset: Math.max(0, offset - pageSize) })}
        >
          {t('decisions.newer')}
        </SpaLink>
      )}
      {offset + shown < total && (
        <SpaLink
          className="btn line"
          href={paths.roomDecisions({ ...search, offset: offset + pageSize })}
        >
          {t('decisions.older')}
        </SpaLink>
      )}
    </nav>
  )
}

type Rows = Awaited<ReturnType<typeof api.party.pins>>['rows']

const PinList = ({ rows, memberId }: { rows: Rows; memberId: string | null }) => {
  const client = useQueryClient()
  return (
    <ol>
      {rows.map((pin) => (
        <li key={pin.id}>
          <p className="m">
            {formatMoment(pin.createdAt)}, {t('decisions.in', { room: pin.room })}
          </p>
          <PinBlock
            pin={pin}
            memberId={memberId}
            withMessage
            onChanged={() => void client.invalidateQueries({ queryKey: ['party', 'pins'] })}
          />
        </li>
      ))}
    </ol>
  )
}
