/**
 * What breaks a rule today, as `rule path`. The list may only shrink: a new entry is refused by
 * `mostExceptions`, and an entry that no longer breaks anything must go.
 */
export const exceptions: readonly string[] = []

/** How many there are. Lower it with every one that goes; never raise it. */
export const mostExceptions = 0
