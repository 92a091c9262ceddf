import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '#core/config.ts'
import { isHeld, readHolder } from '#core/data-folder.ts'
import { AppError } from '#core/errors.ts'

/** Longer than an app takes to end by itself, or by its own limit. */
const waitMs = 40_000

/** `./party stop`: asks the running app to end and waits until its folder is free. */
export const stopCommand = async (flags: { readonly data?: string }): Promise<void> => {
  const { dataFolder } = readConfig(flags, process.env)
  const holder = readHolder(dataFolder)
  if (!holder || !isHeld(dataFolder)) {
    console.log(`No app is running on ${dataFolder}.`)
    return
  }
  if (holder.kind !== 'app') {
    throw new AppError(
      'conflict',
      `\`./party ${holder.command}\` (process ${holder.pid}) uses the data folder; no app does.`,
      {
        code: 'folder_in_use',
        next: 'Wait until it is done, or end it where it runs.',
      },
    )
  }
  tell(holder.pid)
  const deadline = Date.now() + waitMs
  while (isHeld(dataFolder)) {
    if (Date.now() > deadline) throw stays(holder.pid)
    await sleep(100)
  }
  console.log(`Ended (process ${holder.pid}).`)
}

const tell = (pid: number): void => {
  try {
    process.kill(pid, 'SIGTERM')
  } catch (cause) {
    throw new AppError('not_allowed', `Process ${pid} cannot be ended from here.`, {
      code: 'cannot_end',
      next: 'It belongs to another account, or runs in another container: end it there.',
      cause,
    })
  }
}

const stays = (pid: number): AppError =>
  new AppError('conflict', `The app (process ${pid}) has not ended within 40 seconds.`, {
    code: 'app_stays',
    next: `End it with \`kill -9 ${pid}\`; nothing that was saved is lost.`,
  })
