import type { AppError, ErrorKind } from '#core/errors.ts'

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
