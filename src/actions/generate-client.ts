import type { Action } from './define-action.ts'
import { pathFields } from './http-path.ts'
import { inputSchema, namedOutputSchema, nameSchemas } from './schemas.ts'
import type { Contract, SchemaNames } from './schemas.ts'
import { typeOf } from './schema-to-type.ts'

/**
 * The typed client of the screens, as the text of one TypeScript file: types and a function for
 * each operation that a browser may call. What a contract exports keeps its name and its brands.
 */
export const generateClient = (
  actions: readonly Action[],
  contracts: readonly Contract[],
): string => {
  const names = nameSchemas(contracts)
  const rooms = Map.groupBy(actions, (action) => roomOf(action))
  const types: string[] = []
  const clients: string[] = []
  for (const [room, list] of rooms) {
    types.push(...list.map((action) => typesOf(action, names)))
    clients.push(`  ${room}: {\n${list.map((action) => functionOf(action)).join('')}  },\n`)
  }
  const tables = [...rooms].flatMap(([room, list]) => {
    const lines = list.filter(isDownload).map((action) => addressOf(action))
    return lines.length === 0 ? [] : [`  ${room}: {\n${lines.join('')}  },\n`]
  })
  const body = `${types.join('\n')}\nexport const api = {\n${clients.join('')}} as const\n
/** Addresses of the same answers as CSV files, for links that download. */
export const csvAddress = {\n${tables.join('')}} as const\n`
  const used = contracts.filter(({ room }) => body.includes(`typeof ${room}.`))
  return [
    '// Generated from the actions by `npm run generate`. Edit an action or a contract instead.',
    used.length > 0 ? "import type { z } from 'zod'" : '',
    ...used.map(({ room }) => `import type * as ${room} from '#${room}/contract.ts'`),
    "import { addressOf, request } from './request.ts'",
    "import type { RequestOptions } from './request.ts'",
    '',
    body,
  ]
    .filter((line, index) => line !== '' || index > 3)
    .join('\n')
}

const typesOf = (action: Action, names: SchemaNames): string => {
  const output = typeOf(namedOutputSchema(action.output, names), 0)
  const shown = action.session === 'opens' ? `Omit<${output}, 'sessionToken'>` : output
  return [
    `export type ${typeName(action)}Input = ${typeOf(inputSchema(action.input), 0)}`,
    `export type ${typeName(action)}Output = ${shown}`,
    '',
  ].join('\n')
}

const functionOf = (action: Action): string => {
  const name = typeName(action)
  const optional = (inputSchema(action.input).required ?? []).length === 0
  const [method, path] = action.http.split(' ')
  const fields = pathFields(action.http).map((field) => `'${field}'`)
  return `    /** ${action.summary} For ${action.allow.sentence}. */
    ${verbOf(action)}: (input: ${name}Input${optional ? ' = {}' : ''}, options: RequestOptions = {}) =>
      request<${name}Output>({ method: '${method}', path: '${path}', fields: [${fields.join(', ')}] }, input, options),
`
}

const addressOf = (action: Action): string => {
  const [, path] = action.http.split(' ')
  const fields = pathFields(action.http).map((field) => `'${field}'`)
  return `    ${verbOf(action)}: (input: ${typeName(action)}Input) =>
      addressOf('${path}', [${fields.join(', ')}], { ...input, format: 'csv' }),
`
}

const isDownload = (action: Action): boolean =>
  action.table !== undefined && action.http.startsWith('GET ')

const roomOf = (action: Action): string => action.name.split('.')[0] ?? ''
const verbOf = (action: Action): string => action.name.split('.')[1] ?? ''
const typeName = (action: Action): string =>
  action.name
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
