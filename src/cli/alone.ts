import type { Actor } from '#actions/actor.ts'
import { runAction } from '#actions/run-action.ts'
import type { Config } from '#core/config.ts'
import { holdFolder } from '#core/data-folder.ts'
import { ensureToken } from '#core/token.ts'
import { openLog } from '#core/log.ts'
import { openApp, troubleOf } from '../app.ts'
import type { Caller, Work } from './caller.ts'
import { commandHolder } from './holder.ts'

/** Another command that reads a whole corpus may hold the folder for so long. */
const waitMs = 15 * 60_000

/** Opens the stores in this process and runs operations here; jobs wait unless they are wanted. */
export const openAlone = async (config: Config, command: string, work: Work): Promise<Caller> => {
  await using parts = new AsyncDisposableStack()
  const folder = await holdFolder(config.dataFolder, commandHolder(command), {
    waitMs,
    onWait: (other) =>
      console.error(
        other
          ? `Waiting for \`./party ${other.command}\` (process ${other.pid}) to finish.`
          : 'Waiting for another command to finish.',
      ),
  })
  parts.use(folder)
  ensureToken(config.dataFolder)
  const { log, close } = await openLog(config)
  parts.defer(close)
  const app = parts.use(
    await openApp(config, ({ job, error }) => log.error({ job, err: error }, 'job failed')),
  )
  const trouble = troubleOf(app)
  if (trouble !== null) console.error(trouble)
  app.startNumbering()
  if (work === 'with jobs') await app.startJobs()
  const actor: Actor = { kind: 'operator', door: 'cli' }
  const owned = parts.move()
  return {
    app: null,
    call: (action, input) => runAction(action, app.contextOf(actor), input),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
