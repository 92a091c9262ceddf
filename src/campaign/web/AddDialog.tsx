import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { CompartmentField } from '#ui/parts/Compartment.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Segments } from '#ui/parts/Segments.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { AddCsv } from './AddCsv.tsx'
import { AddFields, emptyAdd, problemsOf, toAddOf } from './AddFields.tsx'
import type { AddForm } from './AddFields.tsx'
import { AddResults } from './AddResults.tsx'
import type { AskedAbout } from './asked-about.ts'
import { forgetList } from './list-queries.ts'

const ways = ['person', 'organisation', 'csv'] as const

interface AddDialogProps {
  readonly onClose: () => void
  readonly onOpen: (prospectId: string) => void
}

/** Add somebody to The List: found as one types, by name alone, or a whole list from a file. */
export const AddDialog = ({ onClose, onOpen }: AddDialogProps) => {
  const [way, setWay] = useState<(typeof ways)[number]>('person')
  const [asked, setAsked] = useState<AskedAbout | null>(null)
  return (
    <Dialog title={asked === null ? t('add.title') : t('add.askTitle')} onClose={onClose}>
      <div className="add-results stack">
        {asked === null ? (
          <>
            <Segments
              label={t('add.way')}
              value={way}
              options={ways.map((value) => ({ value, text: t(`add.way.${value}`) }))}
              onChoose={setWay}
            />
            {way === 'csv' ? (
              <AddCsv onAsked={setAsked} onClose={onClose} />
            ) : (
              <AddOne key={way} kind={way} onAsked={setAsked} onClose={onClose} onOpen={onOpen} />
            )}
          </>
        ) : (
          <AddResults asked={asked} onDone={onClose} />
        )}
      </div>
    </Dialog>
  )
}

interface AddOneProps extends AddDialogProps {
  readonly kind: 'person' | 'organisation'
  readonly onAsked: (asked: AskedAbout) => void
}

const AddOne = ({ kind, onAsked, onClose, onOpen }: AddOneProps) => {
  const client = useQueryClient()
  const [form, setForm] = useState<AddForm>(emptyAdd)
  const [tried, setTried] = useState(false)
  const problems = problemsOf(form)
  const add = useMutation({
    mutationFn: () =>
      api.campaign.add({
        prospects: [toAddOf(kind, form)],
        compartmentId: form.compartmentId,
        keepPeople: form.keep,
      }),
    onSuccess: async ({ results }) => {
      await forgetList(client)
      const [result] = results
      const line = result?.prospect
      if (result?.outcome !== 'added' || !line) {
        return onAsked({
          prospects: [toAddOf(kind, form)],
          source: form.source,
          compartmentId: form.compartmentId,
          results,
          error: null,
        })
      }
      onClose()
      onOpen(line.id)
      sayDone(t('add.done', { who: line.name }), async () => {
        await api.campaign.remove({ prospects: [{ id: line.id, version: line.version }] })
        await forgetList(client)
      })
    },
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (Object.keys(problems).length === 0 && !add.isPending) add.mutate()
      }}
    >
      <AddFields kind={kind} form={form} wrong={tried ? problems : {}} onChange={setForm} />
      <CompartmentField
        value={form.compartmentId}
        onChange={(compartmentId) => setForm({ ...form, compartmentId })}
      />
      {add.isError && <ErrorNote error={add.error} />}
      <button type="submit" className="btn primary fit" disabled={add.isPending}>
        {t('add.do')}
      </button>
    </form>
  )
}
