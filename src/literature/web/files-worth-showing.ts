import type { RunFile } from '../contract.ts'

/**
 * The files of a reading that say something, at most `most`: those being read and those with
 * refusals or a complaint before the others, then shown in their own order.
 */
export const filesWorthShowing = (files: readonly RunFile[], most: number): readonly RunFile[] => {
  const chosen = new Set(
    files
      .toSorted((a, b) => Number(speaks(b)) - Number(speaks(a)) || b.refused - a.refused)
      .slice(0, most),
  )
  return files.filter((file) => chosen.has(file))
}

const speaks = (file: RunFile): boolean => file.state === 'reading' || file.sentence !== ''
