/** The closed set of reasons for which we refuse. Anything else that is thrown is a bug. */
export const errorKinds = [
  'invalid',
  'not_allowed',
  'not_found',
  'conflict',
  'limit',
  'upstream',
] as const
export type ErrorKind = (typeof errorKinds)[number]

/** What a refusal needs: what happened, with its values, and what to do now. */
export interface AppErrorOptions {
  /** Stable, machine-readable, snake_case: `code_expired`, `file_cut_short`. */
  readonly code: string
  /** One sentence: what to do now. Empty when nothing can be done. */
  readonly next?: string
  readonly details?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
}

/**
 * A refusal that a person can act on. The same code, sentence and next step are given at every
 * door; only the door knows statuses and exit codes (`actions/refusal.ts`).
 */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly next: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(kind: ErrorKind, sentence: string, options: AppErrorOptions) {
    super(sentence, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.kind = kind
    this.code = options.code
    this.next = options.next ?? ''
    this.details = options.details ?? {}
  }
}

/** What one may not see answers with exactly this, so that nobody learns whether it exists. */
export const notFound = (noun: string): AppError =>
  new AppError('not_found', `There is no such ${noun} here.`, { code: `${noun}_not_found` })
