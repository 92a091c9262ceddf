import type { z } from 'zod'
import { inputSchema } from './schemas.ts'
import type { JsonSchema } from './schemas.ts'

export type FieldKind = 'string' | 'number' | 'boolean' | 'object'

/** One field of an operation's input, as doors that only have text need it. */
export interface Field {
  readonly name: string
  readonly kind: FieldKind
  /** Whether it holds several values of that kind. */
  readonly many: boolean
  readonly required: boolean
  readonly description: string
  readonly choices: readonly string[]
  readonly fallback: unknown
}

/** The fields of an input, in the order of its definition. */
export const fieldsOf = (schema: z.ZodType): readonly Field[] => {
  const { properties = {}, required = [] } = inputSchema(schema)
  return Object.entries(properties).map(([name, property]) => {
    const whole = typeof property === 'boolean' ? {} : property
    const value = pick(whole)
    const items = Array.isArray(value.items) ? value.items[0] : value.items
    const many = value.type === 'array'
    const one = many ? pick(typeof items === 'object' ? items : {}) : value
    return {
      name,
      kind: kindOf(one),
      many,
      required: required.includes(name),
      description: whole.description ?? '',
      choices: (one.enum ?? []).map(String),
      fallback: whole.default,
    }
  })
}

/** Whether what stands in for a missing value is worth telling: not just nothing. */
export const hasFallback = (field: Field): boolean =>
  field.fallback !== undefined &&
  field.fallback !== '' &&
  !(Array.isArray(field.fallback) && field.fallback.length === 0)

/**
 * Text as the values that a schema expects: from a query string or from the command line. What
 * does not fit stays text, so that the schema refuses it with its own sentence.
 */
export const readFields = (
  fields: readonly Field[],
  texts: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> => {
  const byName = new Map(fields.map((field) => [field.name, field]))
  return Object.fromEntries(
    Object.entries(texts).map(([name, values]) => {
      const field = byName.get(name)
      if (!field) return [name, values.length === 1 ? values[0] : values]
      const read = values.map((text) => readValue(field.kind, text))
      return [name, field.many || read.length > 1 ? read : read[0]]
    }),
  )
}

const readValue = (kind: FieldKind, text: string): unknown => {
  if (kind === 'number') {
    return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
  }
  if (kind === 'boolean') return booleans.get(text) ?? text
  return kind === 'object' ? readJson(text) : text
}

const booleans = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text // not JSON: the schema says what it must be
  }
}

const kindOf = ({ type }: JsonSchema): FieldKind => {
  if (type === 'number' || type === 'integer') return 'number'
  if (type === 'boolean') return 'boolean'
  return type === 'object' || type === 'array' ? 'object' : 'string'
}

/** What a value is when it is given: the first choice that is not null. */
const pick = (schema: JsonSchema): JsonSchema => {
  if (Array.isArray(schema.type)) {
    const type = schema.type.find((one) => one !== 'null')
    return type === undefined ? schema : { ...schema, type }
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (!choices) return schema
  const given = choices.filter((one) => one.type !== 'null')
  return given.find((one) => one.type === 'array') ?? given[0] ?? schema
}
