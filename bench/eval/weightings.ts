import { defaultWeights, type Weights } from '#scouting/contract.ts'

/** Weightings that are compared; the first is the default and must be argued by the rest. */
export const weightings: readonly {
  readonly name: string
  readonly weights: Partial<Weights>
  readonly why: string
}[] = [
  { name: 'default', weights: { ...defaultWeights }, why: 'what the product does' },
  { name: 'no feedback', weights: { feedback: 0 }, why: 'only the words of the brief' },
  { name: 'feedback .5', weights: { feedback: 0.5 }, why: 'learnt words half as heavy' },
  { name: 'feedback 2', weights: { feedback: 2 }, why: 'learnt words twice as heavy' },
  { name: 'no recency', weights: { halfLife: 0 }, why: 'an old work counts like a new one' },
  { name: 'recency 4', weights: { halfLife: 4 }, why: 'half-life of 4 years' },
  { name: 'recency 15', weights: { halfLife: 15 }, why: 'half-life of 15 years' },
  { name: 'no impact', weights: { impact: 0 }, why: 'citations count nothing' },
  { name: 'words alone', weights: { halfLife: 0, impact: 0 }, why: 'neither age nor citations' },
  { name: 'first x2', weights: { first: 2 }, why: 'first authors twice' },
  { name: 'first+last x1.5', weights: { first: 1.5, last: 1.5 }, why: 'first and last more' },
  { name: 'middle .5', weights: { middle: 0.5 }, why: 'between first and last half' },
]
