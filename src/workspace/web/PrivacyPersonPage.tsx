import './privacy.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { ErasePart } from './PrivacyErase.tsx'
import { ObjectionOfPerson } from './PrivacyObjections.tsx'
import type { AccessExport } from '../contract.ts'
import { accessAnswerQuery, erasurePreviewQuery, privacyKey } from './privacy-queries.ts'

/** All that is kept of one person, as they would see it; and what they may ask for. */
export const PrivacyPersonPage = () => {
  const { id = '' } = useParams({ strict: false })
  const { request } = useSearch({ from: '/privacy/people/$id' })
  const queries = useQueryClient()
  // What was on the screen goes too, once it was asked that everything goes.
  const [isGoing, setGoing] = useState(false)
  // A change and no question: that it was gathered stands in the audit.
  const ask = useMutation({
    mutationFn: () => api.workspace.accessExport({ id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: privacyKey }),
  })
  const answer = useQuery(accessAnswerQuery(ask.data?.id))
  const report = answer.data?.report
  // Whoever is about to gather, object or erase sees of whom, before anything is done.
  const preview = useQuery({ ...erasurePreviewQuery(id), enabled: !isGoing })
  const name = isGoing ? undefined : (report ?? preview.data)?.person.name
  return (
    <div className="page-pad privacy privacy-person">
      <header className="page-head no-print">
        <div className="grow">
          <h1 dir="auto">
            {name === undefined ? t('privacyPerson.title') : t('privacyPerson.of', { name })}
          </h1>
          <p className="m2">{t('privacyPerson.why')}</p>
        </div>
        {!isGoing && (
          <button
            type="button"
            className="btn primary"
            aria-busy={ask.isPending || (ask.isSuccess && !report)}
            onClick={() => ask.mutate()}
          >
            {t('privacyPerson.gather')}
          </button>
        )}
      </header>
      {ask.isError && <ErrorNote error={ask.error} />}
      {answer.isError && <ErrorNote error={answer.error} />}
      {report && !isGoing && <Report report={report} />}
      <div className="no-print stack">
        {!isGoing && <ObjectionOfPerson id={id} />}
        <ErasePart id={id} requestId={request} onAsked={() => setGoing(true)} />
      </div>
    </div>
  )
}

const Report = ({ report }: { report: AccessExport }) => {
  const save = () => {
    const address = URL.createObjectURL(
      new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }),
    )
    const link = document.createElement('a')
    link.href = address
    link.download = `access-${report.preparedAt.slice(0, 10)}.json`
    link.click()
    // The browser has taken it by the next turn.
    setTimeout(() => URL.revokeObjectURL(address), 0)
    sayDone(t('privacyPerson.saved'))
  }
  return (
    <article className="report">
      <div className="row wrap no-print">
        <button type="button" className="btn line" onClick={save}>
          {t('privacyPerson.json')}
        </button>
        <button type="button" className="btn line" onClick={() => print()}>
          {t('privacyPerson.print')}
        </button>
      </div>
      <h2>
        {t('privacyPerson.heading', {
          company: report.controller.name,
          name: report.person.name,
        })}
      </h2>
      <p className="m">
        {t('privacyPerson.prepared', { when: formatMoment(report.preparedAt) })}{' '}
        {t('privacyPerson.contact', { contact: report.controller.contact })}
      </p>
      {report.rooms.flatMap(({ room, sections }) =>
        sections.map((section) => (
          <section key={`${room} ${section.heading}`}>
            <h3>{section.heading}</h3>
            <p className="m2">{section.sentence}</p>
            <ul className="kept">
              {section.items.map((item, index) => (
                // Two items may read alike; their order is the order of the report.
                <li key={index}>
                  <span dir="auto">{item.text}</span>
                  {item.origin !== '' && <span className="m block">{item.origin}</span>}
                </li>
              ))}
            </ul>
          </section>
        )),
      )}
      <Sentences heading={t('privacyPerson.rights')} sentences={report.rights} />
      <Sentences heading={t('privacyPerson.notKept')} sentences={report.notKept} />
    </article>
  )
}

const Sentences = ({ heading, sentences }: { heading: string; sentences: readonly string[] }) => (
  <section>
    <h3>{heading}</h3>
    <ul className="bullets m2">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </section>
)
