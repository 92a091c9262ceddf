import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { Clock } from '#ui/parts/Clock.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import type { ProspectShown } from './list-queries.ts'
import { PutOffDialog } from './PutOffDialog.tsx'
import { useDayChanges } from './use-day-changes.ts'

/** The clock of one line: it rests with a reason, runs again, or ends by a day that was set. */
export const ProspectClock = ({ line }: { line: ProspectShown }) => {
  const { clock, stage } = line
  const [resting, setResting] = useState(false)
  const change = useDayChanges()
  const set = useClock(line)
  if (clock.state === 'none' && stage !== 'accepted') return null
  return (
    <section aria-label={t('clock.section')} className="stack">
      <div className="row wrap">
        <span className="grow">
          <Clock clock={clock} />
        </span>
        {clock.state === 'snoozed' ? (
          <button type="button" className="btn line small" onClick={() => set.mutate('wake')}>
            {t('clock.wake')}
          </button>
        ) : (
          clock.state !== 'none' && (
            <button type="button" className="btn line small" onClick={() => setResting(true)}>
              {t('day.giveTime')}
            </button>
          )
        )}
      </div>
      {stage === 'accepted' && (
        <form
          className="row wrap"
          key={clock.version}
          onSubmit={onSend((form) => set.mutate({ until: formText(form, 'until') }))}
        >
          <Field
            label={t('clock.startDay')}
            hint={t('clock.startDayHint')}
            name="until"
            type="date"
            defaultValue={clock.untilSet ? (clock.until ?? '') : ''}
          />
          <button type="submit" className="btn line small" aria-busy={set.isPending}>
            {t('clocks.keep')}
          </button>
        </form>
      )}
      {(set.isError || change.isError) && <ErrorNote error={set.error ?? change.error} />}
      {resting && (
        <PutOffDialog
          title={t('putOff.title', { name: line.name })}
          today={new Date().toLocaleDateString('en-CA')}
          pending={change.isPending}
          onClose={() => setResting(false)}
          onPutOff={(until, reason) => {
            setResting(false)
            const of = { prospectId: line.id, name: line.name, version: line.version }
            change.mutate({ do: 'rest', of, version: clock.version, until, reason })
          }}
        />
      )}
    </section>
  )
}

/** Lets it run again, or ends it by a day; no day: as the stage has it. */
const useClock = ({ id, name, clock }: ProspectShown) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (what: 'wake' | { readonly until: string }) => {
      const { version } = clock
      if (what === 'wake') return api.campaign.wakeClock({ id, version })
      return api.campaign.setClockDay({
        id,
        version,
        until: what.until === '' ? null : what.until,
      })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['campaign'] })
      sayDone(t('clock.changed', { name }))
    },
  })
}
