import './workspace.css'
import type { ReactNode } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ApiError } from '#ui/api.ts'
import { api, csvAddress } from '#ui/api.gen.ts'
import type { WorkspaceAuditOutput } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { workspaceStatus } from '#ui/queries.ts'
import { t, textOf } from '#ui/texts/text.ts'
import type { AuditEvent } from '../contract.ts'
import { HeadSwitch } from './PrivacyHeadSwitch.tsx'
import { auditQuery } from './queries.ts'

/** The chain of events: what happened, and whether the record is whole. */
export const AuditPage = (): ReactNode => {
  const { before, words = '' } = useSearch({ from: '/audit' })
  const page = useQuery(auditQuery(before))
  const { data: status } = useQuery(workspaceStatus)
  const refused = page.error instanceof ApiError && page.error.status === 403 ? page.error : null
  const isFounder = status?.actor === 'operator' || status?.member?.role === 'founder'
  return (
    <div className="page-pad audit">
      <header className="page-head">
        <div className="grow">
          <h1>{t('audit.title')}</h1>
          <p className="m2">{t('audit.why')}</p>
        </div>
        {refused === null && (
          <a className="btn line" href={csvAddress.workspace.audit({ limit: 500 })} download>
            {t('audit.csv')}
          </a>
        )}
      </header>
      {refused === null ? (
        <AuditRecord page={page} words={words} before={before} isFounder={isFounder} />
      ) : (
        <Empty missing={refused.message} why={refused.next} />
      )}
    </div>
  )
}

interface AuditRecordProps {
  readonly page: UseQueryResult<WorkspaceAuditOutput>
  readonly words: string
  readonly before: string | undefined
  readonly isFounder: boolean
}

/** The lines, those with certain words only, and for the founder the proof that none is missing. */
const AuditRecord = ({ page, words, before, isFounder }: AuditRecordProps) => {
  const navigate = useNavigate({ from: '/audit' })
  return (
    <>
      {isFounder && <Verification />}
      {isFounder && <HeadSwitch />}
      <div className="field filter">
        <label htmlFor="audit-words">{t('audit.filter')}</label>
        <input
          id="audit-words"
          type="search"
          className="input"
          defaultValue={words}
          aria-describedby="audit-hint"
          onChange={(event) =>
            void navigate({
              search: (now) => ({ ...now, words: event.target.value || undefined }),
              replace: true,
            })
          }
        />
        <p className="hint" id="audit-hint">
          {t('audit.filterHint')}
        </p>
      </div>
      <Loaded query={page} skeleton={<TableSkeleton rows={14} />}>
        {(data) => (
          <>
            <Events
              events={data.events.filter((event) => hasWords(event, words))}
              filtered={words !== ''}
            />
            <nav className="row pager" aria-label={t('audit.title')}>
              {before !== undefined && (
                <SpaLink className="btn line" href={paths.audit({ words })}>
                  {t('audit.newest')}
                </SpaLink>
              )}
              {data.before !== null && (
                <SpaLink className="btn line" href={paths.audit({ words, before: data.before })}>
                  {t('audit.older')}
                </SpaLink>
              )}
            </nav>
          </>
        )}
      </Loaded>
    </>
  )
}

const Verification = () => {
  const verify = useMutation({ mutationFn: () => api.workspace.verifyAudit() })
  return (
    <section className="box note row wrap verify" aria-live="polite">
      <p className="grow">
        {verify.data ? (
          <b className={verify.data.intact ? 'good' : 'bad'}>{verify.data.sentence}</b>
        ) : (
          t('audit.notYet')
        )}
      </p>
      <button
        type="button"
        className="btn primary"
        aria-busy={verify.isPending}
        onClick={() => verify.mutate()}
      >
        {verify.isPending ? t('audit.verifying') : t('audit.verify')}
      </button>
      {verify.isError && <ErrorNote error={verify.error} />}
    </section>
  )
}

const Events = ({ events, filtered }: { events: readonly AuditEvent[]; filtered: boolean }) => {
  if (events.length === 0) {
    return filtered ? (
      <Empty missing={t('audit.noneMatch')} why={t('audit.noneMatchWhy')} />
    ) : (
      <Empty missing={t('audit.none')} why={t('audit.noneWhy')} />
    )
  }
  // Numbers and hashes are for the founder: a gap would count what others may not see.
  const numbered = events.some((event) => event.number !== null)
  return (
    <table className="table stacks events">
      <thead>
        <tr>
          {numbered && (
            <th scope="col" className="r">
              {t('audit.number')}
            </th>
          )}
          <th scope="col">{t('audit.when')}</th>
          <th scope="col">{t('audit.what')}</th>
          <th scope="col">{t('audit.by')}</th>
          <th scope="col">{t('audit.from')}</th>
          {numbered && <th scope="col">{t('audit.hash')}</th>}
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            {numbered && <td className="r">{event.number}</td>}
            <td className="nw">
              <time dateTime={event.at}>{formatMoment(event.at)}</time>
            </td>
            <td>
              <What event={event} />
            </td>
            <td>
              {byWhom(event.by)}
              {event.onBehalfOf !== null && (
                <span className="dim"> {t('audit.onBehalfOf', { name: event.onBehalfOf })}</span>
              )}
            </td>
            <td className="dim">{throughWhat(event.door)}</td>
            {event.hash !== null && (
              <td className="code dim" title={event.hash}>
                {event.hash.slice(0, 10)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const What = ({ event }: { event: AuditEvent }) => {
  const details = Object.keys(event.payload).length > 0 || event.subjectId !== null
  const what = inWords(event.name)
  if (!details) return <b>{what}</b>
  return (
    <details>
      <summary aria-label={`${what}. ${t('audit.details', { when: formatMoment(event.at) })}`}>
        <b>{what}</b>
      </summary>
      <pre className="code">
        {JSON.stringify(
          {
            event: event.name,
            ...(event.subjectId ? { about: event.subjectId } : {}),
            ...event.payload,
          },
          null,
          1,
        )}
      </pre>
    </details>
  )
}

/** The event as a person would say it; rooms to come are shown by their own names until they speak. */
const inWords = (name: string): string => textOf(`event.${name}`) ?? name

const byWhom = (by: string): string => {
  if (by === 'operator') return t('audit.by.operator')
  if (by === 'system') return t('audit.by.system')
  return by === 'stranger' ? t('audit.by.stranger') : by
}

const doorTexts = {
  web: 'audit.door.web',
  api: 'audit.door.api',
  cli: 'audit.door.cli',
  mcp: 'audit.door.mcp',
  job: 'audit.door.job',
} as const

const throughWhat = (door: string): string => {
  const key = Object.entries(doorTexts).find(([name]) => name === door)?.[1]
  return key ? t(key) : door
}

const hasWords = (event: AuditEvent, words: string): boolean => {
  const text = `${event.name} ${inWords(event.name)} ${event.by} ${event.onBehalfOf ?? ''} ${event.door} ${event.subjectId ?? ''} ${JSON.stringify(event.payload)}`
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word))
}
