import type { JsonObject } from '#core/json.ts'

export type { JsonObject }

/** A value of plain data as JSON carries it: what is undefined is left out. */
export const json = (value: object): JsonObject => JSON.parse(JSON.stringify(value))
