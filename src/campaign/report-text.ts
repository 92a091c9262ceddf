import type { z } from 'zod'
import type { Table } from '#actions/define-action.ts'
import { stageWords } from './stage-words.ts'
import type { ReportNeed, StatusReport } from './report.contract.ts'

type Report = z.output<typeof StatusReport>

type Row = readonly (string | number | null)[]

const columns = ['part', 'who', 'name', 'stage', 'what', 'number', 'days', 'when', 'as of'] as const

/** Every line of the report in one table, each with its part; for spreadsheets. */
export const reportTable = (report: Report): Table => {
  const { risks } = report
  const line = (part: string, row: Partial<Record<(typeof columns)[number], Row[number]>>): Row =>
    columns.map((column) => {
      if (column === 'part') return part
      return column === 'as of' ? report.asOf : (row[column] ?? null)
    })
  return {
    columns,
    rows: [
      ...report.stages.flatMap((one) => [
        line('by stage', { stage: one.stage, what: 'now', number: one.now }),
        line('by stage', {
          stage: one.stage,
          what: 'before',
          number: one.before,
          when: report.since,
        }),
      ]),
      ...report.moves.map((one) =>
        line('moves', {
          who: one.by,
          name: one.name,
          stage: one.to,
          what: `from ${one.from ?? 'nowhere'}${one.reason === '' ? '' : `: ${one.reason}`}`,
          when: one.at,
        }),
      ),
      ...report.coverage.areas.flatMap((one) =>
        (['seats', 'filled', 'offered', 'free', 'inTalk', 'considered', 'later'] as const).map(
          (what) =>
            line('coverage', { name: one.area?.name ?? '(no area)', what, number: one[what] }),
        ),
      ),
      ...risks.lateMoves.map((one) => line('late move', { ...one, who: one.owner })),
      ...risks.lateClocks.map((one) =>
        line('late clock', { ...one, who: one.owner, what: `${one.expected} days were meant` }),
      ),
      ...risks.noOwner.map((one) => line('no owner', one)),
      ...risks.noMove.map((one) => line('no next move', { ...one, who: one.owner })),
      ...risks.oneOfUs.map((one) => line('one of us only', { ...one, who: one.member })),
      ...risks.heavyOwners.map((one) =>
        line('owns much', { who: one.name, what: `of ${one.of}`, number: one.owns }),
      ),
      ...risks.clauses.map((one) => line('clause ends', { ...one, when: one.endsOn })),
      ...risks.dissent.map((one) =>
        line('dissent', {
          ...one,
          who: one.by,
          what: one.sentence === '' ? one.decision : `${one.decision}: ${one.sentence}`,
          when: one.at,
        }),
      ),
      ...report.needs.flatMap((owner) =>
        owner.needs.map((need) =>
          line('needs', {
            who: owner.memberId === null ? 'nobody' : owner.name,
            name: need.name,
            stage: need.stage,
            what: needWords(need),
            days: need.daysLate,
            when: need.dueOn ?? need.dueAt,
          }),
        ),
      ),
    ],
  }
}

/** What somebody must do, as a line says it. */
export const needWords = (need: ReportNeed): string => {
  switch (need.kind) {
    case 'late_move':
    case 'move':
      return need.what
    case 'waits':
      return `${need.what} (waits for ${need.from})`
    case 'vote':
      return need.what === '' ? `Vote, asked by ${need.from}` : `Vote: ${need.what}`
    case 'clock':
      return 'Decide how it goes on: the time of the stage is over'
    case 'no_move':
      return 'Say what is done next'
    case 'no_owner':
      return 'Take it: nobody owns this'
  }
}

/** The report in a few lines, for a terminal. */
export const reportText = (report: Report): string => {
  const { risks } = report
  return [
    `${report.total} on The List on ${report.asOf.slice(0, 10)}; since ${report.since.slice(0, 10)}: ${report.movesTotal} moved, ${report.added} added, ${report.removed} gone.`,
    ...report.stages
      .filter((one) => one.now + one.before > 0)
      .map((one) => `  ${stageWords[one.stage]}: ${one.now}, was ${one.before}, ${one.late} late`),
    `Late: ${risks.lateMoves.length} next moves, ${risks.lateClocks.length} clocks. Without owner ${risks.noOwner.length}, without next move ${risks.noMove.length}.`,
    ...report.needs.map(
      (one) => `${one.memberId === null ? 'Nobody' : one.name}: ${one.needs.length} to do`,
    ),
  ].join('\n')
}
