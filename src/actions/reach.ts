/** Where people reach a running app. */
export interface Reach {
  /** The address people are told: PARTY_ORIGIN, else `http://localhost:4690`. */
  readonly origin: string
  /** Every address at which it answers, letter by letter. */
  readonly origins: readonly string[]
  readonly port: number
  /** The address it listens on besides this machine's own; null for none. */
  readonly host: string | null
  /** Whether PARTY_ORIGIN says the address. */
  readonly named: boolean
}
