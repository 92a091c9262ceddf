import type { Actor } from './actor.ts'

/** Says who may run an operation; the only place that decides it. Reads as a sentence. */
export interface Allow {
  /** Shown in the reference and in the matrix of rights: `members`, `anyone`. */
  readonly sentence: string
  readonly permits: (actor: Actor) => boolean
}

/** Members, the holder of the data folder, and our own jobs. */
export const member: Allow = {
  sentence: 'members',
  permits: (actor) => actor.kind !== 'stranger',
}

/** Strangers too. Only for what a person needs before being let in. */
export const anyone: Allow = { sentence: 'anyone', permits: () => true }

/** Whoever holds the data folder on this machine; never a browser. */
export const operator: Allow = {
  sentence: 'the holder of the data folder',
  permits: (actor) => actor.kind === 'operator',
}

/** The founder, and whoever holds the data folder. */
export const founder: Allow = {
  sentence: 'the founder',
  permits: (actor) =>
    actor.kind === 'operator' || (actor.kind === 'member' && actor.role === 'founder'),
}
