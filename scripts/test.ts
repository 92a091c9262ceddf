import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { runStep } from './run-step.ts'

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTotalTests: z.number(),
  numFailedTestSuites: z.number(),
})

/** Checks, then every test; the last line counts what ran, so that a run of nothing shows. */
const testAll = async (): Promise<number> => {
  const checks = await runStep(
    { name: 'check', command: 'node', args: ['scripts/check.ts'] },
    { stream: true },
  )
  const folder = await mkdtemp(join(tmpdir(), 'party-test-'))
  try {
    const file = join(folder, 'report.json')
    const tests = await runStep(
      {
        name: 'tests',
        command: 'vitest',
        args: [
          'run',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${file}`,
          ...process.argv.slice(2),
        ],
      },
      { stream: true },
    )
    const report = Report.parse(JSON.parse(await readFile(file, 'utf8')))
    const failed = report.numFailedTests + (checks.code === 0 ? 0 : 1)
    if (checks.code !== 0) console.log('The checks above failed; that counts as one failure.')
    console.log(
      `${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests} skipped`,
    )
    return report.numPassedTests === 0 ? 1 : Math.max(checks.code, tests.code)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

process.exitCode = await testAll()
