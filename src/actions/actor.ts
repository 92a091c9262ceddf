/** Roles of a workspace (see DESIGN: users). `operator` is whoever holds the data folder. */
export const roles = ['founder', 'hr', 'recruiting', 'staff', 'scientist', 'finance'] as const
export type Role = (typeof roles)[number]

/** The way an operation was asked for; recorded with every change. */
export const doors = ['web', 'api', 'cli', 'mcp', 'job'] as const
export type Door = (typeof doors)[number]

/** Someone who works here, as they ask for something. */
export interface MemberActor {
  readonly kind: 'member'
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly door: Door
  /** The founder, when this member acts for them: shown as "Noor, for Amara" wherever they act. */
  readonly actsFor?: { readonly id: string; readonly name: string }
  /** The session of the browser that asks; absent where there is no browser. */
  readonly sessionId?: string
  /** When this session last proved itself with a passkey; absent when it never did. */
  readonly passkeyAt?: Date
  /** Where the browser reached us, checked by the door: `https://party.example.org`. */
  readonly origin?: string
  /** The token that asks instead of a person, and what it may; see `scopes.ts`. */
  readonly token?: { readonly id: string; readonly scopes: readonly string[] }
}

/**
 * Who asks. A member has signed in by browser, or gave a program a token; the operator holds the
 * data folder's token file (the CLI, curl, an MCP client on this machine); the system runs jobs; a
 * stranger is anyone else.
 */
export type Actor =
  | MemberActor
  | { readonly kind: 'operator'; readonly door: Door; readonly origin?: string }
  | { readonly kind: 'system'; readonly door: 'job' }
  | { readonly kind: 'stranger'; readonly door: Door; readonly origin?: string }

/** Id of the member who acts; null for the operator, the system and strangers. */
export const actorId = (actor: Actor): string | null => (actor.kind === 'member' ? actor.id : null)

/** A member as shown beside what they do: `Noor`, or `Noor, for Amara` for who acts for another. */
export const memberName = (actor: Pick<MemberActor, 'name' | 'actsFor'>): string =>
  actor.actsFor ? `${actor.name}, for ${actor.actsFor.name}` : actor.name
