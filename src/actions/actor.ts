/** Roles of a workspace (see DESIGN: users). `operator` is whoever holds the data folder. */
export const roles = ['founder', 'hr', 'recruiting', 'staff', 'scientist', 'finance'] as const
export type Role = (typeof roles)[number]

/** The way an operation was asked for; recorded with every change. */
export const doors = ['web', 'api', 'cli', 'mcp', 'job'] as const
export type Door = (typeof doors)[number]

/**
 * Who asks. A member has signed in by browser; the operator holds the data folder's token file
 * (the CLI, curl, an MCP client on this machine); the system runs jobs; a stranger is anyone else.
 */
export type Actor =
  | {
      readonly kind: 'member'
      readonly id: string
      readonly name: string
      readonly role: Role
      readonly door: Door
      /** The session of the browser that asks; absent where there is no browser. */
      readonly sessionId?: string
    }
  | { readonly kind: 'operator'; readonly door: Door }
  | { readonly kind: 'system'; readonly door: 'job' }
  | { readonly kind: 'stranger'; readonly door: Door }

/** Id of the member who acts; null for the operator, the system and strangers. */
export const actorId = (actor: Actor): string | null => (actor.kind === 'member' ? actor.id : null)
