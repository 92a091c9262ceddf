/** One thing that was looked at. `note` is worth knowing, `wrong` needs somebody. */
export interface Check {
  readonly name: string
  readonly state: 'well' | 'note' | 'wrong'
  readonly sentence: string
  /** How to mend it; empty when nothing is to be done. */
  readonly mend: string
}

/** As it should be. */
export const well = (name: string, sentence: string): Check => ({
  name,
  state: 'well',
  sentence,
  mend: '',
})

/** Worth knowing; nothing is broken. */
export const note = (name: string, sentence: string, mend = ''): Check => ({
  name,
  state: 'note',
  sentence,
  mend,
})

/** Needs somebody; `mend` says what to do. */
export const wrong = (name: string, sentence: string, mend: string): Check => ({
  name,
  state: 'wrong',
  sentence,
  mend,
})

/** Bytes as a person reads them: `412 MB`. */
export const size = (bytes: number): string => {
  if (bytes < 1024 ** 2) return `${Math.ceil(bytes / 1024)} kB`
  if (bytes < 10 * 1024 ** 3) return `${Math.round(bytes / 1024 ** 2)} MB`
  return `${Math.round(bytes / 1024 ** 3)} GB`
}
