import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Action, CommandLine, Follow, Progress } from '#actions/define-action.ts'
import { commandOf } from '#actions/command-name.ts'
import type { Config } from '#core/config.ts'
import { toCsv } from '#http/csv.ts'
import { openCaller } from './caller.ts'
import type { Caller } from './caller.ts'
import { clearProgress, print, showProgress, terminalWidth } from './terminal.ts'
import { textTable } from './text-table.ts'

/** Often enough to look alive, seldom enough to cost nothing. */
const followMs = 400

/** How a person wants the answer. */
export interface Wishes {
  readonly json: boolean
  readonly csv: boolean
  /** False leaves at once what goes on after its answer. */
  readonly wait: boolean
}

/** Runs one operation from the command line, shows its answer, and tells the exit code. */
export const runCommand = async (
  action: Action,
  input: Record<string, unknown>,
  wishes: Wishes,
  config: Config,
): Promise<number> => {
  const cli = action.cli === false ? undefined : action.cli
  const aborting = new AbortController()
  const onInterrupt = () => aborting.abort()
  process.once('SIGINT', onInterrupt)
  process.once('SIGTERM', onInterrupt)
  try {
    const work = wishes.wait && cli?.follow ? 'with jobs' : 'without jobs'
    await using caller = await openCaller(config, commandOf(action), work)
    const whole = absolutePaths(input, cli?.paths ?? [])
    const output = await unlessAborted(caller.call(action, whole, aborting.signal), aborting.signal)
    const follow = wishes.wait ? cli?.follow : undefined
    if (!follow) {
      const answer = action.output.parse(output)
      await show(action, answer, wishes)
      return cli?.exit?.(answer) ?? 0
    }
    return await followToEnd({ action, follow, output, caller, wishes, signal: aborting.signal })
  } catch (error) {
    if (!aborting.signal.aborted) throw error
    console.error('Stopped.')
    return 130
  } finally {
    process.removeListener('SIGINT', onInterrupt)
    process.removeListener('SIGTERM', onInterrupt)
  }
}

/** The answer as it was asked for: JSON, CSV, the operation's own words, a table. */
export const answerText = (
  action: Action,
  output: Record<string, unknown>,
  wishes: Wishes,
): string => {
  const cli: CommandLine<unknown, unknown> | undefined =
    action.cli === false ? undefined : action.cli
  if (wishes.csv && action.table) return toCsv(action.table(output))
  if (!wishes.json && cli?.render) return cli.render(output)
  if (!wishes.json && action.table) {
    const table = action.table(output)
    return table.rows.length === 0 ? 'Nothing here yet.' : textTable(table, terminalWidth())
  }
  return JSON.stringify(output, null, 2)
}

const show = (action: Action, output: Record<string, unknown>, wishes: Wishes): Promise<void> =>
  print(answerText(action, withoutSession(action, output), wishes))

const withoutSession = (
  action: Action,
  output: Record<string, unknown>,
): Record<string, unknown> => {
  if (action.session !== 'opens') return output
  const { sessionToken: _, ...shown } = output
  return shown
}

const followToEnd = async (work: {
  readonly action: Action
  readonly follow: Follow<unknown>
  readonly output: unknown
  readonly caller: Caller
  readonly wishes: Wishes
  readonly signal: AbortSignal
}): Promise<number> => {
  const { follow, output, caller, wishes, signal } = work
  const { actions } = await import('../app.ts')
  const asked = actions.find((one) => one.name === follow.action)
  if (!asked) throw new TypeError(`there is no operation ${follow.action} to follow`)
  const parsed = work.action.output.parse(output)
  try {
    for (;;) {
      const answer = await unlessAborted(caller.call(asked, follow.input(parsed), signal), signal)
      const progress = follow.progress(answer)
      if (progress.ended) {
        clearProgress()
        await show(asked, asked.output.parse(answer), wishes)
        return complaints(progress)
      }
      showProgress(progress.line)
      await sleep(followMs, undefined, { signal })
    }
  } catch (error) {
    clearProgress()
    if (signal.aborted) console.error(caller.app ? follow.onLeave(parsed) : leftAlone)
    throw error
  }
}

/** Said when nobody is left who would go on. */
const leftAlone = 'What was done stays. The same command goes on from there.'

const complaints = (progress: Progress): number => {
  for (const sentence of progress.complaints) console.error(sentence)
  return progress.exit
}

/** The app may run in another folder: what names files here is made absolute here. */
const absolutePaths = (
  input: Record<string, unknown>,
  fields: readonly string[],
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      if (!fields.includes(name)) return [name, value]
      if (Array.isArray(value)) return [name, value.map((path) => resolve(String(path)))]
      return [name, typeof value === 'string' ? resolve(value) : value]
    }),
  )

const unlessAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  const aborted = Promise.withResolvers<never>()
  const stop = () => aborted.reject(new DOMException('stopped', 'AbortError'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, aborted.promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
