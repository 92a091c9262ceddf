import { useState } from 'react'
import { useKeys } from '#ui/keyboard/keys.ts'
import { t } from '#ui/texts/text.ts'
import { DayActions } from './DayActions.tsx'
import type { DayDialog } from './DayActions.tsx'
import { DayCard } from './DayCard.tsx'
import { DayDialogs } from './DayDialogs.tsx'
import type { DayPerson, MyDay } from './day-queries.ts'
import { NextMoveForm } from './NextMoveForm.tsx'
import type { DayChange, useDayChanges } from './use-day-changes.ts'

interface DayPeopleProps {
  readonly day: MyDay
  readonly change: ReturnType<typeof useDayChanges>
}

/** Today's people in their order; the first is open, and the next opens when one is done. */
export const DayPeople = ({ day, change }: DayPeopleProps) => {
  const { openId, setChosen, step } = useOpen(day.people)
  const [dialog, setDialog] = useState<DayDialog | null>(null)
  const [followed, setFollowed] = useState<DayPerson | null>(null)
  const { people } = day
  const open = people.find((one) => one.prospectId === openId)
  const make = (made: DayChange, of: DayPerson) => {
    change.mutate(made, {
      onSuccess: () => {
        // Nobody stays without a next move: asked at once, while one still knows.
        setFollowed(made.do === 'end' ? of : null)
        setChosen(undefined)
      },
    })
  }
  useDayKeys(step, () => {
    if (open?.thing === 'move' || open?.thing === 'clock') setDialog('put_off')
  })
  return (
    <>
      {followed !== null && (
        <Follows
          person={followed}
          today={day.day}
          pending={change.isPending}
          onKeep={(made) => make(made, followed)}
          onLater={() => setFollowed(null)}
        />
      )}
      <ol className="day-people" aria-label={t('day.list')}>
        {people
          .filter((one) => followed === null || one.prospectId !== followed.prospectId)
          .map((person) => {
            const isOpen = person.prospectId === openId && followed === null
            return (
              <DayCard
                key={person.prospectId}
                person={person}
                open={isOpen}
                onToggle={() => setChosen(isOpen ? null : person.prospectId)}
                actions={
                  <DayActions
                    person={person}
                    today={day.day}
                    pending={change.isPending}
                    onChange={(made) => make(made, person)}
                    onDialog={setDialog}
                  />
                }
              />
            )
          })}
      </ol>
      {dialog !== null && open !== undefined && (
        <DayDialogs
          person={open}
          dialog={dialog}
          today={day.day}
          pending={change.isPending}
          onClose={() => setDialog(null)}
          onChange={(made) => make(made, open)}
        />
      )}
    </>
  )
}

const useDayKeys = (step: (by: 1 | -1) => void, onSnooze: () => void): void => {
  useKeys(t('day.keys'), [
    { keys: ['j', 'ArrowDown'], text: t('day.next'), run: () => step(1) },
    { keys: ['k', 'ArrowUp'], text: t('day.previous'), run: () => step(-1) },
    { keys: 's', text: t('day.snooze'), run: onSnooze },
  ])
}

/** Who is open: the first until one chooses, nobody when one closed them, the first again after. */
const useOpen = (people: readonly DayPerson[]) => {
  // Undefined: the first. Null: none. A person who is gone counts as the first again.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined)
  const stands = chosen === null || people.some((one) => one.prospectId === chosen)
  const openId = stands ? chosen : people[0]?.prospectId
  const step = (by: 1 | -1): void => {
    const at = people.findIndex((one) => one.prospectId === openId)
    setChosen(people[Math.min(people.length - 1, Math.max(0, at + by))]?.prospectId ?? null)
  }
  return { openId, setChosen, step }
}

interface FollowsProps {
  readonly person: DayPerson
  readonly today: string
  readonly pending: boolean
  readonly onKeep: (change: DayChange) => void
  readonly onLater: () => void
}

const Follows = ({ person, today, pending, onKeep, onLater }: FollowsProps) => (
  <section className="box note day-follows" aria-label={t('day.follows', { name: person.name })}>
    <h2>{t('day.follows', { name: person.name })}</h2>
    <p className="m2">{t('day.followsWhy')}</p>
    <NextMoveForm
      today={today}
      pending={pending}
      onKeep={(move) => onKeep({ do: 'set', of: person, move })}
    >
      <button type="button" className="btn quiet" onClick={onLater}>
        {t('day.later')}
      </button>
    </NextMoveForm>
  </section>
)
