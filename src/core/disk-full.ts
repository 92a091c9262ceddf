import { AppError } from './errors.ts'

/** Node (POSIX), DuckDB and PostgreSQL (53100) each say it in their own way. */
const codes: readonly string[] = ['ENOSPC', 'EDQUOT', '53100']
const words = /no space left on device|disk quota exceeded|ENOSPC/i

/** The refusal that stands for a full disk, when that is what went wrong; null for other faults. */
export const diskFull = (error: unknown): AppError | null => {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  if (!codes.includes(code) && !words.test(error.message)) return null
  return new AppError('limit', 'There is no room left on the disk.', {
    code: 'disk_full',
    next: 'Make room, then go on from where it was; what was kept before is safe.',
    cause: error,
  })
}
