import { IconDots } from '@tabler/icons-react'
import { Menu } from '@mantine/core'
import { useState } from 'react'
import { Field } from '#ui/parts/Field.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { VoteButtons } from '#ui/parts/VoteButtons.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { DayPerson } from './day-queries.ts'
import { NextMoveForm } from './NextMoveForm.tsx'
import type { DayChange } from './use-day-changes.ts'

/** What opens beside a card: a dialog or a form. */
export type DayDialog = 'put_off' | 'not_today' | 'edit'

interface DayActionsProps {
  readonly person: DayPerson
  readonly today: string
  readonly pending: boolean
  readonly onChange: (change: DayChange) => void
  readonly onDialog: (dialog: DayDialog) => void
}

/** The buttons of the one thing to do: the first does it. */
export const DayActions = (props: DayActionsProps) => {
  const { person, onDialog } = props
  return (
    <div className="day-actions">
      <Thing {...props} />
      <More
        person={person}
        onFirst={() => {
          props.onChange({
            do: 'choose',
            of: person,
            day: props.today,
            choice: person.chosen === null ? 'first' : null,
            reason: '',
          })
        }}
        onNotToday={() => onDialog('not_today')}
      />
    </div>
  )
}

const Thing = (props: DayActionsProps) => {
  const { person, pending, onChange, onDialog, today } = props
  switch (person.thing) {
    case 'move':
      return <MoveButtons {...props} />
    case 'vote':
      return <VoteThing person={person} pending={pending} onChange={onChange} />
    case 'clock':
      return (
        <button type="button" className="btn primary" onClick={() => onDialog('put_off')}>
          {t('day.giveTime')}
        </button>
      )
    case 'set_move':
      return (
        <NextMoveForm
          today={today}
          pending={pending}
          onKeep={(move) => onChange({ do: 'set', of: person, move })}
        />
      )
    case 'take':
      return (
        <button
          type="button"
          className="btn primary"
          aria-disabled={pending}
          onClick={() => onChange({ do: 'take', of: person })}
        >
          {t('day.take')}
        </button>
      )
    case 'notice':
      return (
        <SpaLink className="btn primary" href={paths.privacy()}>
          {t('day.openNotices')}
        </SpaLink>
      )
  }
}

const MoveButtons = ({ person, pending, onChange, onDialog }: DayActionsProps) => {
  const { move } = person
  if (move === null) return null
  return (
    <>
      <button
        type="button"
        className="btn primary"
        aria-disabled={pending}
        onClick={() => {
          if (!pending) onChange({ do: 'end', move, as: 'done' })
        }}
      >
        {t('day.done')}
      </button>
      <button type="button" className="btn line" onClick={() => onDialog('put_off')}>
        {t('day.snooze')}
      </button>
      <button type="button" className="btn quiet" onClick={() => onDialog('edit')}>
        {t('day.change')}
      </button>
    </>
  )
}

/** One tap sends; a reason may be written before it. */
const VoteThing = ({
  person,
  pending,
  onChange,
}: Pick<DayActionsProps, 'person' | 'pending' | 'onChange'>) => {
  const [reason, setReason] = useState('')
  const { vote, name } = person
  if (vote === null) return null
  return (
    <div className="stack grow">
      <p className="m2" dir="auto">
        {vote.question} {t('day.asked', { name: vote.askedBy, voted: vote.voted, of: vote.of })}
      </p>
      <VoteButtons
        label={t('thing.vote')}
        choice={null}
        pending={pending}
        onVote={(choice) => {
          onChange({ do: 'vote', of: person, roundId: vote.roundId, choice, reason: reason.trim() })
        }}
      />
      <Field
        label={t('day.voteReason', { name })}
        name="reason"
        value={reason}
        maxLength={500}
        dir="auto"
        optional
        onChange={(event) => setReason(event.target.value)}
      />
    </div>
  )
}

interface MoreProps {
  readonly person: DayPerson
  readonly onFirst: () => void
  readonly onNotToday: () => void
}

/** The rule overruled: first, or not today. */
const More = ({ person, onFirst, onNotToday }: MoreProps) => (
  <Menu position="bottom-end">
    <Menu.Target>
      <button
        type="button"
        className="btn quiet day-menu"
        aria-label={t('day.more', { name: person.name })}
      >
        <IconDots className="icon" aria-hidden="true" />
      </button>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item onClick={onFirst}>
        {person.chosen === null ? t('day.up') : t('day.notFirst')}
      </Menu.Item>
      <Menu.Item onClick={onNotToday}>{t('day.notToday')}</Menu.Item>
    </Menu.Dropdown>
  </Menu>
)
