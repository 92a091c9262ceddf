/** What the address of the first screen holds: the names that were written. */
export interface FirstRunSearch {
  readonly name?: readonly string[] | undefined
}

/** Reads an address; at most ten names of at most 200 letters. */
export const readFirstRunSearch = (raw: Record<string, unknown>): FirstRunSearch => {
  const names = [raw['name']]
    .flat()
    .filter((name) => typeof name === 'string' && name.trim() !== '')
    .map((name) => String(name).slice(0, 200))
    .slice(0, 10)
  return names.length > 0 ? { name: names } : {}
}
