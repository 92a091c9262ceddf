import { createHash } from 'node:crypto'
import { Client, escapeIdentifier, escapeLiteral } from 'pg'

// One row in every table, whatever the tables are: what a copy of the whole database is tried on.
// Values are guessed from types, checks and foreign keys, so that a new table needs nothing here.

interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly required: boolean
  /** The table and column it refers to, as SQL. */
  readonly refers: string | null
  readonly refersColumn: string | null
  /** Text of the checks on this column alone. */
  readonly checks: string
}

/** Tables with a row of theirs now, and those whose rules could not be guessed. */
export interface Filled {
  readonly filled: readonly string[]
  readonly left: readonly string[]
}

/** Text that a careless copy would break. */
export const awkwardText = 'Đặng\t"Thu"\\N \\. \n ümlaut \u{1F642} end'

/** Puts a row into every table that has none; tables that refer to others come after them. */
export const fillTables = async (url: string): Promise<Filled> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const columns = (await client.query<Column>(readColumns)).rows
    const tables = Map.groupBy(columns, (column) => column.table)
    const filled = new Set<string>()
    let waiting = [...tables.keys()]
    for (let more = true; more;) {
      more = false
      const still: string[] = []
      for (const table of waiting) {
        if (await fill(client, table, tables.get(table) ?? [])) {
          filled.add(table)
          more = true
        } else still.push(table)
      }
      waiting = still
    }
    return { filled: [...filled], left: waiting }
  } finally {
    await client.end()
  }
}

const fill = async (
  client: Client,
  table: string,
  columns: readonly Column[],
): Promise<boolean> => {
  const { rowCount } = await client.query(`select from ${table} limit 1`)
  if (rowCount === 1) return true
  for (let attempt = 0; attempt < attempts; attempt++) {
    const chosen = columns.filter((column) => isGiven(column, attempt))
    const names = chosen.map(({ name }) => escapeIdentifier(name))
    const values = chosen.map((column) => valueOf(column, drawn(column, attempt)))
    const statement =
      chosen.length === 0
        ? `insert into ${table} default values`
        : `insert into ${table} (${names.join(', ')}) values (${values.join(', ')})`
    const done = await client.query(statement).then(
      () => true,
      () => false,
    )
    if (done) return true
  }
  return false
}

/** First with all columns and the first guesses; then others, the same in every run. */
const attempts = 60

const isGiven = (column: Column, attempt: number): boolean =>
  column.required || (column.type !== 'xid8' && (attempt === 0 || drawn(column, attempt) % 2 === 0))

/** A whole number drawn for a column, the same each time. */
const drawn = ({ table, name }: Column, attempt: number): number =>
  attempt === 0
    ? 0
    : createHash('sha256').update(`${table} ${name} ${attempt}`).digest().readUInt16BE(0)

const valueOf = (column: Column, variant: number): string => {
  if (column.refers !== null && column.refersColumn !== null) {
    return `(select ${column.refersColumn} from ${column.refers} limit 1)`
  }
  const list = /= ANY \(ARRAY\[(.*?)\]\)/.exec(column.checks)?.[1] ?? ''
  const allowed = [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, value]) => value)
  if (column.type === 'text' && allowed.length > 0)
    return escapeLiteral(allowed[variant % allowed.length] ?? '')
  const guess = byType[column.type]
  if (guess) return guess[variant % guess.length] ?? 'null'
  return column.type.endsWith('[]') ? "'{}'" : 'null'
}

/** Three guesses each, since checks ask for ranges. */
const byType: Readonly<Record<string, readonly string[]>> = {
  text: [escapeLiteral(awkwardText), "'2024-03'", "'x'"],
  uuid: ['gen_random_uuid()'],
  integer: ['7', '1', '0'],
  smallint: ['7', '1', '0'],
  bigint: ['9007199254740991', '1', '0'],
  'double precision': ['0.1', '1e-300', '0'],
  real: ['0.25'],
  numeric: ['12345678901234567890.12345', '1', '0'],
  boolean: ['true', 'false'],
  bytea: [String.raw`'\x00ff0a5c09'`],
  jsonb: [`'{"a": [1, "ü", null], "b\\tc": {"d": "\\\\N"}}'`, "'[]'", "'{}'"],
  date: ["'2026-02-28'"],
  'timestamp with time zone': ["'2026-11-22 02:10:00.123456+00'", "'2027-01-01 00:00:00+00'"],
  'timestamp(3) with time zone': ["'2026-11-22 02:10:00.123+00'"],
  'time without time zone': ["'08:30'"],
  'text[]': [`array['a, "b"', e'c\\\\d\\n', '']`, "array['x']"],
  'uuid[]': ['array[gen_random_uuid(), gen_random_uuid()]'],
  'integer[]': ['array[1, 2, 3]'],
}

/** Which columns must or may be given a value, and what do their rules say? */
const readColumns = `
  select relation.oid::regclass::text as "table", attname::text as name,
         format_type(atttypid, atttypmod) as type,
         attnotnull and not atthasdef as required,
         reference.confrelid::regclass::text as refers,
         (select quote_ident(other.attname) from pg_attribute other
          where other.attrelid = reference.confrelid
            and other.attnum = reference.confkey[array_position(reference.conkey, own.attnum)])
           as "refersColumn",
         coalesce((select string_agg(pg_get_constraintdef(oid), ' ') from pg_constraint
          where conrelid = relation.oid and contype = 'c' and conkey = array[own.attnum]), '') as checks
  from pg_attribute own
  join pg_class relation on relation.oid = own.attrelid and relation.relkind = 'r'
  join pg_namespace schema on schema.oid = relnamespace
  left join lateral (
    select * from pg_constraint
    where conrelid = relation.oid and contype = 'f' and own.attnum = any (conkey)
    order by cardinality(conkey) desc limit 1
  ) reference on true
  where own.attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
    and schema.nspname in ('public', 'keys') and relation.relname <> 'migration'
  order by relation.oid, own.attnum`
