const locale = 'en-GB'
const integers = new Intl.NumberFormat('en')
const days = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' })
const daysWithYear = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** The name of a country from its two letters; what is no such code stays as it is. */
export const formatCountry = (code: string): string =>
  /^[A-Za-z]{2}$/.test(code) ? (countries.of(code.toUpperCase()) ?? code) : code

/** `94,661`. */
export const formatNumber = (value: number): string => integers.format(value)

/** A score with two decimals: `8.12`. */
export const formatScore = (score: number): string => score.toFixed(2)

/** `63 %`, of a share between 0 and 1. */
export const formatShare = (share: number): string => `${String(Math.round(share * 100))} %`

/** `Thu 26 Nov`; with the year when it is not this one. */
export const formatDay = (iso: string, now: Date = new Date()): string => {
  const day = new Date(iso)
  return day.getFullYear() === now.getFullYear()
    ? days.format(day).replace(',', '')
    : daysWithYear.format(day)
}

/** `Thu 26 Nov, 14:05`, in the zone of the reader. */
export const formatMoment = (iso: string, now: Date = new Date()): string =>
  `${formatDay(iso, now)}, ${times.format(new Date(iso))}`

/** `2020–2026`, or one year, or nothing. */
export const formatYears = (first: number | null, last: number | null): string => {
  if (first === null || last === null) return String(first ?? last ?? '')
  return first === last ? String(last) : `${String(first)}–${String(last)}`
}

/** A duration as one would say it: `5 seconds`, `2 minutes`, `3 hours`. */
export const formatDuration = (seconds: number): string => {
  const units = [
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ] as const
  for (const [size, unit] of units) {
    // 90 seconds are said as seconds; 100 as "2 minutes".
    if (seconds < size * 1.5 && size > 1) continue
    const count = Math.max(unit === 'second' ? 0 : 1, Math.round(seconds / size))
    return `${integers.format(count)} ${unit}${count === 1 ? '' : 's'}`
  }
  return '0 seconds'
}

/** `12 MB`, in powers of ten as file managers show it. */
export const formatBytes = (bytes: number): string => {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1
  return `${value.toFixed(digits).replace(/\.0$/, '')} ${units[unit] ?? ''}`
}

/** Initials of a member's ring: `AV`. Names are not split for any other purpose. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/u)
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined]
  return letters.map((word) => firstLetter(word ?? '')).join('')
}

/** What a reader takes for one letter: an accent or a joined sign stays with its base. */
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const firstLetter = (word: string): string =>
  graphemes.segment(word)[Symbol.iterator]().next().value?.segment.toLocaleUpperCase() ?? ''
