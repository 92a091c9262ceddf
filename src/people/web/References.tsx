import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { CompartmentOf } from '#ui/parts/Compartment.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetAssessment } from './assessment-queries.ts'
import type { Reference } from './assessment-queries.ts'
import { ReferenceForm } from './ReferenceForm.tsx'

interface ReferencesProps {
  readonly id: string
  readonly name: string
  readonly references: readonly Reference[]
}

/** What others say of the person, and the way to write one down. */
export const References = ({ id, name, references }: ReferencesProps) => {
  const [writing, setWriting] = useState<Reference | 'new' | null>(null)
  return (
    <section className="stack">
      <div className="row wrap">
        <h2 className="grow">{t('references.title')}</h2>
        <button type="button" className="btn line small" onClick={() => setWriting('new')}>
          {t('references.add')}
        </button>
      </div>
      {references.length === 0 ? (
        <Empty missing={t('references.none')} why={t('references.noneWhy', { name })} />
      ) : (
        <ul className="note-list" aria-label={t('references.title')}>
          {references.map((one) => (
            <ReferenceItem key={one.id} reference={one} onEdit={() => setWriting(one)} />
          ))}
        </ul>
      )}
      {writing !== null && (
        <ReferenceForm
          id={id}
          name={name}
          {...(writing === 'new' ? {} : { start: writing })}
          onClose={() => setWriting(null)}
        />
      )}
    </section>
  )
}

const stateLooks = { planned: '', given: 'good', declined: 'warn' } as const

const ReferenceItem = ({ reference, onEdit }: { reference: Reference; onEdit: () => void }) => {
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: async () => {
      const referenceId = reference.id
      const gone = await api.people.removeReference({ referenceId, version: reference.version })
      await forgetAssessment(client)
      sayDone(t('references.removed'), async () => {
        await api.people.restoreReference({ referenceId, version: gone.reference.version })
        await forgetAssessment(client)
        sayDone(t('references.restored'))
      })
    },
  })
  return (
    <li className="note-item">
      <div className="row wrap">
        <h3 dir="auto">{reference.referee}</h3>
        <span className="tag">{t(`references.kind.${reference.kind}`)}</span>
        <span className={`state ${stateLooks[reference.state]}`}>
          {t(`references.state.${reference.state}`)}
        </span>
        <CompartmentOf id={reference.compartmentId} />
      </div>
      {reference.relation !== '' && <p className="m2">{reference.relation}</p>}
      {reference.words !== '' && (
        <p className="note-text" dir="auto">
          {reference.words}
        </p>
      )}
      <p className="m">{aboutReference(reference)}</p>
      <div className="row wrap m">
        <button type="button" className="btn quiet small" onClick={onEdit}>
          {t('references.edit')}
        </button>
        <button
          type="button"
          className="btn quiet small"
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t('references.remove')}
        </button>
      </div>
      {remove.isError && <ErrorNote error={remove.error} />}
    </li>
  )
}

const aboutReference = ({ givenOn, consent, readers, by, at }: Reference): string =>
  [
    givenOn === null ? '' : `${t('references.givenOn')} ${formatDay(givenOn)}`,
    consent === null
      ? ''
      : t(`references.agreed.${consent.by}`, { how: consent.how, day: formatDay(consent.on) }),
    readers === null
      ? ''
      : t('references.readersLine', { names: readers.map((one) => one.name).join(', ') }),
    t('references.by', { by, day: formatDay(at) }),
  ]
    .filter((part) => part !== '')
    .join(' · ')
