import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { CompartmentField, CompartmentOf } from '#ui/parts/Compartment.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { TextField } from '#ui/parts/TextField.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetAssessment } from './assessment-queries.ts'
import type { Assessment, Waiver } from './assessment-queries.ts'
import { SelectField } from './SelectField.tsx'

/** Whether interviews are needed: what is missing for a waiver, who is asked, what they said. */
export const Waivers = ({ id, data }: { id: string; data: Assessment }) => {
  const [asking, setAsking] = useState(false)
  const isOpen = data.waivers.some((one) => one.state === 'asked' || one.state === 'waived')
  return (
    <section className="stack">
      <h2>{t('waiver.title')}</h2>
      <p className="m2">{t('waiver.sentence')}</p>
      {data.waivers.length > 0 && (
        <ul className="note-list" aria-label={t('waiver.title')}>
          {data.waivers.map((waiver) => (
            <WaiverItem key={`${waiver.id}${String(waiver.version)}`} waiver={waiver} />
          ))}
        </ul>
      )}
      {!isOpen && data.missing.length > 0 && (
        <div className="m2">
          <p className="b">{t('waiver.missing')}</p>
          <ul className="bullets">
            {data.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {!isOpen && data.missing.length === 0 && !asking && (
        <button type="button" className="btn line fit" onClick={() => setAsking(true)}>
          {t('waiver.ask')}
        </button>
      )}
      {asking && !isOpen && (
        <AskForm id={id} approvers={data.approvers} onDone={() => setAsking(false)} />
      )}
    </section>
  )
}

interface AskFormProps {
  readonly id: string
  readonly approvers: Assessment['approvers']
  readonly onDone: () => void
}

const AskForm = ({ id, approvers, onDone }: AskFormProps) => {
  const client = useQueryClient()
  const [why, setWhy] = useState('')
  const [approverId, setApproverId] = useState('')
  const [compartmentId, setCompartmentId] = useState<string | null>(null)
  const ask = useMutation({
    mutationFn: () => api.people.askWaiver({ id, why, approverId, compartmentId }),
    onSuccess: async ({ waiver }) => {
      await forgetAssessment(client)
      onDone()
      sayDone(t('waiver.asked', { name: waiver.approver.name }))
    },
  })
  const options = [
    { value: '', text: t('waiver.choose') },
    ...approvers.map((one) => ({ value: one.id, text: one.name })),
  ]
  const isWhole = why.trim() !== '' && approverId !== ''
  return (
    <form
      className="box scorecard-form stack"
      onSubmit={onSend(() => {
        if (isWhole) ask.mutate()
      })}
    >
      <TextField label={t('waiver.why')} rows={3} value={why} onChange={setWhy} />
      <SelectField
        label={t('waiver.approver')}
        value={approverId}
        options={options}
        onChoose={setApproverId}
      />
      <CompartmentField value={compartmentId} onChange={setCompartmentId} />
      {ask.isError && <ErrorNote error={ask.error} />}
      <div className="row wrap">
        <button type="submit" className="btn primary" aria-disabled={!isWhole || ask.isPending}>
          {t('waiver.ask')}
        </button>
        <button type="button" className="btn quiet" onClick={onDone}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}

const looks = { asked: 'info', waived: 'good', refused: 'warn', withdrawn: '' } as const

const WaiverItem = ({ waiver }: { waiver: Waiver }) => {
  const client = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => api.people.withdrawWaiver({ waiverId: waiver.id, version: waiver.version }),
    onSuccess: async () => {
      await forgetAssessment(client)
      sayDone(t('waiver.done.withdrawn'))
    },
  })
  return (
    <li className="note-item">
      <div className="row wrap">
        <span className={`state ${looks[waiver.state]}`}>
          {t(`waiver.state.${waiver.state}`, { name: waiver.approver.name })}
        </span>
        <CompartmentOf id={waiver.compartmentId} />
      </div>
      <p className="note-text" dir="auto">
        {waiver.why}
      </p>
      {waiver.answer !== '' && (
        <p className="m2" dir="auto">
          {waiver.approver.name}: {waiver.answer}
        </p>
      )}
      <p className="m">
        {t('waiver.by', { by: waiver.by, day: formatDay(waiver.at) })} ·{' '}
        {t('waiver.rests', { count: waiver.references })}
      </p>
      {waiver.mineToAnswer && <AnswerForm waiver={waiver} />}
      {waiver.mine && waiver.state === 'asked' && (
        <button
          type="button"
          className="btn quiet small fit"
          disabled={withdraw.isPending}
          onClick={() => withdraw.mutate()}
        >
          {t('waiver.withdraw')}
        </button>
      )}
      {withdraw.isError && <ErrorNote error={withdraw.error} />}
    </li>
  )
}

const AnswerForm = ({ waiver }: { waiver: Waiver }) => {
  const client = useQueryClient()
  const [words, setWords] = useState('')
  const answer = useMutation({
    mutationFn: (given: 'waived' | 'refused') =>
      api.people.answerWaiver({
        waiverId: waiver.id,
        version: waiver.version,
        answer: given,
        words,
      }),
    onSuccess: async (_, given) => {
      await forgetAssessment(client)
      sayDone(t(`waiver.done.${given}`))
    },
  })
  return (
    <form className="stack" onSubmit={onSend(() => answer.mutate('waived'))}>
      <TextField
        label={t('waiver.answer')}
        hint={t('waiver.answerHint')}
        optional
        rows={2}
        value={words}
        onChange={setWords}
      />
      {answer.isError && <ErrorNote error={answer.error} />}
      <div className="row wrap">
        <button type="submit" className="btn primary" disabled={answer.isPending}>
          {t('waiver.waive')}
        </button>
        <button
          type="button"
          className="btn line"
          disabled={answer.isPending}
          onClick={() => answer.mutate('refused')}
        >
          {t('waiver.refuse')}
        </button>
      </div>
    </form>
  )
}
