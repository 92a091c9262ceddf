import type { JsonSchema } from './schemas.ts'

/**
 * A JSON Schema as the text of a TypeScript type. A reference to `people.Person` becomes the
 * output type of that export of the contract, so that brands survive.
 */
export const typeOf = (schema: JsonSchema | boolean, depth: number): string => {
  if (typeof schema === 'boolean') return 'unknown'
  if (schema.$ref) return `z.output<typeof ${schema.$ref.replace('#/$defs/', '')}>`
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map((one) => typeOf(one, depth)))].join(' | ')
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typeOf({ ...schema, type }, depth)).join(' | ')
  }
  if (schema.allOf) return schema.allOf.map((one) => `(${typeOf(one, depth)})`).join(' & ')
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    case 'number':
    case 'integer':
      return 'number'
    case 'array':
      return arrayType(schema, depth)
    case 'object':
      return objectType(schema, depth)
    case undefined:
    default:
      return 'unknown'
  }
}

const arrayType = (schema: JsonSchema, depth: number): string => {
  if (schema.prefixItems) {
    return `readonly [${schema.prefixItems.map((one) => typeOf(one, depth)).join(', ')}]`
  }
  const items = Array.isArray(schema.items) ? schema.items[0] : schema.items
  return `readonly (${typeOf(items ?? true, depth)})[]`
}

const objectType = (schema: JsonSchema, depth: number): string => {
  const fields = Object.entries(schema.properties ?? {})
  if (fields.length === 0) {
    const rest = schema.additionalProperties
    if (typeof rest === 'object') return `{ readonly [key: string]: ${typeOf(rest, depth)} }`
    return depth === 0 ? '{}' : 'Record<string, unknown>'
  }
  const required = new Set(schema.required ?? [])
  const indent = '  '.repeat(depth + 1)
  const lines = fields.map(([name, field]) => {
    const optional = required.has(name) ? '' : '?'
    const undefinable = optional ? ' | undefined' : ''
    const comment = descriptionOf(field, indent)
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)
    return `${comment}${indent}readonly ${key}${optional}: ${typeOf(field, depth + 1)}${undefinable}\n`
  })
  return `{\n${lines.join('')}${'  '.repeat(depth)}}`
}

const descriptionOf = (field: JsonSchema | boolean, indent: string): string =>
  typeof field === 'object' && field.description
    ? `${indent}/** ${field.description.replaceAll('*/', '* /')} */\n`
    : ''
