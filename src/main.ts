import { createHash, randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { actions, contracts, feeds, openApp, troubleOf } from './app.ts'
import type { App } from './app.ts'
import type { Reach } from '#actions/reach.ts'
import type { Config } from '#core/config.ts'
import { holdFolder } from '#core/data-folder.ts'
import type { FolderHolder } from '#core/data-folder.ts'
import { AppError } from '#core/errors.ts'
import type { JobFailure } from '#jobs/open-jobs.ts'
import { openLog } from '#core/log.ts'
import type { Logger } from '#core/log.ts'
import { ensureToken } from '#core/token.ts'
import { appFolder, appVersion } from '#core/version.ts'
import { prepareScreens } from '#http/build-screens.ts'
import { knownAddresses } from '#http/guard.ts'
import type { KnownAddresses } from '#http/guard.ts'
import { listen } from '#http/listen.ts'
import { openRouter } from '#http/router.ts'
import { warmUp } from '#scouting/warm-up.ts'
import { freshClaimCode, renewedClaimCode } from '#workspace/claim-code.ts'
import type { ShownCode } from '#workspace/claim-code.ts'

/** A command that has the folder open is given this long to finish. */
const folderWaitMs = 10_000

/** Requests under way are given this long at the end. */
const drainMs = 5_000

/** What the starting process is told, to show it. */
export interface StartNews {
  readonly onBuild: () => void
  readonly onWait: (other: FolderHolder | null) => void
  /** A new code with which the workspace is claimed. */
  readonly onClaimCode: (shown: ShownCode, origin: string) => void
  /** Something a person should know while the app runs. */
  readonly onTrouble: (sentence: string) => void
}

/** A running app. Disposing it ends it cleanly: requests, jobs, stores, the folder. */
export interface Running extends AsyncDisposable {
  readonly origin: string
  readonly claimed: boolean
  /** Writes down what nobody caught. */
  readonly noteFault: (error: unknown) => void
}

/**
 * Starts the app on its data folder: takes the folder, opens the stores, builds the screens when
 * they are stale, listens, and begins with what waits.
 *
 * @throws AppError `folder_in_use` and whatever keeps a store from opening.
 */
export const startParty = async (config: Config, news: StartNews): Promise<Running> => {
  await using parts = new AsyncDisposableStack()
  const holder = newHolder()
  const folder = parts.use(
    await holdFolder(config.dataFolder, holder, { waitMs: folderWaitMs, onWait: news.onWait }),
  )
  parts.use(noteRunning())
  const { log, close } = await openLog(config)
  parts.defer(close)
  log.info({ version: appVersion, pid: process.pid }, 'starting')

  const screens = screensOf(config, news, log)
  const onFailure = ({ job, error }: JobFailure) => log.error({ job, err: error }, 'job failed')
  const app = parts.use(await openApp(config, onFailure))
  await screens.ready
  const listening = await listen(config.port, config.host)
  parts.defer(() => listening.close(drainMs))
  const ending = new AbortController()
  parts.defer(() => ending.abort())

  const trouble = troubleOf(app)
  if (trouble !== null) {
    log.error({ err: new Error(app.literature.fault() ?? '') }, 'literature not served')
    news.onTrouble(trouble)
  }
  const origin = config.origin ?? `http://localhost:${listening.port}`
  const known = knownAddresses({ port: listening.port, host: config.host, origin: config.origin })
  const reach = reachOf(config, origin, listening.port, known)
  const codes = claimCodes(app, log, (shown) => news.onClaimCode(shown, origin))
  const router = openRouter({
    actions,
    feeds,
    contracts,
    listener: app.database.listener,
    ending: ending.signal,
    contextOf: (actor) => ({ ...app.contextOf(actor), reach }),
    dataFolder: config.dataFolder,
    token: ensureToken(config.dataFolder),
    instance: holder.instance,
    origin,
    known,
    behindProxy: config.origin !== null,
    cookieName: `party_${createHash('sha256').update(config.dataFolder).digest('hex').slice(0, 8)}`,
    log,
    screens: screens.folder,
    onStranger: codes.onStranger,
  })
  listening.serve(router.fetch)
  folder.announce({ ...holder, address: `http://127.0.0.1:${listening.port}`, origin })
  app.startNumbering()
  await app.startJobs()
  void warmUp(app.literature)
  const claimed = !(await codes.begin())
  log.info({ origin }, 'started')
  const owned = parts.move()
  return {
    origin,
    claimed,
    noteFault: (error) => log.fatal({ err: error }, 'not caught'),
    [Symbol.asyncDispose]: async () => {
      log.info('ending')
      await owned.disposeAsync()
    },
  }
}

const reachOf = (config: Config, origin: string, port: number, known: KnownAddresses): Reach => ({
  origin,
  origins: [...known.origins],
  port,
  host: config.host,
  named: config.origin !== null,
})

const newHolder = (): FolderHolder => ({
  pid: process.pid,
  kind: 'app',
  command: 'start',
  startedAt: new Date().toISOString(),
  address: null,
  origin: null,
  instance: randomBytes(16).toString('hex'),
})

/** Tells `./party` that an app runs from this folder, so that no update takes its packages away. */
const noteRunning = (): Disposable => {
  const note = join(appFolder, '.cache', 'running', String(process.pid))
  try {
    mkdirSync(dirname(note), { recursive: true })
    writeFileSync(note, '')
  } catch {
    // Installed by somebody else, who updates it: nothing can be noted there.
  }
  return { [Symbol.dispose]: () => rmSync(note, { force: true }) }
}

/** The screens, built beside the opening of the stores; without them the rest still serves. */
const screensOf = (config: Config, news: StartNews, log: Logger) => {
  let folder: string | null = null
  const ready = prepareScreens(screenCache(config), news.onBuild).then(
    (built) => {
      folder = built
    },
    (error: unknown) => {
      log.error({ err: error }, 'screens not built')
      const known = error instanceof AppError
      news.onTrouble(known ? `${error.message}\n${error.next}` : 'The screens could not be built.')
    },
  )
  return { ready, folder: () => folder }
}

/** Shows a claim code at the start, and a new one when somebody comes after the last is spent. */
const claimCodes = (app: App, log: Logger, show: (shown: ShownCode) => void) => {
  const ctx = app.contextOf({ kind: 'system', door: 'job' })
  let asking = false
  let open = false
  const look = async (): Promise<void> => {
    if (!open || asking) return
    asking = true
    try {
      const renewed = await renewedClaimCode(ctx.db, ctx.now())
      if (renewed) show(renewed)
    } catch (error) {
      log.error({ err: error }, 'no claim code')
    } finally {
      asking = false
    }
  }
  return {
    /** Answers whether the workspace waits to be claimed. */
    begin: async (): Promise<boolean> => {
      const shown = await freshClaimCode(ctx.db, ctx.now())
      if (shown) show(shown)
      open = shown !== null
      return open
    },
    onStranger: () => void look(),
  }
}

/** Beside the sources when they may be written, else in the data folder. */
const screenCache = (config: Config): string => {
  try {
    accessSync(appFolder, constants.W_OK)
    return join(appFolder, '.cache', 'screens')
  } catch {
    return join(config.dataFolder, 'screens') // installed by somebody else
  }
}
