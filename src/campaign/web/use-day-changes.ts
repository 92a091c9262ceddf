import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import type { VoteWord } from '#ui/parts/VoteButtons.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import type { DayPerson, Move } from './day-queries.ts'

/** A next move as its form gives it. */
export interface MoveWritten {
  readonly what: string
  readonly due: string | null
  readonly minutes: number | null
  readonly ownerId: string | null | undefined
  readonly waitsFor: string
}

type Subject = Pick<DayPerson, 'prospectId' | 'name' | 'version'>

/** What can be done from my day, and wherever next moves are; each is said with its way back. */
export type DayChange =
  | { readonly do: 'end'; readonly move: Move; readonly as: 'done' | 'dropped' }
  | { readonly do: 'set'; readonly of: Subject; readonly move: MoveWritten }
  | { readonly do: 'edit'; readonly move: Move; readonly written: MoveWritten }
  | { readonly do: 'take'; readonly of: Subject }
  | {
      readonly do: 'snooze'
      readonly of: Subject
      readonly move: Move
      readonly until: string
      readonly reason: string
    }
  | {
      readonly do: 'rest'
      readonly of: Subject
      readonly version: number
      readonly until: string
      readonly reason: string
    }
  | {
      readonly do: 'vote'
      readonly of: Subject
      readonly roundId: string
      readonly choice: VoteWord
      readonly reason: string
    }
  | {
      readonly do: 'choose'
      readonly of: Pick<Subject, 'prospectId' | 'name'>
      readonly day: string
      readonly choice: 'first' | 'not_today' | null
      readonly reason: string
    }

interface Answer {
  readonly sentence: string
  readonly undo?: () => Promise<unknown>
}

/** Changes of next moves, clocks and the day itself. */
export const useDayChanges = () => {
  const client = useQueryClient()
  const forget = () => client.invalidateQueries({ queryKey: ['campaign'] })
  return useMutation({
    mutationFn: make,
    onSuccess: async ({ sentence, undo }) => {
      await forget()
      sayDone(
        sentence,
        undo &&
          (async () => {
            await undo()
            await forget()
            sayDone(t('day.said.undone'))
          }),
      )
    },
  })
}

const make = async (change: DayChange): Promise<Answer> => {
  switch (change.do) {
    case 'end': {
      const { id: moveId, version, what } = change.move
      const said = await api.campaign.endNextMove({ moveId, version, as: change.as })
      return { sentence: t('day.said.done', { what }), undo: takeBack(said.changeId) }
    }
    case 'set': {
      const said = await api.campaign.setNextMove({ id: change.of.prospectId, ...change.move })
      return {
        sentence: t('day.said.set', { what: change.move.what }),
        undo: takeBack(said.changeId),
      }
    }
    case 'edit': {
      const { id: moveId, version } = change.move
      const said = await api.campaign.editNextMove({ moveId, version, ...change.written })
      const { what } = change.written
      return { sentence: t('day.said.changed', { what }), undo: takeBack(said.changeId) }
    }
    case 'take': {
      const { prospectId: id, version, name } = change.of
      const said = await api.campaign.takeNextMove({ id, version })
      return { sentence: t('day.said.taken', { name }), undo: takeBack(said.changeId) }
    }
    case 'snooze':
    case 'rest':
      return putOff(change)
    case 'vote': {
      const { roundId: id, choice, reason } = change
      await api.campaign.vote({ id, choice, reason })
      return { sentence: t('day.said.voted', { name: change.of.name }) }
    }
    case 'choose':
      return choose(change)
  }
}

const takeBack = (changeId: string | null): (() => Promise<unknown>) => {
  return async () => {
    if (changeId !== null) await api.campaign.undoMoveChange({ changeId })
  }
}

const putOff = async (change: Extract<DayChange, { do: 'snooze' | 'rest' }>): Promise<Answer> => {
  const { until, reason, of } = change
  const sentence = t('day.said.snoozed', { name: of.name, day: formatDay(`${until}T12:00`) })
  if (change.do === 'snooze') {
    const { id: moveId, version } = change.move
    const said = await api.campaign.snoozeNextMove({ moveId, version, until, reason })
    return { sentence, undo: takeBack(said.changeId) }
  }
  const id = of.prospectId
  const { clock } = await api.campaign.snoozeClock({ id, version: change.version, until, reason })
  return { sentence, undo: () => api.campaign.wakeClock({ id, version: clock.version }) }
}

const choose = async (change: Extract<DayChange, { do: 'choose' }>): Promise<Answer> => {
  const { day, choice, reason, of } = change
  const id = of.prospectId
  if (choice === null) {
    await api.campaign.unchooseForDay({ id, day })
    return { sentence: t('day.said.back', { name: of.name }) }
  }
  await api.campaign.chooseForDay({ id, day, choice, reason })
  const name = of.name
  return {
    sentence: choice === 'first' ? t('day.said.first', { name }) : t('day.said.notToday', { name }),
    undo: () => api.campaign.unchooseForDay({ id, day }),
  }
}
