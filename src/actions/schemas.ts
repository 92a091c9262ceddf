import { z } from 'zod'

/** A JSON Schema (draft 2020-12) as it goes into OpenAPI, MCP and the generated client. */
export type JsonSchema = z.core.JSONSchema.JSONSchema

/** The schemas that a room exports in its contract, by export name. */
export interface Contract {
  readonly room: string
  readonly exports: Readonly<Record<string, unknown>>
}

/** Names of shared schemas: `people.Person` for the export `Person` of the room people. */
export type SchemaNames = z.core.$ZodRegistry<{ id: string }>

/** Names every schema that a contract exports, so that documents refer to it by that name. */
export const nameSchemas = (contracts: readonly Contract[]): SchemaNames => {
  const names = z.registry<{ id: string }>()
  for (const { room, exports } of contracts) {
    for (const [name, value] of Object.entries(exports)) {
      if (value instanceof z.ZodType && !names.has(value))
        names.add(value, { id: `${room}.${name}` })
    }
  }
  return names
}

/** The schema of what may be sent, whole in itself. */
export const inputSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

/** The schema of what is answered, whole in itself. */
export const outputSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })

/**
 * The schema of what is answered, with references to named parts (`#/$defs/people.Person`).
 * Descriptions live in Zod's own registry and are carried over.
 */
export const namedOutputSchema = (schema: z.ZodType, names: SchemaNames): JsonSchema =>
  z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
    metadata: names,
    override: ({ zodSchema, jsonSchema }) => {
      const description = z.globalRegistry.get(zodSchema)?.description
      if (description) jsonSchema.description = description
    },
  })
