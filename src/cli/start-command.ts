import { spawn } from 'node:child_process'
import { readConfig } from '#core/config.ts'
import { startParty } from '../main.ts'
import type { Running } from '../main.ts'
import { complain } from './terminal.ts'

/** Requests, jobs and stores end within this time, or the process ends without them. */
const stopLimitMs = 30_000

export interface StartFlags {
  readonly data?: string
  readonly port?: string
  readonly host?: string
  readonly open?: boolean
}

/** `./party start`: serves until Ctrl-C or SIGTERM, then ends cleanly. */
export const startCommand = async (flags: StartFlags): Promise<void> => {
  const config = readConfig(flags, process.env)
  const running = await startParty(config, {
    onBuild: () => console.log('Building the screens (some seconds, after each update).'),
    onWait: (other) =>
      console.log(
        `Waiting for \`./party ${other?.command ?? '...'}\` to finish with the data folder.`,
      ),
    onClaimCode: ({ code }, at) => {
      console.log(`\nThis workspace is new. Open this address, or type the code there:\n`)
      console.log(`  ${at}/claim#${code}\n  ${code}\n`)
      console.log('It opens once, within 15 minutes and five tries.')
    },
    onTrouble: (sentence) => console.error(sentence),
  })
  console.log(`recruiting-party is at ${running.origin}`)
  console.log(`End it with Ctrl-C. Data: ${config.dataFolder}`)
  if (config.host && !config.origin) {
    console.log(
      `It listens on ${config.host} too, but answers to other names only when PARTY_ORIGIN says them.`,
    )
  }
  if (flags.open) openBrowser(running.origin)
  const fault = await untilAskedOrBroken()
  if (fault !== null) {
    running.noteFault(fault)
    process.exitCode = complain(fault, false)
  }
  console.log('\nEnding.')
  await endWithin(running)
}

/**
 * Waits for Ctrl-C or SIGTERM (null), or for a fault that nobody caught. Whoever asks a second time
 * ends it at once.
 */
const untilAskedOrBroken = (): Promise<unknown> =>
  new Promise((done) => {
    const end = () => {
      for (const signal of endSignals) {
        process.removeAllListeners(signal)
        process.once(signal, () => process.exit(130))
      }
      done(null)
    }
    for (const signal of endSignals) process.once(signal, end)
    process.once('uncaughtException', done)
  })

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const endWithin = async (running: Running): Promise<void> => {
  const timer = setTimeout(() => {
    console.error('Something did not end in time. Nothing that was saved is lost.')
    process.exit(1)
  }, stopLimitMs)
  await running[Symbol.asyncDispose]()
  clearTimeout(timer)
}

/** Opens the browser of this machine; where there is none, the address stands in the terminal. */
const openBrowser = (address: string): void => {
  const command = process.platform === 'darwin' ? 'open' : 'xdg-open'
  const browser = spawn(command, [address], { detached: true, stdio: 'ignore' })
  browser.once('error', () =>
    console.error('No browser could be opened here; open the address yourself.'),
  )
  browser.unref()
}
