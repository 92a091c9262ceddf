/** Texts of clocks and next moves, wherever they are drawn. */
export const clockTexts = {
  'stageClock.days': { one: '{days} of {count} day', other: '{days} of {count} days' },
  'stageClock.late': ', late',
  'stageClock.soon': ', due soon',
  'stageClock.snoozed': 'rests until {day}: {reason}',
  'nextMove.none': 'No next move',
  'nextMove.unowned': 'Nobody owns this.',
  'nextMove.take': 'Take it',
  'nextMove.late': 'late',
  'nextMove.daysLate': { one: '{count} day late', other: '{count} days late' },
  'nextMove.today': 'today',
  'nextMove.todayAt': 'today {time}',
  'nextMove.waits': 'waits for {what}',
  'nextMove.snoozed': 'rests until {day}',
} as const
