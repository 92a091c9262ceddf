import type { TraceYears } from './Trace.tsx'

/** A year with fewer works than this does not fill the height, so that one work stays small. */
const fullHeightFrom = 6
const tallest = 19
const smallest = 3

/** SVG paths of a trace in a box of 47 × 20: dashes of empty years, all works, works led. */
export const tracePaths = (years: TraceYears): { empty: string; all: string; lead: string } => {
  const most = Math.max(fullHeightFrom, ...years.map(([works]) => works))
  const bar = (count: number, place: number): string => {
    const height = Math.max(smallest, Math.round((count / most) * tallest))
    return `M${String(place * 4)} ${String(20 - height)}h3v${String(height)}h-3z`
  }
  return {
    empty: years
      .map(([works], place) => (works === 0 ? `M${String(place * 4)} 19.5h3` : ''))
      .join(''),
    all: years.map(([works], place) => (works > 0 ? bar(works, place) : '')).join(''),
    lead: years.map(([, led], place) => (led > 0 ? bar(led, place) : '')).join(''),
  }
}
