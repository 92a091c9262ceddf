import type { Action } from '#actions/define-action.ts'
import { fieldsOf } from '#actions/fields.ts'
import { pathFields } from '#actions/http-path.ts'
import { inputSchema, namedOutputSchema, nameSchemas } from '#actions/schemas.ts'
import type { Contract, JsonSchema, SchemaNames } from '#actions/schemas.ts'
import { appVersion } from '#core/version.ts'

type Json = Readonly<Record<string, unknown>>

/** The OpenAPI 3.1 document of all operations, derived from their definitions. */
export const openApiDocument = (
  actions: readonly Action[],
  contracts: readonly Contract[],
  where: { readonly origin: string; readonly cookieName: string },
): Json => {
  const names = nameSchemas(contracts)
  const parts = new Map<string, unknown>([['Refusal', refusalSchema]])
  const paths = new Map<string, Record<string, Json>>()
  for (const action of actions) {
    const [method = '', path = ''] = action.http.split(' ')
    const here = paths.get(path) ?? {}
    here[method.toLowerCase()] = operation(action, names, parts)
    paths.set(path, here)
  }
  paths.set('/uploads', { post: uploadOperation })
  return {
    openapi: '3.1.0',
    info: {
      title: 'recruiting-party',
      version: appVersion,
      description:
        'Everything the screens and the command line do. Send the token of the data folder as `Authorization: Bearer`, or the cookie of a session.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${where.origin}/api` }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set(actions.map(roomOf))].map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: {
      schemas: Object.fromEntries([...parts].toSorted(([a], [b]) => a.localeCompare(b))),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'The file `token` of the data folder',
        },
        session: { type: 'apiKey', in: 'cookie', name: where.cookieName },
      },
    },
  }
}

const operation = (action: Action, names: SchemaNames, parts: Map<string, unknown>): Json => {
  const hasBody = !/^(GET|DELETE) /.test(action.http)
  const inPath = new Set(pathFields(action.http))
  const schema = inputSchema(action.input)
  const properties = schema.properties ?? {}
  const parameters = fieldsOf(action.input)
    .filter((field) => inPath.has(field.name) || !hasBody)
    .map((field) => ({
      name: field.name,
      in: inPath.has(field.name) ? 'path' : 'query',
      required: inPath.has(field.name) || field.required,
      ...(field.description ? { description: field.description } : {}),
      schema: properties[field.name] ?? {},
    }))
  return {
    operationId: action.name,
    summary: action.summary,
    description: `For ${action.allow.sentence}.${action.doors === 'human' ? ' Not for agents.' : ''}`,
    tags: [roomOf(action)],
    ...(action.allow.sentence === 'anyone' ? { security: [] } : {}),
    parameters,
    ...(hasBody ? { requestBody: bodyOf(schema, inPath) } : {}),
    responses: {
      200: {
        description: action.kind === 'read' ? 'The answer.' : 'What stands now.',
        content: {
          'application/json': { schema: answerSchema(action, names, parts) },
          ...(action.table ? { 'text/csv': { schema: { type: 'string' } } } : {}),
        },
      },
      default: {
        description: 'A refusal, with a sentence and what to do next.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  }
}

const bodyOf = (schema: JsonSchema, inPath: ReadonlySet<string>): Json => {
  const { $schema: _, properties = {}, required = [], ...rest } = schema
  return {
    required: required.some((name) => !inPath.has(name)),
    content: {
      'application/json': {
        schema: {
          ...rest,
          properties: Object.fromEntries(
            Object.entries(properties).filter(([name]) => !inPath.has(name)),
          ),
          required: required.filter((name) => !inPath.has(name)),
        },
      },
    },
  }
}

/** Named parts move to the components of the document; references follow them. */
const answerSchema = (action: Action, names: SchemaNames, parts: Map<string, unknown>): unknown => {
  const { $schema: _, $defs = {}, ...schema } = namedOutputSchema(action.output, names)
  for (const [name, part] of Object.entries($defs)) parts.set(name, movedReferences(part))
  return movedReferences(schema)
}

const movedReferences = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(movedReferences)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === '$ref' && typeof part === 'string'
        ? part.replace('#/$defs/', '#/components/schemas/')
        : movedReferences(part),
    ]),
  )
}

const roomOf = (action: Action): string => action.name.split('.')[0] ?? ''

const refusalSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['kind', 'code', 'sentence', 'next', 'details'],
      properties: {
        kind: {
          enum: ['invalid', 'not_allowed', 'not_found', 'conflict', 'limit', 'upstream', 'bug'],
        },
        code: { type: 'string', description: 'Stable, for programs' },
        sentence: { type: 'string', description: 'What happened, for people' },
        next: { type: 'string', description: 'What to do now' },
        details: { type: 'object' },
      },
    },
  },
}

const uploadOperation: Json = {
  operationId: 'uploads.receive',
  summary: 'Bring a file; its id is what `literature.ingest` takes.',
  description: 'For members.',
  tags: ['uploads'],
  parameters: [
    {
      name: 'name',
      in: 'query',
      required: true,
      description: 'Its name',
      schema: { type: 'string' },
    },
  ],
  requestBody: {
    required: true,
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
  responses: {
    200: {
      description: 'The file is here.',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['id', 'name', 'bytes'],
            properties: {
              id: { type: 'string', format: 'uuid' },
              name: { type: 'string' },
              bytes: { type: 'integer' },
            },
          },
        },
      },
    },
  },
}
