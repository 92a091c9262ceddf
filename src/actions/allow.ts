import type { Actor, MemberActor, Role } from './actor.ts'

/** Says who may run an operation; the only place that decides it. Reads as a sentence. */
export interface Allow {
  /** Shown in the reference and in the matrix of rights: `members`, `anyone`. */
  readonly sentence: string
  readonly permits: (actor: Actor) => boolean
  /** Whose things it reaches when not everybody's: `the author of the note`. See `authorOf`. */
  readonly own?: string
}

/** As sentences name them. First of all here, since sentences are made when this file is read. */
const roleNames: Readonly<Record<Role, string>> = {
  founder: 'the founder',
  hr: 'the head of HR',
  recruiting: 'the head of recruiting',
  staff: 'the chief of staff',
  scientist: 'scientists',
  finance: 'finance',
}

const inWords = (permitted: readonly Role[]): string => {
  const names = permitted.map((role) => roleNames[role])
  const last = names.at(-1) ?? ''
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last
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

/** A member at a browser, for what concerns this member alone: passkeys, sessions. */
export const oneself: Allow = {
  sentence: 'members, for themselves',
  permits: (actor) => actor.kind === 'member',
  own: 'themselves',
}

/** Members of these roles, and whoever holds the data folder. */
export const roles = (...permitted: readonly [Role, ...Role[]]): Allow => ({
  sentence: inWords(permitted),
  permits: (actor) => heldBy(actor, (one) => permitted.includes(one.role)),
})

/** The founder, and whoever holds the data folder. */
export const founder: Allow = roles('founder')

/** What is signed with one's own name, such as an approval: these roles, and no delegate at all. */
export const approver = (...permitted: readonly [Role, ...Role[]]): Allow => ({
  sentence: `${inWords(permitted)}, and no delegate`,
  permits: (actor) =>
    heldBy(actor, (one) => permitted.includes(one.role) && one.actsFor === undefined),
})

/** These, and whoever acts for the founder. */
export const orDelegate = (allow: Allow): Allow => ({
  ...allow,
  sentence: `${allow.sentence}, or who acts for the founder`,
  permits: (actor) =>
    allow.permits(actor) || (actor.kind === 'member' && actor.actsFor !== undefined),
})

/** Members, each for what they made; the operation itself answers others as if it were not there. */
export const authorOf = (noun: string): Allow => ({
  ...member,
  sentence: `members, each for a ${noun} of their own`,
  own: `the author of the ${noun}`,
})

const heldBy = (actor: Actor, holds: (one: MemberActor) => boolean): boolean =>
  actor.kind === 'operator' || (actor.kind === 'member' && holds(actor))
