import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { browserZone } from './day-queries.ts'
import type { MyDay } from './day-queries.ts'

/** The zone of one's days, the minutes one gives every day, and those of today. */
export const DaySettings = ({ day, onClose }: { day: MyDay; onClose: () => void }) => {
  const client = useQueryClient()
  const [zone, setZone] = useState(day.settings.zone)
  const [wrong, setWrong] = useState('')
  const save = useMutation({
    mutationFn: async ({ everyDay, today }: { everyDay: number; today: number | null }) => {
      const { version } = day.settings
      await api.campaign.setMyDay({ version, zone, dailyMinutes: everyDay })
      await api.campaign.planDay({ day: day.day, minutes: today, people: day.peopleSaid })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['campaign'] })
      sayDone(t('day.kept'))
      onClose()
    },
  })
  const send = onSend((form) => {
    const everyDay = Number(formText(form, 'everyDay'))
    const today = formText(form, 'today')
    const fits = (minutes: number) => Number.isInteger(minutes) && minutes >= 5 && minutes <= 960
    if (!fits(everyDay) || (today !== '' && !fits(Number(today)))) {
      return setWrong(t('day.wrongMinutes'))
    }
    return save.mutate({ everyDay, today: today === '' ? null : Number(today) })
  })
  return (
    <Dialog title={t('day.settings')} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        <p className="m2">{t('day.settingsHint')}</p>
        <Field
          label={t('day.everyDay')}
          name="everyDay"
          type="number"
          inputMode="numeric"
          min={5}
          max={960}
          wrong={wrong}
          defaultValue={day.settings.dailyMinutes}
        />
        <Field
          label={t('day.today')}
          hint={t('day.todayHint')}
          name="today"
          type="number"
          inputMode="numeric"
          min={5}
          max={960}
          defaultValue={day.minutesSaid ? day.minutes : ''}
        />
        <ZoneField zone={zone} onZone={setZone} />
        {save.isError && <ErrorNote error={save.error} />}
        <div className="row">
          <button type="submit" className="btn primary" aria-disabled={save.isPending}>
            {t('day.keep')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

interface ZoneFieldProps {
  readonly zone: string
  readonly onZone: (zone: string) => void
}

/** A zone by its name, or that of this browser in one tap. */
const ZoneField = ({ zone, onZone }: ZoneFieldProps) => {
  const here = browserZone()
  return (
    <>
      <Field
        label={t('day.zone')}
        hint={t('day.zoneHint')}
        name="zone"
        list="day-zones"
        value={zone}
        autoComplete="off"
        onChange={(event) => onZone(event.target.value)}
      />
      <datalist id="day-zones">
        {Intl.supportedValuesOf('timeZone').map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {here !== zone && (
        <div className="row wrap m2">
          {t('day.zoneHere', { zone: here })}
          <button type="button" className="btn line small" onClick={() => onZone(here)}>
            {t('day.useZone', { zone: here })}
          </button>
        </div>
      )}
    </>
  )
}
