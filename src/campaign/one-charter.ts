import { AppError } from '#core/errors.ts'

/**
 * Two who save the very first charter at once have no row to wait for: the second number then
 * meets the first one's, and is told so instead of failing.
 */
export const oneCharter = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') {
      throw new AppError('conflict', 'Somebody else saved the charter at the same moment.', {
        code: 'stale_version',
        next: 'Look at what stands now, then make your change once more.',
      })
    }
    throw error
  }
}
