/**
 * What breaks a rule today, as `rule path`. The list may only shrink: a new entry is refused by
 * `mostExceptions`, and an entry that no longer breaks anything must go.
 */
export const exceptions: readonly string[] = [
  // The builder calls the steps of matching one by one; they wait for a top shelf of their own.
  'top-shelf src/warehouse/build/people.ts',
  'top-shelf src/warehouse/build/signatures.ts',
]

/** How many there are. Lower it with every one that goes; never raise it. */
export const mostExceptions = 2
