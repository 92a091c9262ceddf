import { formatDay, formatMoment } from '#ui/format.ts'
import { t } from '#ui/texts/text.ts'
import type { PinOf } from './room-state.ts'

/** Whether a pin is open and its time is over. */
export const isLate = (pin: PinOf, now: Date): boolean =>
  pin.state === 'open' && pin.dueAt !== null && Date.parse(pin.dueAt) < now.getTime()

/** How a pin stands, in a few words: `open until Thu 26 Nov, 12:00`, `kept Thu 26 Nov`. */
export const stateOf = (pin: PinOf, now: Date): string => {
  const ended = pin.settledAt === null ? '' : formatDay(pin.settledAt, now)
  switch (pin.state) {
    case 'open':
      return openWords(pin, now)
    case 'decided':
      return t('pin.decided', { day: ended })
    case 'done':
      return t('pin.done', { day: ended })
    case 'kept':
      return t('pin.keptState', { day: ended })
    case 'broken':
      return t('pin.broken', { day: ended })
    case 'answered':
      return t('pin.answered', { day: ended })
    case 'resolved':
      return t('pin.resolved', { day: ended })
  }
}

const openWords = (pin: PinOf, now: Date): string => {
  if (pin.kind === 'doubt') return t('pin.heard', { count: pin.hearings.length })
  if (pin.dueAt === null) return t('pin.isOpen')
  const day = formatMoment(pin.dueAt, now)
  if (isLate(pin, now)) return t('pin.isLate', { day })
  return pin.kind === 'decision' ? t('pin.openUntil', { day }) : t('pin.isDue', { day })
}

/** Who answers for it, as a sentence. */
export const ownerWords = (pin: PinOf): string => {
  if (pin.owner === '') {
    if (pin.state !== 'open') return ''
    return pin.kind === 'decision' ? t('pin.nobodyDecides') : t('pin.nobodyAnswers')
  }
  if (pin.kind === 'decision') return t('pin.decides', { name: pin.owner })
  return pin.kind === 'doubt' && pin.state === 'open'
    ? t('pin.answersDoubt', { name: pin.owner })
    : t('pin.answers', { name: pin.owner })
}

/** What came of it, as a sentence; empty when nothing was noted. */
export const outcomeWords = (pin: PinOf): string => {
  if (pin.outcome === '') return ''
  if (pin.kind === 'promise') return t('pin.proof', { text: pin.outcome })
  if (pin.kind === 'doubt') return t('pin.answer', { text: pin.outcome })
  return t('pin.outcome', { text: pin.outcome })
}
