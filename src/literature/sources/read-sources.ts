import type { Context } from '#actions/context.ts'
import type { RunRow } from '../run-progress.ts'

export const readSources = async (
  ctx: Context,
  run: RunRow,
  signal: AbortSignal,
): Promise<void> => {
  void ctx
  void run
  void signal
}
