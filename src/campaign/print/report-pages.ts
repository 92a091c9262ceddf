import type { z } from 'zod'
import type { StatusReport } from '../report.contract.ts'
import { needWords } from '../report-text.ts'
import { stageWords } from '../stage-words.ts'
import { clockTimeIn, dayIn } from '../zone.ts'
import { openSheet, type Sheet } from './sheet.ts'

type Report = z.output<typeof StatusReport>

/** Paper names so many of one kind; the CSV has all of them. */
const mostLines = 60

/** The status report as a PDF, in the zone of whoever asked for it. */
export const printReport = (report: Report): Promise<Buffer> => {
  const { zone, company, invented } = report
  const at = new Date(report.asOf)
  const title = company === '' ? 'Status report' : `Status report, ${company}`
  const sheet = openSheet(title, at)
  const moment = `${clockTimeIn(zone, at).replace('T', ' ')} ${zone}`
  const since = dayIn(zone, new Date(report.since))
  sheet.title(title)
  sheet.small(`As of ${moment}.${invented ? ' An invented world.' : ''}`)
  sheet.small(
    `${report.total} on The List. Since ${since}: ${report.movesTotal} moved, ${report.added} added, ${report.removed} gone.`,
  )
  writeStages(sheet, report, since)
  writeRisks(sheet, report)
  writeNeeds(sheet, report)
  writeMoves(sheet, report)
  writeCoverage(sheet, report)
  return sheet.close(`${title}, as of ${moment}.${invented ? ' Invented world.' : ''}`)
}

const writeStages = (sheet: Sheet, { stages }: Report, since: string): void => {
  const shown = stages.filter((one) => one.now + one.before + one.came + one.went > 0)
  sheet.heading('By stage')
  sheet.table(
    ['Stage', 'Now', since, 'Came', 'Went', 'Late'],
    shown.map((one) => [
      capital(stageWords[one.stage]),
      String(one.now),
      String(one.before),
      String(one.came),
      String(one.went),
      String(one.late),
    ]),
  )
}

const writeRisks = (sheet: Sheet, { risks }: Report): void => {
  sheet.heading('Risks')
  const groups: readonly (readonly [string, readonly string[]])[] = [
    [
      'Next moves late',
      risks.lateMoves.map(
        (one) => `${one.name}: ${one.what} (${days(one.days)}, ${one.owner ?? 'nobody'})`,
      ),
    ],
    [
      'Clocks that ran out',
      risks.lateClocks.map(
        (one) =>
          `${one.name}: ${one.days} of ${one.expected} days as ${stageWords[one.stage]} (${one.owner ?? 'nobody'})`,
      ),
    ],
    ['No owner', risks.noOwner.map((one) => one.name)],
    ['No next move', risks.noMove.map((one) => `${one.name} (${one.owner ?? 'nobody'})`)],
    [
      'Close to joining, and know one of us only',
      risks.oneOfUs.map((one) => `${one.name} (${one.member ?? 'nobody was in touch'})`),
    ],
    [
      'Answer for a large part of those in talk',
      risks.heavyOwners.map((one) => `${one.name}: ${one.owns} of ${one.of}`),
    ],
    ['Clauses that end soon', risks.clauses.map((one) => `${one.name}, ${one.endsOn}`)],
    [
      'Dissent',
      risks.dissent.map(
        (one) => `${one.name}: ${one.by} against “${one.decision}”. ${one.sentence}`,
      ),
    ],
  ]
  const found = groups.filter(([, lines]) => lines.length > 0)
  if (found.length === 0) sheet.line('Nothing stands out.')
  for (const [name, lines] of found) {
    sheet.name(`${name}: ${String(lines.length)}`)
    writeLines(sheet, lines)
  }
}

const writeNeeds = (sheet: Sheet, { needs }: Report): void => {
  sheet.heading('Who needs what')
  if (needs.length === 0) sheet.line('Nobody needs anything this week.')
  for (const member of needs) {
    const name = member.memberId === null ? 'Nobody' : member.name
    sheet.name(`${name}: ${String(member.needs.length)}`)
    writeLines(
      sheet,
      member.needs.map((need) => {
        const late = need.daysLate > 0 ? `, ${days(need.daysLate)} late` : ''
        const due = need.dueOn ?? need.dueAt?.slice(0, 10)
        return `${need.name}: ${needWords(need)}${late === '' && due ? `, ${due}` : late}`
      }),
    )
  }
}

const writeMoves = (sheet: Sheet, { moves, movesTotal }: Report): void => {
  sheet.heading('Moves')
  if (movesTotal === 0) sheet.line('Nobody moved since then.')
  writeLines(
    sheet,
    moves.map((one) => {
      const from = one.from === null ? '' : `${stageWords[one.from]} to `
      const reason = one.reason === '' ? '' : ` ${one.reason}`
      return `${one.name}: ${from}${stageWords[one.to]}, ${one.by}, ${one.at.slice(0, 10)}.${reason}`
    }),
  )
}

const writeCoverage = (sheet: Sheet, { coverage }: Report): void => {
  sheet.heading('Coverage')
  if (coverage.areas.length === 0) return sheet.line('The charter has no seats yet.')
  return sheet.table(
    ['Area', 'Seats', 'Filled', 'Offered', 'Free', 'In talk', 'Considered'],
    coverage.areas.map((one) => [
      one.area?.name ?? 'No area',
      ...[one.seats, one.filled, one.offered, one.free, one.inTalk, one.considered].map(String),
    ]),
  )
}

const days = (count: number): string => (count === 1 ? '1 day' : `${String(count)} days`)

/** `Prospect`, at the beginning of a row. */
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

const writeLines = (sheet: Sheet, lines: readonly string[]): void => {
  for (const line of lines.slice(0, mostLines)) sheet.line(line)
  if (lines.length > mostLines) sheet.small(`and ${String(lines.length - mostLines)} more`)
}
