import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { addressText } from '#ui/address-text.ts'
import { formatYears } from '#ui/format.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { PersonRow } from '#ui/parts/PersonRow.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import '#ui/styles/pages.css'
import './people.css'
import { mergePreview } from './people-queries.ts'
import type { MergePreview, Person } from './people-queries.ts'
import { useDecisions } from './use-decisions.ts'

/** Same human? Both, what agrees, what speaks against it, and what follows, before it is done. */
export const MergePage = () => {
  const search = useSearch({ strict: false })
  const a = addressText(search, 'a')
  const b = addressText(search, 'b')
  const preview = useQuery({ ...mergePreview(a, b), enabled: a !== '' && b !== '' && a !== b })
  return (
    <div className="page-pad merge">
      <header className="page-head">
        <h1>{t('merge.title')}</h1>
      </header>
      {a === b ? (
        <Empty missing={t('merge.same')} why={t('merge.sameWhy')} />
      ) : (
        <Loaded query={preview} skeleton={<TextSkeleton lines={10} />}>
          {(data) =>
            data.a.id === data.b.id ? <OneAlready person={data.a} /> : <Merge data={data} />
          }
        </Loaded>
      )}
    </div>
  )
}

// Two addresses of one person: nothing is left to merge.
const OneAlready = ({ person }: { person: Person }) => (
  <Empty missing={t('merge.same')} why={t('merge.sameWhy')}>
    <SpaLink className="btn line" href={paths.person(person.id)}>
      {t('merge.back', { name: person.name })}
    </SpaLink>
  </Empty>
)

const Merge = ({ data }: { data: MergePreview }) => {
  const { a, b } = data
  const router = useRouter()
  const decisions = useDecisions(a)
  const [reason, setReason] = useState('')
  const merge = (): void => {
    if (data.refusal || decisions.merge.isPending) return
    decisions.merge.mutate(
      { other: b, reason },
      { onSuccess: ({ people }) => router.history.push(paths.person(people[0]?.id ?? a.id)) },
    )
  }
  const apart = (): void =>
    decisions.apart.mutate(b, { onSuccess: () => router.history.push(paths.personIdentity(a.id)) })
  useKeys(t('merge.keys'), [
    { keys: 'Enter', text: t('merge.do'), run: merge },
    {
      keys: 'Escape',
      text: t('merge.back', { name: a.name }),
      run: () => router.history.push(paths.personIdentity(a.id)),
    },
  ])
  const failed = [decisions.merge, decisions.apart].find((one) => one.isError)
  return (
    <>
      <Comparison data={data} />
      {data.refusal && <Refused refusal={data.refusal} person={a} />}
      {!data.refusal && (
        <Field
          label={t('merge.reason')}
          optional
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      {failed && <ErrorNote error={failed.error} />}
      <div className="row wrap merge-acts">
        {!data.refusal && (
          <button
            type="button"
            className="btn primary"
            disabled={decisions.merge.isPending}
            onClick={merge}
          >
            {t('merge.do')} <Keys keys="Enter" />
          </button>
        )}
        <button
          type="button"
          className="btn line"
          disabled={decisions.apart.isPending}
          onClick={apart}
        >
          {t('merge.not')}
        </button>
      </div>
    </>
  )
}

const Comparison = ({ data }: { data: MergePreview }) => (
  <>
    <div className="merge-two">
      <Side person={data.a} />
      <Side person={data.b} />
    </div>
    <div className="merge-two">
      <Reasons
        title={t('merge.agree')}
        sentences={data.agreements}
        none={t('merge.agreeNone')}
        kind="agree"
      />
      <Reasons
        title={t('merge.conflict')}
        sentences={data.conflicts}
        none={t('merge.conflictNone')}
        kind="conflict"
      />
    </div>
    <section className="stack">
      <h2>{t('merge.follows')}</h2>
      <ul className="m2 bullets">
        {data.follows.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>
          {t('merge.after')}:{' '}
          {t('merge.afterWords', {
            count: data.after.works,
            years: formatYears(data.after.firstYear, data.after.lastYear),
            names: data.after.nameForms.join(', '),
          })}
        </li>
      </ul>
    </section>
  </>
)

interface RefusedProps {
  readonly refusal: NonNullable<MergePreview['refusal']>
  readonly person: Person
}

/** It was decided otherwise before: by which decisions, each with the way to undo it. */
const Refused = ({ refusal, person }: RefusedProps) => {
  const client = useQueryClient()
  const { undo } = useDecisions(person)
  return (
    <div className="box note error" role="alert">
      <p>
        <b>{refusal.sentence}</b>
      </p>
      <ul className="bullets">
        {refusal.decisions.map((decision) => (
          <li key={decision.id}>
            {decision.sentence}{' '}
            <button
              type="button"
              className="btn line small"
              disabled={undo.isPending}
              onClick={() =>
                undo.mutate(decision, {
                  onSuccess: () =>
                    void client.invalidateQueries({ queryKey: ['people.mergePreview'] }),
                })
              }
            >
              {t('merge.undo')}
            </button>
          </li>
        ))}
      </ul>
      {undo.isError && <ErrorNote error={undo.error} />}
    </div>
  )
}

const Side = ({ person }: { person: Person }) => (
  <div className="box">
    <PersonRow
      name={person.name}
      trace={person.trace}
      href={paths.person(person.id)}
      organisation={person.organisation}
      years={formatYears(person.firstYear, person.lastYear)}
      works={person.works}
      byHand={person.byHand}
    />
  </div>
)

interface ReasonsProps {
  readonly title: string
  readonly sentences: readonly string[]
  readonly none: string
  readonly kind: 'agree' | 'conflict'
}

const Reasons = ({ title, sentences, none, kind }: ReasonsProps) => (
  <section>
    <h2>{title}</h2>
    <ul className={sentences.length === 0 ? 'm2' : `m2 bullets ${kind}`}>
      {sentences.length === 0 ? (
        <li>{none}</li>
      ) : (
        sentences.map((sentence) => <li key={sentence}>{sentence}</li>)
      )}
    </ul>
  </section>
)
