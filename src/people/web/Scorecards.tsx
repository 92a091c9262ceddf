import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usualCriteria } from '#people/contract.ts'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { CompartmentField, CompartmentOf } from '#ui/parts/Compartment.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { TextField } from '#ui/parts/TextField.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetAssessment } from './assessment-queries.ts'
import type { Scorecard } from './assessment-queries.ts'
import { MarkFields } from './MarkFields.tsx'
import type { MarkWords } from './MarkFields.tsx'

interface ScorecardsProps {
  readonly id: string
  readonly name: string
  readonly scorecards: readonly Scorecard[]
}

/** One's own scorecard, and the others' once it is handed in. */
export const Scorecards = ({ id, name, scorecards }: ScorecardsProps) => {
  const draft = scorecards.find((one) => one.mine && one.handedInAt === null)
  const handedIn = scorecards.filter((one) => one.handedInAt !== null)
  const [writing, setWriting] = useState(false)
  return (
    <section className="stack">
      <div className="row wrap">
        <h2 className="grow">{t('scorecards.title')}</h2>
        {draft === undefined && !writing && (
          <button type="button" className="btn line small" onClick={() => setWriting(true)}>
            {t('scorecards.write')}
          </button>
        )}
      </div>
      <p className="m2">{t('scorecards.sentence', { name })}</p>
      {(draft !== undefined || writing) && (
        <OwnScorecard
          key={draft?.id ?? 'new'}
          id={id}
          draft={draft ?? null}
          onDone={() => setWriting(false)}
        />
      )}
      {handedIn.length > 0 && (
        <ul className="note-list" aria-label={t('scorecards.title')}>
          {handedIn.map((card) => (
            <HandedIn key={card.id} card={card} />
          ))}
        </ul>
      )}
    </section>
  )
}

const HandedIn = ({ card }: { card: Scorecard }) => (
  <li className="note-item">
    <h3>
      {t('scorecards.by', { author: card.author, day: formatDay(card.handedInAt ?? '') })}{' '}
      <CompartmentOf id={card.compartmentId} />
    </h3>
    <dl className="marks">
      {card.marks.map((mark) => (
        <div key={mark.criterion}>
          <dt>
            {t('scorecards.score', { criterion: mark.criterion, score: String(mark.score) })}
            <span className="mark-bar" data-score={mark.score} aria-hidden="true" />
          </dt>
          {mark.words !== '' && <dd dir="auto">{mark.words}</dd>}
        </div>
      ))}
    </dl>
    {card.summary !== '' && (
      <p className="note-text" dir="auto">
        {card.summary}
      </p>
    )}
  </li>
)

const emptyMarks = (): MarkWords[] =>
  usualCriteria.map((criterion) => ({ criterion, score: null, words: '' }))

interface OwnScorecardProps {
  readonly id: string
  readonly draft: Scorecard | null
  readonly onDone: () => void
}

const OwnScorecard = ({ id, draft, onDone }: OwnScorecardProps) => {
  const [marks, setMarks] = useState<MarkWords[]>(() => draft?.marks.slice() ?? emptyMarks())
  const [summary, setSummary] = useState(draft?.summary ?? '')
  const [compartmentId, setCompartmentId] = useState(draft?.compartmentId ?? null)
  const [missing, setMissing] = useState(false)
  const acts = useScorecardActs(id, draft, onDone)
  const scored = marks.flatMap(({ criterion, score, words }) =>
    score === null ? [] : [{ criterion, score, words }],
  )
  const send = (next: 'keep' | 'hand in'): void => {
    const isWhole = scored.length === marks.length
    setMissing(!isWhole)
    if (isWhole) acts.save.mutate({ marks: scored, summary, compartmentId, next })
  }
  return (
    <form className="box scorecard-form stack" onSubmit={onSend(() => send('hand in'))}>
      <h3>{t('scorecards.mine')}</h3>
      <p className="m">{t('scorecards.legend')}</p>
      {marks.map((mark, at) => (
        <MarkFields
          key={mark.criterion}
          mark={mark}
          onChange={(change) =>
            setMarks(marks.map((one, place) => (place === at ? { ...one, ...change } : one)))
          }
        />
      ))}
      <TextField
        label={t('scorecards.summary')}
        optional
        rows={2}
        value={summary}
        onChange={setSummary}
      />
      <CompartmentField value={compartmentId} onChange={setCompartmentId} />
      {missing && <p className="m2 warn">{t('scorecards.missing')}</p>}
      {acts.save.isError && <ErrorNote error={acts.save.error} />}
      {acts.drop.isError && <ErrorNote error={acts.drop.error} />}
      <div className="row wrap">
        <button type="submit" className="btn primary" disabled={acts.save.isPending}>
          {t('scorecards.handIn')}
        </button>
        <button
          type="button"
          className="btn line"
          disabled={acts.save.isPending}
          onClick={() => send('keep')}
        >
          {t('scorecards.save')}
        </button>
        <button
          type="button"
          className="btn quiet"
          onClick={() => (draft === null ? onDone() : acts.drop.mutate())}
        >
          {t(draft === null ? 'common.cancel' : 'scorecards.drop')}
        </button>
        <span className="m">{t('scorecards.handInHint')}</span>
      </div>
    </form>
  )
}

interface Written {
  readonly marks: { criterion: string; score: number; words: string }[]
  readonly summary: string
  readonly compartmentId: string | null
  readonly next: 'keep' | 'hand in'
}

const useScorecardActs = (id: string, draft: Scorecard | null, onDone: () => void) => {
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: async ({ next, ...written }: Written) => {
      const version = draft?.version ?? null
      const kept = await api.people.saveScorecard({ id, version, ...written })
      if (next === 'keep') return next
      const { id: scorecardId, version: now } = kept.scorecard
      await api.people.handInScorecard({ scorecardId, version: now })
      return next
    },
    onSuccess: (next) => {
      onDone()
      sayDone(t(next === 'keep' ? 'scorecards.saved' : 'scorecards.handedIn'))
    },
    // A draft that was kept before the handing in failed is shown as it stands.
    onSettled: () => forgetAssessment(client),
  })
  const drop = useMutation({
    mutationFn: async () => {
      if (draft) await api.people.dropScorecard({ scorecardId: draft.id, version: draft.version })
    },
    onSuccess: async () => {
      await forgetAssessment(client)
      onDone()
      sayDone(t('scorecards.dropped'))
    },
  })
  return { save, drop }
}
