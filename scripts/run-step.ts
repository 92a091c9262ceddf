import { spawn } from 'node:child_process'

/** One command of a check, and what a reader calls it. */
export interface Step {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

/** What came of a step: its exit code, its output in order, and the seconds it took. */
export interface StepResult {
  readonly step: Step
  readonly code: number
  readonly output: string
  readonly seconds: number
}

// Twice what the whole suite may take in CI; a step that hangs must not hang the machine.
const stepTimeoutMs = 40 * 60_000

/** Runs a tool of `node_modules/.bin` with the project's own Node; never throws. */
export const runStep = (step: Step, options: { stream: boolean }): Promise<StepResult> =>
  new Promise((resolve) => {
    const startedAt = performance.now()
    const child = spawn(step.command, [...step.args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: `node_modules/.bin:${process.env['PATH'] ?? ''}` },
      timeout: stepTimeoutMs,
    })
    const parts: string[] = []
    const take = (chunk: Buffer) => {
      parts.push(chunk.toString())
      if (options.stream) process.stdout.write(chunk)
    }
    const end = (code: number) =>
      resolve({
        step,
        code,
        output: parts.join(''),
        seconds: (performance.now() - startedAt) / 1000,
      })
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', (error) => {
      parts.push(`${step.command} could not be started: ${error.message}\n`)
      end(127)
    })
    child.on('close', (code) => end(code ?? 1))
  })
