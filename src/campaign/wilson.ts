/** Standard deviations of a 95 % interval. */
const z95 = 1.959963984540054

/**
 * The interval in which a share lies with 95 % confidence, seen `some` times out of `all`; both
 * between 0 and 1. Wilson's, which stays honest for small numbers and near 0 and 1. Source: E. B.
 * Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export const wilsonInterval = (some: number, all: number): { low: number; high: number } => {
  if (all === 0) return { low: 0, high: 1 }
  const share = some / all
  const square = (z95 * z95) / all
  const middle = (share + square / 2) / (1 + square)
  const half = (z95 * Math.sqrt((share * (1 - share)) / all + square / (4 * all))) / (1 + square)
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
