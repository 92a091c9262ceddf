import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { SplitHalf as SplitHalfShape } from '#people/contract.ts'
import { api } from '#ui/api.gen.ts'
import { formatYears } from '#ui/format.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import type { Person, SignatureRef } from './people-queries.ts'
import { refsOf } from './use-decisions.ts'
import type { Decisions } from './use-decisions.ts'

type SplitHalf = z.output<typeof SplitHalfShape>

/** Names shown of each half; more would hide what tells them apart. */
const namesShown = 6

interface SplitDialogProps {
  readonly person: Person
  readonly all: number
  readonly signatures: readonly SignatureRef[]
  readonly decisions: Decisions
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Both halves of a split as they would be, before it is done. */
export const SplitDialog = (props: SplitDialogProps) => {
  const { person, all, signatures, decisions, onClose, onDone } = props
  const [reason, setReason] = useState('')
  const preview = useQuery({
    queryKey: ['people.splitPreview', person.id, signatures],
    queryFn: ({ signal }) =>
      api.people.splitPreview({ id: person.id, signatures: refsOf(signatures) }, { signal }),
  })
  return (
    <Dialog
      title={t('split.title', { count: signatures.length, all })}
      className="wide"
      onClose={onClose}
      foot={
        <>
          <button
            type="button"
            className="btn primary"
            disabled={decisions.split.isPending || preview.data === undefined}
            onClick={() => decisions.split.mutate({ signatures, reason }, { onSuccess: onDone })}
          >
            {t('split.do')}
          </button>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </>
      }
    >
      <Loaded query={preview} skeleton={<TextSkeleton lines={6} />}>
        {({ stays, goes }) => (
          <div className="halves">
            <Half title={t('split.stays')} half={stays} />
            <Half title={t('split.goes')} half={goes} />
          </div>
        )}
      </Loaded>
      <Field
        label={t('split.reason')}
        optional
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {decisions.split.isError && <ErrorNote error={decisions.split.error} />}
    </Dialog>
  )
}

const Half = ({ title, half }: { title: string; half: SplitHalf }) => (
  <section className="half">
    <p className="m">{title}</p>
    <h3 dir="auto">{half.name}</h3>
    <p className="m2">
      {[t('split.works', { count: half.works }), formatYears(half.firstYear, half.lastYear)]
        .filter(Boolean)
        .join(' · ')}
    </p>
    <p className="m2">
      {t('split.forms', { names: listed(half.nameForms.map((form) => form.name)) })}
    </p>
    <p className="m2">{t('split.organisations', { names: listed(half.organisations) })}</p>
    <p className="m2">{t('split.coauthors', { names: listed(half.coauthors) })}</p>
  </section>
)

const listed = (names: readonly string[]): string =>
  names.length === 0 ? t('split.none') : names.slice(0, namesShown).join(', ')
