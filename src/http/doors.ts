import type { Logger } from 'pino'
import type { Actor } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import type { Action } from '#actions/define-action.ts'
import type { Feed } from '#actions/feed.ts'
import type { Contract } from '#actions/schemas.ts'
import type { Listener } from '#database/listen.ts'
import type { KnownAddresses } from './guard.ts'

/** What the HTTP door is given; everything else it derives from the operations. */
export interface HttpDoor {
  readonly actions: readonly Action[]
  readonly feeds: readonly Feed[]
  /** Notices of the database, for feeds. */
  readonly listener: Listener
  /** Aborts when the app ends, so that feeds do. */
  readonly ending: AbortSignal
  readonly contracts: readonly Contract[]
  /** The context of an operation for one actor. */
  readonly contextOf: (actor: Actor) => Context
  readonly dataFolder: string
  /** The secret of the token file. */
  readonly token: string
  /** Said by `/health`, so that the command line knows whom it talks to. */
  readonly instance: string
  /** Where people reach the app: `http://localhost:4690`. */
  readonly origin: string
  readonly known: KnownAddresses
  /** Whether people come by PARTY_ORIGIN, so that a proxy on this machine says who they are. */
  readonly behindProxy: boolean
  /** Cookies are shared by all ports of a host: the name tells two workspaces apart. */
  readonly cookieName: string
  readonly log: Logger
  /** Folder of the built screens; null while there are none. */
  readonly screens: () => string | null
  /** Somebody unknown looked at the app: the moment to show a claim code in the terminal. */
  readonly onStranger: () => void
}

/** What is known of a request besides itself. */
export interface HttpVariables {
  readonly requestId: string
  readonly actor: Actor
  /** Whether the asker has a token; then answers may set no cookie. */
  readonly hasToken: boolean
}

export interface HttpEnvironment {
  readonly Variables: HttpVariables
}
