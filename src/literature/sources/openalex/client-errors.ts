import { AppError } from '#core/errors.ts'

/** No answer, or one that says that something is broken there. */
export const outOfReach = (fault: string, cause: unknown): AppError =>
  new AppError('upstream', `OpenAlex cannot be reached: ${fault}.`, {
    code: 'openalex_out_of_reach',
    next: 'Ask again later; what a run has fetched is kept, and it goes on where it was.',
    cause,
  })

/** Too many questions for now, or for the day. */
export const daySpent = (key: string): AppError =>
  new AppError('limit', 'OpenAlex gives no more today.', {
    code: 'openalex_day_spent',
    next:
      key === ''
        ? 'Put a key into Settings (free at openalex.org/settings/api), then ask again; a run goes on where it was.'
        : 'Ask again tomorrow; what a run has fetched is kept, and it goes on where it was.',
  })

/** The key of the settings is wrong; asking again is no use. */
export const keyRefused = (): AppError =>
  new AppError('upstream', 'OpenAlex does not accept the key.', {
    code: 'openalex_key_refused',
    next: 'Look at the key in Settings; get one at openalex.org/settings/api.',
  })

/** A question that OpenAlex refuses (4xx); `message` is its own. */
export const notUnderstood = (status: number, message: string): AppError =>
  new AppError('upstream', `OpenAlex refused the question (${status}). ${message}`.trim(), {
    code: 'openalex_not_understood',
    next: 'Change the query and ask again.',
  })

/** An answer without the documented shape. */
export const strangeAnswer = (cause: unknown): AppError =>
  new AppError('upstream', 'OpenAlex gave an answer that is no list of works.', {
    code: 'openalex_strange_answer',
    next: 'What was fetched is kept. Go on later with the same run.',
    cause,
  })
