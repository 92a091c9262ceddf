import { AppError } from './errors.ts'

/** Refuses a change that was made from an older state; both versions are told. */
export const staleVersion = (what: string, seen: number, now: { version: number }): AppError =>
  new AppError(
    'conflict',
    `${what} changed while you wrote: you saw version ${seen}, it is at version ${now.version}.`,
    {
      code: 'stale_version',
      next: 'Both are here; look at what stands now, then make your change once more.',
      details: { seen, version: now.version, current: now },
    },
  )
