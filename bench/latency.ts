/** Milliseconds of many answers. */
export interface Latency {
  readonly median: number
  readonly p99: number
}

export const latencyOf = (times: readonly number[]): Latency => {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p99: at(0.99) }
}

/** Asks all briefs, so many side by side; gives the time of each. */
export const timeEach = async (
  briefs: readonly string[],
  sideBySide: number,
  ask: (brief: string) => unknown,
): Promise<number[]> => {
  const waiting = [...briefs]
  const times: number[] = []
  const lane = async (): Promise<void> => {
    for (let brief = waiting.shift(); brief !== undefined; brief = waiting.shift()) {
      const started = performance.now()
      await ask(brief)
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, lane))
  return times
}

export const inMs = (value: number): string => `${value.toFixed(1)} ms`
