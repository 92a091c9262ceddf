import { Clock } from '../parts/Clock.tsx'
import type { ClockShown } from '../parts/Clock.tsx'
import { NextMoveChip } from '../parts/NextMoveChip.tsx'
import type { MoveShown } from '../parts/due-text.ts'
import { Shown } from './Shown.tsx'

const clock: ClockShown = {
  state: 'on_time',
  days: 3,
  expected: 10,
  snoozedUntil: null,
  snoozeReason: '',
}

const move: MoveShown = {
  what: 'Write to Linh',
  kind: 'write',
  state: 'later',
  daysLate: 0,
  dueAt: '2026-11-27T00:00:00.000Z',
  dueOn: '2026-11-26',
  ownerName: 'Priya Raghunathan-Ek',
  waitsFor: '',
  snoozedUntil: null,
}

/** Clocks and next moves in every state. */
export const ClocksShown = () => (
  <div className="stack">
    <Shown name="gallery.clock">
      <div className="row wrap wide">
        <Clock clock={clock} />
        <Clock clock={{ ...clock, state: 'soon', days: 8 }} />
        <Clock clock={{ ...clock, state: 'late', days: 13 }} />
        <Clock
          clock={{
            ...clock,
            state: 'snoozed',
            snoozedUntil: '2026-12-01T00:00:00.000Z',
            snoozeReason: 'on holiday',
          }}
        />
        <Clock clock={{ ...clock, state: 'none', expected: null }} />
      </div>
    </Shown>
    <Shown name="gallery.nextMove">
      <div className="stack">
        <NextMoveChip move={move} unowned={false} />
        <NextMoveChip
          move={{ ...move, kind: 'call', what: 'Call Zahra', state: 'today' }}
          unowned={false}
          me="Priya Raghunathan-Ek"
        />
        <NextMoveChip
          move={{ ...move, kind: 'ask', what: 'Ask for an answer', state: 'late', daysLate: 2 }}
          unowned={false}
        />
        <NextMoveChip
          move={{
            ...move,
            kind: 'prepare',
            what: 'Plan the visit',
            state: 'waits',
            waitsFor: 'a date',
          }}
          unowned={false}
        />
        <NextMoveChip
          move={{
            ...move,
            kind: 'meet',
            what: 'Meet Tarek',
            state: 'snoozed',
            snoozedUntil: '2026-12-01T00:00:00.000Z',
          }}
          unowned={false}
        />
        <NextMoveChip move={null} unowned={false} />
        <NextMoveChip move={null} unowned onTake={() => undefined} />
        <NextMoveChip
          move={{ ...move, kind: 'read', what: 'Read her thesis', ownerName: null }}
          unowned
          onTake={() => undefined}
        />
      </div>
    </Shown>
  </div>
)
