import './day.css'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { api } from '#ui/api.gen.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { DayPeople } from './DayPeople.tsx'
import { DayRest } from './DayRest.tsx'
import { DaySettings } from './DaySettings.tsx'
import { browserZone, myDayQuery } from './day-queries.ts'
import type { MyDay } from './day-queries.ts'
import { isLate, minutesText } from './day-words.ts'
import { useDayChanges } from './use-day-changes.ts'

const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })

/** Today's people, each with why they matter and the one thing to do; then the day is done. */
export const MyDayPage = (): ReactNode => {
  const query = useQuery(myDayQuery)
  useFirstUse(query.data)
  return (
    <div className="page-pad my-day">
      <Loaded query={query} skeleton={<TextSkeleton lines={12} />}>
        {(day) => <Day day={day} />}
      </Loaded>
    </div>
  )
}

/** Keeps the zone of the browser at first use, so that clocks end where their owner is. */
const useFirstUse = (day: MyDay | undefined): void => {
  const client = useQueryClient()
  const fresh = day !== undefined && day.settings.version === 0
  const { mutate, isIdle } = useMutation({
    mutationFn: () => api.campaign.setMyDay({ version: 0, zone: browserZone() }),
    onSettled: () => client.invalidateQueries({ queryKey: ['campaign', 'day'] }),
  })
  useEffect(() => {
    if (fresh && isIdle) mutate()
  }, [fresh, isIdle, mutate])
}

const Day = ({ day }: { day: MyDay }) => {
  const [settings, setSettings] = useState(false)
  const change = useDayChanges()
  const sheet = useSheet(day)
  const nothing = day.people.length === 0
  return (
    <>
      <header className="day-head">
        <div className="row">
          <h1 className="grow">{weekdays.format(new Date(`${day.day}T12:00:00Z`))}</h1>
          <button
            type="button"
            className="btn quiet"
            aria-label={t('day.settings')}
            title={t('day.settings')}
            onClick={() => setSettings(true)}
          >
            <IconAdjustmentsHorizontal className="icon" aria-hidden="true" />
          </button>
        </div>
        {(!nothing || day.done.length > 0) && <p className="m2">{sentenceOf(day)}</p>}
      </header>
      {(change.isError || sheet.isError) && <ErrorNote error={change.error ?? sheet.error} />}
      {day.endedAt !== null || (nothing && day.done.length > 0) ? (
        <Enough day={day} onGoOn={() => sheet.mutate('reopen')} />
      ) : nothing ? (
        <Empty missing={t('day.empty')} why={t('day.emptyWhy')}>
          <SpaLink className="btn line" href={paths.list()}>
            {t('day.openList')}
          </SpaLink>
        </Empty>
      ) : (
        <DayPeople day={day} change={change} />
      )}
      <DayRest
        day={day}
        onMore={() => sheet.mutate('more')}
        onBack={(of) => {
          change.mutate({ do: 'choose', of, day: day.day, choice: null, reason: '' })
        }}
      />
      {!nothing && day.endedAt === null && (
        <button type="button" className="btn line day-enough" onClick={() => sheet.mutate('end')}>
          {t('day.enough')}
        </button>
      )}
      {settings && <DaySettings day={day} onClose={() => setSettings(false)} />}
    </>
  )
}

/** How many need one, how much is late, how long it takes of what one gives. */
const sentenceOf = (day: MyDay): string => {
  const count = day.people.length
  const late = day.people.filter(isLate).length
  if (count === 0) return t('day.sentence', { count })
  const parts = [
    t('day.sentence', { count }),
    ...(late > 0 ? [t('day.lateCount', { count: late })] : []),
    `${t('day.about', { planned: minutesText(day.minutesPlanned) })} ${t('day.given', {
      given: minutesText(day.minutes),
    })}`,
  ]
  const over =
    day.minutesOver > 0 ? ` ${t('day.over', { over: minutesText(day.minutesOver) })}` : ''
  return `${parts.join(', ')}.${over}`
}

/** The evening: what was done, and what can wait. */
const Enough = ({ day, onGoOn }: { day: MyDay; onGoOn: () => void }) => {
  const left = day.people.length + day.restTotal
  return (
    <div className="box note day-evening">
      <h2>{t('day.enoughTitle')}</h2>
      <p className="m2">
        {day.done.length > 0 && `${t('day.doneList', { count: day.done.length })}. `}
        {left === 0 ? t('day.enoughNothing') : t('day.enoughLeft', { count: left })}
      </p>
      {day.endedAt !== null && (
        <button type="button" className="btn line" onClick={onGoOn}>
          {t('day.goOn')}
        </button>
      )}
    </div>
  )
}

/** What is said of the whole day: enough, go on, five more. */
const useSheet = ({ day, peopleSaid, minutes, minutesSaid }: MyDay) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (what: 'end' | 'reopen' | 'more') => {
      if (what === 'end') return api.campaign.endDay({ day })
      if (what === 'reopen') return api.campaign.reopenDay({ day })
      const people = Math.min(50, peopleSaid + 5)
      return api.campaign.planDay({ day, people, minutes: minutesSaid ? minutes : null })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaign'] }),
  })
}
