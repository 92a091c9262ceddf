import type { Follow } from '#actions/define-action.ts'
import { Run } from './contract.ts'
import { duration, inWords } from './run-sentences.ts'

/** How the terminal follows a run: a line that tells lines, rate and time left, then the summary. */
export const followRun: Follow<Run> = {
  action: 'literature.run',
  input: ({ id }) => ({ id }),
  progress: (answer) => {
    const run = Run.parse(answer)
    return {
      line: progressLine(run),
      ended: run.endedAt !== null,
      exit: run.exit,
      complaints: run.complaints,
    }
  },
  onLeave: ({ id }) => `It goes on in the app. Stop it with: ./party literature cancel ${id}`,
}

const progressLine = (run: Run): string => {
  if (run.state === 'queued') return 'Waiting to begin'
  if (run.state !== 'reading') {
    const now = run.stages.find((stage) => stage.state === 'now')
    return `Building: ${now?.sentence ?? 'the new literature'}, about ${duration(run.buildSecondsLeft ?? 0)} in all`
  }
  const of = run.linesExpected === null ? '' : ` of about ${inWords(run.linesExpected)}`
  const rate = run.linesPerSecond === null ? '' : `, ${inWords(run.linesPerSecond)} a second`
  const left = run.secondsLeft === null ? '' : `, ${duration(run.secondsLeft)} left`
  return `${inWords(run.lines)}${of} lines${rate}${left}`
}

/** A run as text: headline, what happened, files that were not well. */
export const runText = (run: Run): string => {
  const lines = [`${run.headline}.`, run.sentence]
  if (run.refused > 0) {
    const reasons = run.refusals.map(({ label, count }) => `${label} ${inWords(count)}`)
    lines.push(`Refused: ${reasons.join(', ')}. See ./party literature refusals ${run.id}`)
  }
  return lines.join('\n')
}
