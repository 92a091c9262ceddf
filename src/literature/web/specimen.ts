import type { TraceYears } from '#ui/parts/Trace.tsx'

/** Two invented people, as a ranked list shows people; decoration of the first screen only. */
export const specimen: readonly {
  readonly name: string
  readonly place: string
  readonly score: number
  readonly trace: TraceYears
}[] = [
  {
    name: 'Chiamaka Nwosu-Reyes',
    place: 'Kestrel Systems · 2020–2026',
    score: 9.04,
    trace: [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 1],
      [2, 1],
      [3, 1],
      [2, 2],
      [3, 2],
      [3, 1],
      [5, 2],
    ],
  },
  {
    name: 'Yerlan Abdikarim',
    place: 'Haldane Bay University · 2018–2026',
    score: 8.71,
    trace: [
      [0, 0],
      [0, 0],
      [0, 0],
      [3, 1],
      [3, 1],
      [2, 1],
      [2, 1],
      [4, 2],
      [4, 1],
      [4, 1],
      [4, 1],
      [5, 1],
    ],
  },
]
