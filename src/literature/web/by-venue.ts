/** Works of one venue in one year, as the server counts them. */
export interface CoverageLine {
  readonly venue: string
  readonly year: number | null
  readonly works: number
  readonly signatures: number
  readonly abstracts: number
  readonly citations: number
}

/** The years of one venue put together. */
export interface VenueLine extends Omit<CoverageLine, 'year'> {
  readonly firstYear: number | null
  readonly lastYear: number | null
}

/** One line a venue, most works first; years that are not known count but do not date. */
export const byVenue = (rows: readonly CoverageLine[]): readonly VenueLine[] => {
  const venues = new Map<string, VenueLine>()
  for (const row of rows) {
    const before = venues.get(row.venue)
    const years = [before?.firstYear, before?.lastYear, row.year].filter(
      (year) => year !== null && year !== undefined,
    )
    venues.set(row.venue, {
      venue: row.venue,
      works: (before?.works ?? 0) + row.works,
      signatures: (before?.signatures ?? 0) + row.signatures,
      abstracts: (before?.abstracts ?? 0) + row.abstracts,
      citations: (before?.citations ?? 0) + row.citations,
      firstYear: years.length > 0 ? Math.min(...years) : null,
      lastYear: years.length > 0 ? Math.max(...years) : null,
    })
  }
  return [...venues.values()].toSorted(
    (a, b) => b.works - a.works || a.venue.localeCompare(b.venue),
  )
}
