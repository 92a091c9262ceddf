import type { Run } from './contract.ts'

type Counted = Omit<Run, 'stages' | 'headline' | 'sentence'>

/** `107,775 works in, 28 refused`. */
export const runHeadline = (run: Counted): string => {
  const taken = run.new + run.changed
  if (run.kind === 'rebuild') return 'The literature is built anew'
  if (run.state === 'queued') return 'Waiting to be read'
  if (taken === 0 && run.same > 0) {
    return run.refused === 0
      ? 'Nothing new: all of it was in'
      : `Nothing new, ${inWords(run.refused)} refused`
  }
  return `${many(taken, 'work')} in${run.refused > 0 ? `, ${inWords(run.refused)} refused` : ''}`
}

/** What happens now, or how it ended. */
export const runSentence = (run: Counted, failure: string, doing: string): string => {
  switch (run.state) {
    case 'queued':
      return 'It begins when what runs before it has ended.'
    case 'reading':
      return [doing === '' ? readingFile(run) : doing, rate(run), oldAnswers]
        .filter(isSaid)
        .join(' ')
    case 'building':
      return `All is read. The new literature is being built, about ${duration(run.buildSecondsLeft ?? 0)}. ${oldAnswers}`
    case 'interrupted':
      return `It was interrupted after line ${inWords(run.lines)}. What was read is kept; it goes on from there.`
    case 'failed':
      return failure
    case 'cancelled':
      return `Stopped. ${summary(run)}`
    case 'done':
      return summary(run)
  }
}

const oldAnswers = 'The old literature answers until the new one is built.'

const readingFile = (run: Counted): string => {
  const open = run.files.findIndex((file) => file.state === 'reading')
  return open < 0 ? '' : `Reading file ${open + 1} of ${run.files.length}.`
}

const rate = (run: Counted): string => {
  if (run.linesPerSecond === null) return ''
  const lines = `${inWords(Math.round(run.linesPerSecond))} lines a second`
  if (run.secondsLeft === null) return `${lines}.`
  return `${lines}; ${duration(run.secondsLeft)} of reading left, then ${duration(run.buildSecondsLeft ?? 0)} to build.`
}

const summary = (run: Counted): string => {
  if (run.kind === 'rebuild') return 'Every work that is in was read again.'
  const parts = [
    `${inWords(run.new)} new`,
    `${inWords(run.changed)} changed`,
    `${inWords(run.same)} same`,
    `${inWords(run.refused)} refused`,
  ]
  const isStill = run.new + run.changed === 0 && run.build === null
  const nothing = isStill ? ' Nothing changed, so nothing was built.' : ''
  return `${parts.join(', ')}.${nothing}`
}

const isSaid = (text: string): boolean => text !== ''

/** `94,701`. */
export const inWords = (count: number): string => count.toLocaleString('en')

/** `1 work`, `2 works`. */
export const many = (count: number, noun: string): string =>
  `${inWords(count)} ${noun}${count === 1 ? '' : 's'}`

/** `5 seconds`, `3 minutes`, as one would say it. */
export const duration = (seconds: number): string => {
  if (seconds < 90) return many(Math.max(1, Math.round(seconds)), 'second')
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? many(minutes, 'minute') : many(Math.round(minutes / 60), 'hour')
}
