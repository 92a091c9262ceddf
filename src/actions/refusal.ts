import { AppError, type ErrorKind } from '#core/errors.ts'

/** How each kind of refusal looks at each door. Written once, here. */
export const refusalCodes: Record<
  ErrorKind,
  { status: 400 | 403 | 404 | 409 | 429 | 502; exit: number }
> = {
  invalid: { status: 400, exit: 2 },
  not_allowed: { status: 403, exit: 3 },
  not_found: { status: 404, exit: 4 },
  conflict: { status: 409, exit: 5 },
  limit: { status: 429, exit: 6 },
  upstream: { status: 502, exit: 7 },
}

/** Exit code of a bug: something was thrown that is no refusal. */
export const bugExit = 1

/** The HTTP status of a refusal; 401 says that the asker is not known yet. */
export const statusOf = (error: AppError) =>
  error.code === 'sign_in_first' ? 401 : refusalCodes[error.kind].status

/** The body of a refusal, alike at every door. */
export const refusalBody = (error: AppError) => ({
  error: {
    kind: error.kind,
    code: error.code,
    sentence: error.message,
    next: error.next,
    details: error.details,
  },
})

/** What a bug looks like from outside: nothing of the inside, but a name to find it by. */
export const bugBody = (requestId: string) => ({
  error: {
    kind: 'bug',
    code: 'bug',
    sentence: 'Something went wrong inside the app.',
    next: `Try once more. If it stays, look for ${requestId} in the logs of the data folder.`,
    details: { requestId },
  },
})

/** Everything that is thrown, as a refusal or as null when it is a bug. */
export const asRefusal = (error: unknown): AppError | null =>
  error instanceof AppError ? error : null
