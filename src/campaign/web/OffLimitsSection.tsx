import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { CompartmentOf } from '#ui/parts/Compartment.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { Segments } from '#ui/parts/Segments.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import { forgetCampaign, offLimitsQuery } from './charter-queries.ts'
import type { Clause, OffLimitsRead } from './charter-queries.ts'
import { OffLimitsForm } from './OffLimitsForm.tsx'

type Which = 'standing' | 'past'

/** Organisations and people whom we leave alone, each with its clause, basis, source and end. */
export const OffLimitsSection = () => {
  const [which, setWhich] = useState<Which>('standing')
  const [adding, setAdding] = useState(false)
  const read = useQuery(offLimitsQuery(which))
  return (
    <section>
      <div className="row wrap">
        <h2 className="grow">{t('clauses.title')}</h2>
        {read.data?.mayWrite && (
          <button type="button" className="btn line small" onClick={() => setAdding(true)}>
            {t('clauses.add')}
          </button>
        )}
      </div>
      <Segments
        label={t('clauses.which')}
        value={which}
        options={(['standing', 'past'] as const).map((value) => ({
          value,
          text: t(`clauses.${value}`),
        }))}
        onChoose={setWhich}
      />
      <Loaded query={read} skeleton={<TextSkeleton lines={4} />}>
        {(data) =>
          data.offLimits.length === 0 ? (
            <p className="m charter-gap">
              {t(which === 'standing' ? 'clauses.none' : 'clauses.nonePast')}
            </p>
          ) : (
            <ul className="clauses">
              {data.offLimits.map((clause) => (
                <ClauseItem key={clause.id} clause={clause} data={data} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && <OffLimitsForm onClose={() => setAdding(false)} />}
    </section>
  )
}

const ClauseItem = ({ clause, data }: { clause: Clause; data: OffLimitsRead }) => {
  const [open, setOpen] = useState<'edit' | 'lift' | null>(null)
  return (
    <li>
      <p>
        <b dir="auto">{clause.name}</b>{' '}
        <span className="m2">
          {t(`clauses.kind.${clause.kind}`)}
          {clause.holds !== 'person' && `, ${t(`clauses.holds.${clause.holds}`)}`}
        </span>
      </p>
      <p className="m2 tn">
        {t('clauses.days', { from: formatDay(clause.startsOn), to: formatDay(clause.endsOn) })}
        {clause.state === 'coming' && ` · ${t('clauses.coming')}`}
      </p>
      {clause.clause !== '' && (
        <p className="clause-words" dir="auto">
          {clause.clause}
        </p>
      )}
      <p className="m">
        {t('clauses.basis', {
          basis: t(`clauses.law.${clause.lawfulBasis}`),
          source: clause.source,
        })}
      </p>
      <CompartmentOf id={clause.compartmentId} />
      {clause.liftedBy !== null && (
        <p className="m2">
          {t('clauses.liftedBy', { by: clause.liftedBy, reason: clause.liftedReason })}
        </p>
      )}
      {clause.overrules.map((one) => (
        <p key={one.id} className="m2">
          {t(one.withdrawnAt === null ? 'clauses.overruledFor' : 'clauses.overruleEnded', {
            name: one.name,
            by: one.by,
            reason: one.reason,
          })}
        </p>
      ))}
      {clause.liftedBy === null && clause.state !== 'ended' && data.mayWrite && (
        <div className="row wrap">
          <button type="button" className="btn quiet small" onClick={() => setOpen('edit')}>
            {t('clauses.edit')}
          </button>
          {data.mayOverrule && (
            <button type="button" className="btn quiet small" onClick={() => setOpen('lift')}>
              {t('clauses.lift')}
            </button>
          )}
        </div>
      )}
      {open === 'edit' && <OffLimitsForm clause={clause} onClose={() => setOpen(null)} />}
      {open === 'lift' && <LiftDialog clause={clause} onClose={() => setOpen(null)} />}
    </li>
  )
}

const LiftDialog = ({ clause, onClose }: { clause: Clause; onClose: () => void }) => {
  const client = useQueryClient()
  const lift = useMutation({
    mutationFn: (reason: string) =>
      api.campaign.liftOffLimits({ id: clause.id, version: clause.version, reason }),
    onSuccess: async ({ offLimits }) => {
      onClose()
      await forgetCampaign(client)
      sayDone(t('clauses.lifted', { name: clause.name }), async () => {
        await api.campaign.restoreOffLimits({ id: offLimits.id, version: offLimits.version })
        await forgetCampaign(client)
      })
    },
  })
  return (
    <Dialog title={t('clauses.liftTitle', { name: clause.name })} onClose={onClose}>
      <form className="stack" onSubmit={onSend((form) => lift.mutate(formText(form, 'reason')))}>
        <p className="m2">{t('clauses.liftWhy')}</p>
        <Field label={t('clauses.reason')} name="reason" required autoFocus autoComplete="off" />
        {lift.isError && <ErrorNote error={lift.error} />}
        <button type="submit" className="btn primary fit" disabled={lift.isPending}>
          {t('clauses.lift')}
        </button>
      </form>
    </Dialog>
  )
}
