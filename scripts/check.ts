import { runStep, type Step, type StepResult } from './run-step.ts'

const steps: readonly Step[] = [
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'types, server', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'types, screens', command: 'tsc', args: ['-p', 'tsconfig.web.json'] },
  { name: 'dead code', command: 'knip', args: [] },
  {
    name: 'architecture, tidiness, fast tests',
    command: 'vitest',
    args: ['run', '--config', 'vitest.fast.config.ts', '--reporter=dot'],
  },
]

/** Runs every check, two at a time, and tells which failed and why. */
const check = async (): Promise<void> => {
  const waiting = [...steps]
  const results: StepResult[] = []
  const takeTurns = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step, { stream: false })
      results.push(result)
      const verdict = result.code === 0 ? 'holds' : 'FAILS'
      console.log(`${verdict}  ${result.step.name} (${result.seconds.toFixed(1)} s)`)
    }
  }
  await Promise.all([takeTurns(), takeTurns()])
  const failed = results.filter((result) => result.code !== 0)
  for (const result of failed) console.log(`\n--- ${result.step.name}\n${result.output}`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

await check()
