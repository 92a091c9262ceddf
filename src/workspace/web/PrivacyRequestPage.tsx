import './privacy.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatDay, formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { PrivacyRequest } from '../contract.ts'
import { privacyKey, requestQuery } from './privacy-queries.ts'

/** One request: what was asked, until when, and how it is answered. */
export const PrivacyRequestPage = () => {
  const { id = '' } = useParams({ strict: false })
  const request = useQuery(requestQuery(id))
  return (
    <div className="page-pad privacy">
      <Loaded query={request} skeleton={<TextSkeleton lines={8} />}>
        {(data) => <Request request={data.request} />}
      </Loaded>
    </div>
  )
}

const Request = ({ request }: { request: PrivacyRequest }) => (
  <>
    <header className="page-head">
      <div className="grow">
        <p className="m">
          <SpaLink href={paths.privacy({ tab: 'requests' })}>{t('privacy.tab.requests')}</SpaLink>
        </p>
        <h1 dir="auto">
          {t('requests.title', {
            kind: t(`requests.kind.${request.kind}`),
            name: request.name || t('requests.erasedName'),
          })}
        </h1>
        <p className={request.isLate ? 'late' : 'm2'}>
          {request.endedAt === null
            ? t('requests.dueOn', { day: formatDay(request.dueAt) })
            : t('requests.ended', {
                state: t(`requests.state.${request.state}`),
                day: formatDay(request.endedAt),
                by: request.endedBy ?? '',
              })}
        </p>
      </div>
      {request.personId !== null && (
        <SpaLink
          className="btn primary"
          href={paths.privacyPerson(request.personId, { request: request.id })}
        >
          {t('requests.answer')}
        </SpaLink>
      )}
    </header>
    <dl className="facts">
      <dt>{t('requests.receivedOn')}</dt>
      <dd>{formatMoment(request.receivedAt)}</dd>
      {request.channel !== '' && (
        <>
          <dt>{t('requests.channel')}</dt>
          <dd dir="auto">{request.channel}</dd>
        </>
      )}
      {request.words !== '' && (
        <>
          <dt>{t('requests.words')}</dt>
          <dd className="prose" dir="auto">
            {request.words}
          </dd>
        </>
      )}
      {request.outcome !== '' && (
        <>
          <dt>{t('requests.outcome')}</dt>
          <dd dir="auto">{request.outcome}</dd>
        </>
      )}
      <dt>{t('requests.notedBy')}</dt>
      <dd>{request.createdBy}</dd>
    </dl>
    {request.personId === null && request.state === 'open' && (
      <p className="box note">{t('requests.nobodyHere')}</p>
    )}
    {request.erasure && request.erasure.state !== 'done' && (
      <p className="box note" role="status">
        {request.erasure.state === 'failed' ? request.erasure.failure : t('erase.underWay')}
      </p>
    )}
    {request.state === 'open' && <EndForm request={request} />}
  </>
)

const EndForm = ({ request }: { request: PrivacyRequest }) => {
  const queries = useQueryClient()
  const [outcome, setOutcome] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey: privacyKey })
  const end = useMutation({
    mutationFn: (state: 'done' | 'refused' | 'withdrawn') =>
      api.workspace.endPrivacyRequest({
        id: request.id,
        version: request.version,
        state,
        outcome: outcome.trim(),
      }),
    onSuccess: async ({ request: ended }) => {
      await refresh()
      sayDone(t('requests.endedSaid'), async () => {
        await api.workspace.reopenPrivacyRequest({ id: ended.id, version: ended.version })
        await refresh()
      })
    },
  })
  return (
    <section className="stack end-form">
      <h2>{t('requests.end')}</h2>
      <TextField
        label={t('requests.outcome')}
        hint={t('requests.outcomeHint')}
        rows={3}
        value={outcome}
        onChange={setOutcome}
      />
      {end.isError && <ErrorNote error={end.error} />}
      <div className="row wrap">
        {(['done', 'refused', 'withdrawn'] as const).map((state) => (
          <button
            key={state}
            type="button"
            className="btn line"
            aria-busy={end.isPending}
            onClick={() => end.mutate(state)}
          >
            {t(`requests.endAs.${state}`)}
          </button>
        ))}
      </div>
    </section>
  )
}
