import { sql } from 'kysely'
import type { CampaignDatabase } from './open.ts'

interface Column {
  readonly schema: string
  readonly table: string
  readonly column: string
  readonly type: string
  readonly isArray: boolean
  readonly isNullable: boolean
  readonly hasDefault: boolean
  readonly allowed: string | null
}

/**
 * The text of `schema.ts` for a migrated database: an interface for each table of ours, with the
 * values a column's check allows. Formatted as oxfmt does it for the lines that occur here.
 */
export const schemaText = async (db: CampaignDatabase): Promise<string> => {
  const columns = await readColumns(db)
  const tables = Map.groupBy(columns, ({ schema, table }) => `${schema}.${table}`)
  const parts = [header]
  const keys: string[] = []
  for (const [key, members] of tables) {
    const first = members[0]
    if (!first) continue
    const isPublic = first.schema === 'public'
    const name = `${pascal(isPublic ? first.table : `${first.schema}_${first.table}`)}Table`
    const lines = members.map((column) => `  ${camel(column.column)}: ${typeOf(column)}`)
    parts.push(`export interface ${name} {\n${lines.join('\n')}\n}\n`)
    keys.push(`  ${isPublic ? camel(first.table) : `'${camelParts(key)}'`}: ${name}`)
  }
  parts.push(`/** Every table of ours. */\nexport interface Database {\n${keys.join('\n')}\n}\n`)
  return parts.join('\n')
}

const header = `// Generated from the migrated database by \`npm run schema\`; a stale one fails a test.
import type { ColumnType } from 'kysely'
import type { JsonValue } from '#core/json.ts'

/** Filled in by the database when left out. */
type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>
type Time = ColumnType<Date, Date | string, Date | string>
/** Written as text: the driver would take a list for an array of PostgreSQL. */
type Json = ColumnType<JsonValue, string, string>
`

/** Which columns are there, of which type, and which values does a check name for them? */
const readColumns = async (db: CampaignDatabase): Promise<readonly Column[]> => {
  const { rows } = await sql<Column>`
    select schema.nspname as schema, relation.relname as "table", attname as "column",
           coalesce(element.typname, type.typname) as type, element.oid is not null as is_array,
           not attnotnull as is_nullable,
           atthasdef or attidentity <> '' or attgenerated <> '' as has_default,
           (select pg_get_constraintdef(oid) from pg_constraint
            where conrelid = relation.oid and contype = 'c' and conkey = array[attnum]
            order by conname limit 1) as allowed
    from pg_attribute
    join pg_class relation on relation.oid = attrelid and relation.relkind in ('r', 'p')
    join pg_namespace schema on schema.oid = relnamespace
    join pg_type type on type.oid = atttypid
    left join pg_type element on element.oid = type.typelem and type.typcategory = 'A'
    where attnum > 0 and not attisdropped and schema.nspname in ('public', 'keys')
      and relation.relname <> 'migration'
    order by schema.nspname desc, relation.relname, attnum
  `.execute(db)
  return rows
}

const types: Readonly<Record<string, string>> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  timestamptz: 'Time',
  jsonb: 'Json',
  json: 'Json',
}

const typeOf = (column: Column): string => {
  const values = allowedValues(column)
  const one = values.length > 0 ? values.join(' | ') : (types[column.type] ?? 'string')
  const some = column.isArray ? `${one}[]` : one
  const maybe = column.isNullable ? `${some} | null` : some
  return column.hasDefault ? `Generated<${maybe}>` : maybe
}

/** `CHECK ((role = ANY (ARRAY['founder'::text, 'hr'::text])))`, as PostgreSQL writes `in (...)`. */
const allowedValues = ({ allowed, type, isArray }: Column): readonly string[] => {
  const list = allowed?.match(/^CHECK \(\(\w+ = ANY \(ARRAY\[(.*)\]\)\)\)$/)?.[1]
  if (list === undefined || type !== 'text' || isArray) return []
  return [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map(
    ([, value = '']) => `'${value.replaceAll("''", String.raw`\'`)}'`,
  )
}

const camel = (name: string): string =>
  name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const camelParts = (key: string): string => key.split('.').map(camel).join('.')

const pascal = (name: string): string => camel(`_${name}`)
