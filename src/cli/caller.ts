import { setTimeout as sleep } from 'node:timers/promises'
import type { Action } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { isHeld, readHolder } from '#core/data-folder.ts'
import type { FolderHolder } from '#core/data-folder.ts'
import { readToken } from '#core/token.ts'
import type { Config } from '#core/config.ts'
import { callOverHttp, isAnswering } from './call-over-http.ts'

/** How long an app that is just starting is waited for. */
const startingMs = 30_000

/** Whether a command that opens the stores itself also does what its operation begins. */
export type Work = 'with jobs' | 'without jobs'

/** Runs operations for the command line. */
export interface Caller extends AsyncDisposable {
  readonly call: (action: Action, input: object, signal: AbortSignal) => Promise<unknown>
  /** The running app; null when the stores were opened here. */
  readonly app: FolderHolder | null
}

/**
 * Talks to the running app when there is one; opens the stores itself when there is none. What
 * serves itself is loaded only then, since it takes longer than most commands.
 */
export const openCaller = async (config: Config, command: string, work: Work): Promise<Caller> => {
  const app = await findApp(config)
  if (!app) {
    const { openAlone } = await import('./alone.ts')
    return openAlone(config, command, work)
  }
  const token = readToken(config.dataFolder)
  if (!token || !app.address) throw notAnswering(app)
  const { address } = app
  return {
    app,
    call: (action, input, signal) => callOverHttp({ address, token }, action, input, signal),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

/**
 * The app that runs on a data folder; null when none does. What a killed app left behind is
 * recognised: its lock ended with it.
 *
 * @throws AppError `app_not_answering` when it holds the folder but does not answer.
 */
export const findApp = async (config: Config): Promise<FolderHolder | null> => {
  const deadline = Date.now() + startingMs
  for (;;) {
    const holder = readHolder(config.dataFolder)
    if (holder?.kind !== 'app') return null
    if (holder.address && (await isAnswering(holder.address, holder.instance))) return holder
    if (!isHeld(config.dataFolder)) return null
    if (Date.now() > deadline) throw notAnswering(holder)
    await sleep(150)
  }
}

const notAnswering = (app: FolderHolder): AppError =>
  new AppError(
    'upstream',
    `The app (process ${app.pid}) holds the data folder but does not answer.`,
    {
      code: 'app_not_answering',
      next: 'Wait a moment; if it stays so, end it with `./party stop` and start it again.',
    },
  )
