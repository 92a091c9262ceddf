/** Numbers that look random and are the same at every run. */
export interface Random {
  /** In [0, 1). */
  readonly next: () => number
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  /** One of the items, each as likely as the next. Throws on an empty list. */
  readonly pick: <T>(items: readonly T[]) => T
  /** One of the items, as likely as its weight says. Throws when no weight is positive. */
  readonly weighted: <T>(items: readonly T[], weight: (item: T) => number) => T
  /** A copy in another order (Fisher and Yates). */
  readonly shuffled: <T>(items: readonly T[]) => T[]
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for an invented world. */
export const openRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)]
    if (item === undefined) throw new RangeError('Nothing to pick from.')
    return item
  }
  const weighted = <T>(items: readonly T[], weight: (item: T) => number): T => {
    let rest = next() * items.reduce((sum, item) => sum + weight(item), 0)
    for (const item of items) {
      rest -= weight(item)
      if (rest < 0 && weight(item) > 0) return item
    }
    throw new RangeError('No item has any weight.')
  }
  const shuffled = <T>(items: readonly T[]): T[] => {
    const rest = [...items]
    const order: T[] = []
    while (rest.length > 0) order.push(...rest.splice(Math.floor(next() * rest.length), 1))
    return order
  }
  const chance = (probability: number): boolean => next() < probability
  return { next, between, chance, pick, weighted, shuffled }
}
