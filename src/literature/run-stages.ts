import type { Run, RunStage } from './contract.ts'
import type { RunProgress } from './run-progress.ts'
import { inWords, many } from './run-sentences.ts'

const names = ['read', 'mend', 'match', 'index', 'swap'] as const

type Counted = Pick<
  Run,
  'state' | 'lines' | 'linesExpected' | 'mended' | 'build' | 'new' | 'changed'
>

/** The five stages of a run: what is done, what happens now, what comes; each in words. */
export const viewStages = (run: Counted, progress: RunProgress): RunStage[] =>
  names.map((name) => ({
    name,
    state: stateOf(name, run, progress),
    ...amounts(name, run, progress),
    sentence: sentences[name](run),
  }))

const stateOf = (
  name: RunStage['name'],
  run: Counted,
  progress: RunProgress,
): RunStage['state'] => {
  const reads = name === 'read' || name === 'mend'
  switch (run.state) {
    case 'queued':
      return 'waiting'
    case 'reading':
    case 'interrupted':
    case 'failed':
      return reads && run.state === 'reading' ? 'now' : reads && run.lines > 0 ? 'done' : 'waiting'
    case 'building': {
      const now = names.indexOf(progress.stage ?? 'match')
      const at = names.indexOf(name)
      return at < now ? 'done' : at === now ? 'now' : 'waiting'
    }
    case 'done':
    case 'cancelled':
      return reads || run.build !== null ? 'done' : 'waiting'
  }
}

const amounts = (
  name: RunStage['name'],
  run: Counted,
  progress: RunProgress,
): Pick<RunStage, 'done' | 'of'> => {
  if (name === 'read') return { done: run.lines, of: run.linesExpected }
  if (name === 'mend') return { done: run.mended, of: null }
  if (name === progress.stage && run.state === 'building') {
    return { done: progress.stageDone, of: progress.stageOf }
  }
  return { done: 0, of: null }
}

const sentences: Record<RunStage['name'], (run: Counted) => string> = {
  read: ({ lines, linesExpected }) =>
    linesExpected === null || linesExpected <= lines
      ? many(lines, 'line')
      : `${inWords(lines)} of about ${inWords(roughly(linesExpected))} lines`,
  mend: ({ mended }) => `${inWords(mended)} names, titles and marks put right`,
  match: () => 'who is who, after reading',
  index: () => 'words, topics, co-authors',
  swap: () => 'at once, nothing blinks',
}

/** Two figures are all that an estimate is worth. */
const roughly = (count: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 2)
  return Math.round(count / step) * step
}
