import type { Room } from '#actions/room.ts'
import { clockLines, nextMoveLines } from './clock-lines.ts'
import { clocksKeeper } from './clocks-keeper.ts'
import { setMyDay } from './day-settings.ts'
import { chooseForDay, endDay, planDay, reopenDay, unchooseForDay } from './day-sheet.ts'
import { editNextMove } from './edit-next-move.ts'
import { endNextMove } from './end-next-move.ts'
import { myDay } from './my-day.ts'
import { nextMovesOf } from './next-moves-of.ts'
import { overdue } from './overdue.ts'
import { reportPdf } from './report-pdf.ts'
import { statusReport } from './report.ts'
import { runOutClocks } from './run-out-clocks.ts'
import { setNextMove } from './set-next-move.ts'
import { snoozeNextMove, wakeNextMove } from './snooze-next-move.ts'
import { setClockDay, snoozeClock, wakeClock } from './stage-clock.ts'
import { expectStage, stageExpectations } from './stage-expectations.ts'
import { takeNextMove } from './take-next-move.ts'
import { undoMoveChange } from './undo-move-change.ts'

/** Next moves, clocks, my day and the status report: one part of the room. */
export const clocksPart = {
  actions: [
    nextMovesOf,
    setNextMove,
    editNextMove,
    endNextMove,
    takeNextMove,
    snoozeNextMove,
    wakeNextMove,
    undoMoveChange,
    stageExpectations,
    expectStage,
    snoozeClock,
    wakeClock,
    setClockDay,
    overdue,
    statusReport,
    reportPdf,
    myDay,
    setMyDay,
    planDay,
    endDay,
    reopenDay,
    chooseForDay,
    unchooseForDay,
  ],
  jobs: [runOutClocks],
  keepers: [clocksKeeper],
  lines: [clockLines, nextMoveLines],
} satisfies Omit<Room, 'name'>
