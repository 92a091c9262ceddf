import { readConfig } from '#core/config.ts'
import { AppError } from '#core/errors.ts'
import { SignInCode } from '#workspace/contract.ts'
import { signInCode } from '#workspace/sign-in-code.ts'
import { openCaller } from './caller.ts'
import { print } from './terminal.ts'

/** `./party sign-in`: a one-time address for a member who has no passkey at hand. */
export const signInCommand = async (flags: {
  readonly data?: string
  readonly json?: boolean
  readonly member?: string
}): Promise<void> => {
  const config = readConfig(flags, process.env)
  await using caller = await openCaller(config, 'sign-in', 'without jobs')
  if (!caller.app?.origin) {
    throw new AppError('conflict', 'The app is not running, so there is nothing to sign in to.', {
      code: 'app_not_running',
      next: 'Start it with `./party start`, then run this again.',
    })
  }
  const { origin } = caller.app
  const answer = await caller.call(
    signInCode,
    { member: flags.member ?? '' },
    AbortSignal.timeout(30_000),
  )
  const made = SignInCode.parse(answer)
  const address = `${origin}${made.path}`
  await print(
    flags.json
      ? JSON.stringify({ address, code: made.code, expiresAt: made.expiresAt }, null, 2)
      : `For ${made.name}. Open this address, or type the code at ${origin}/sign-in:\n\n  ${address}\n  ${made.code}\n\nIt opens once, within 15 minutes and five tries.`,
  )
}
