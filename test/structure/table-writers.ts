import type { SourceFile, Violation } from './source-file.ts'

/** Tables of the migration that belongs to nobody's room; the others follow the file's name. */
const coreTables: Readonly<Record<string, string>> = {
  event: 'events',
  event_chain: 'events',
  person_key: 'events',
  compartment: 'workspace',
  compartment_member: 'workspace',
}

/** `insertInto('person_note')`, `updateTable`, `deleteFrom`, and the same in SQL text. */
const writes: readonly RegExp[] = [
  /\b(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*['"`](?:[a-z]+\.)?(\w+)/gu,
  /\binsert\s+into\s+(?:[a-z]+\.)?"?(\w+)/giu,
  /\bupdate\s+(?:[a-z]+\.)?"?(\w+)"?\s+(?:as\s+\w+\s+)?set\b/giu,
  /\b(?:delete\s+from|truncate(?:\s+table)?|merge\s+into)\s+(?:[a-z]+\.)?"?(\w+)/giu,
]

/** Folders that may write any table: they migrate, restore and test. */
const anyTable = /^src\/database\/|^test\/|^bench\/|\.test\.ts$/u

/** A table is written by its own room only; others ask that room. */
export const checkTableWriters = (
  files: readonly SourceFile[],
  migrations: ReadonlyMap<string, string>,
): Violation[] => {
  const owners = tableOwners(migrations)
  return files
    .filter((file) => !anyTable.test(file.path))
    .flatMap((file) =>
      writes.flatMap((pattern) =>
        [...file.text.matchAll(pattern)].flatMap((found) => {
          const table = snakeCase(found[1] ?? '')
          const owner = owners.get(table)
          if (owner === undefined || file.path.startsWith(`src/${owner}/`)) return []
          return [
            {
              rule: 'table-writer',
              path: file.path,
              line: file.text.slice(0, found.index).split('\n').length,
              sentence: `${table} is written by src/${owner}/ only`,
            },
          ]
        }),
      ),
    )
}

/** Table to room: `0005-people.sql` makes tables of `people`. */
export const tableOwners = (migrations: ReadonlyMap<string, string>): Map<string, string> => {
  const owners = new Map<string, string>()
  for (const [name, text] of migrations) {
    const room = /^\d+-([a-z]+)/u.exec(name)?.[1] ?? ''
    for (const found of text.matchAll(
      /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(?:[a-z]+\.)?(\w+)/giu,
    )) {
      const table = found[1] ?? ''
      owners.set(table, coreTables[table] ?? room)
    }
  }
  return owners
}

const snakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
