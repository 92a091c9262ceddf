/** Values that survive JSON unchanged. Dates go in as ISO strings, money as cents. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined
}
