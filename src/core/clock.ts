/** The time now, in UTC. Injected through `ctx.now`, so that tests can hold it still. */
export type Clock = () => Date

/** The clock of this machine. */
export const systemClock: Clock = () => new Date()
