import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../columns.ts'
import {
  addressValue,
  isMarked,
  signatureValue,
  type MarkKind,
  type Suppression,
} from '../suppression.ts'
import { writeColumns } from './write-columns.ts'

/** What stands in place of a name. Also the mark by which a blanked line of a shard is known. */
export const withheldName = 'An author who asked not to be listed'
export const withheldKind = 'withheld'

/**
 * Takes erased people out of a build: their lines belong to nobody (-1) and are listed in the
 * temporary table `withheld (line_no)`. A line that came later and that the machine joins to theirs
 * goes with them, unless the same cluster holds lines that are known to be somebody else's: those
 * marked as spared, and those that were a living person's in the build before. `person` numbers the
 * people of the temporary table `line`; the answer numbers those who are left, from 0, by their
 * first line.
 */
export const withholdLines = async (
  connection: DuckDBConnection,
  person: Int32Array,
  suppression: Suppression | null,
  previous: string | null,
): Promise<Int32Array> => {
  await connection.run('create temp table withheld (line_no integer)')
  if (suppression === null) return person
  const { erased, spared } = await readMarked(connection, suppression)
  await writeColumns(connection, 'withheld', [{ type: 'integer', values: Int32Array.from(erased) }])
  const clusters = new Set([...erased].flatMap((line) => numberAt(person, line)))
  if (clusters.size > 0) {
    const known = await readLivingBefore(connection, previous)
    const others = new Set([...spared, ...known].flatMap((line) => numberAt(person, line)))
    const alone = clusters.difference(others)
    const newcomers: number[] = []
    for (let line = 0; line < person.length; line++) {
      if (!erased.has(line) && alone.has(person[line] ?? -1)) newcomers.push(line)
    }
    await writeColumns(connection, 'withheld', [
      { type: 'integer', values: Int32Array.from(newcomers) },
    ])
    for (const line of newcomers) erased.add(line)
  }
  return withoutLines(person, erased)
}

const numberAt = (person: Int32Array, line: number): number[] => {
  const number = person[line] ?? -1
  return number < 0 ? [] : [number]
}

/**
 * Lines that are marked themselves, or bear a marked id; and those that are known to be others. One
 * hash for each work and each id: the lines of a work are hashed only where the work is marked.
 */
const readMarked = async (
  connection: DuckDBConnection,
  suppression: Suppression,
): Promise<{ readonly erased: Set<number>; readonly spared: ReadonlySet<number> }> => {
  const lines = await readColumns(
    await connection.run(`
      select l.line_no, w.work_id, l."position", l.orcid, l.author_id
      from line l join work w on w.work_no = l.work_no order by l.line_no`),
  )
  const [lineNo, position] = [lines.int('line_no'), lines.int('position')]
  const workIds = lines.text('work_id')
  const ids = [lines.text('orcid'), lines.text('author_id')]
  const isMarkedId = remembering(suppression, 'identifier', addressValue)
  const isMarkedWork = remembering(suppression, 'work', (id) => id)
  const erased = new Set<number>()
  const spared = new Set<number>()
  for (let i = 0; i < lines.rows; i++) {
    const line = lineNo[i] ?? -1
    const workId = workIds[i] ?? ''
    const value = isMarkedWork(workId) ? signatureValue(workId, position[i] ?? 0) : ''
    if (isMarked(suppression, 'signature', value)) erased.add(line)
    else if (isMarked(suppression, 'spared', value)) spared.add(line)
    else if (ids.some((column) => isMarkedId(column[i] ?? null))) erased.add(line)
  }
  return { erased, spared }
}

/** The same id stands on many lines: its hash is computed once. */
const remembering = (suppression: Suppression, kind: MarkKind, valueOf: (id: string) => string) => {
  const known = new Map<string, boolean>()
  return (id: string | null): boolean => {
    if (id === null) return false
    const before = known.get(id)
    if (before !== undefined) return before
    const marked = isMarked(suppression, kind, valueOf(id))
    known.set(id, marked)
    return marked
  }
}

/** Lines not withheld that were a person's in the build before; none when there is none to read. */
const readLivingBefore = async (
  connection: DuckDBConnection,
  previous: string | null,
): Promise<readonly number[]> => {
  if (previous === null) return []
  try {
    await connection.run(`attach '${previous.replaceAll("'", "''")}' as earlier (read_only)`)
  } catch {
    return [] // gone or unreadable: the spared marks alone tell
  }
  try {
    const found = await readColumns(
      await connection.run(`
        select l.line_no from line l
        join work w on w.work_no = l.work_no
        join earlier.work v on v.work_id = w.work_id
        join earlier.signature t on t.work_no = v.work_no and t."position" = l."position"
        where t.person_no is not null and l.line_no not in (select line_no from withheld)`),
    )
    return [...found.int('line_no')]
  } finally {
    await connection.run('detach earlier')
  }
}

/** The people of the lines that are left, numbered from 0 in the order of their first lines. */
const withoutLines = (person: Int32Array, gone: ReadonlySet<number>): Int32Array => {
  const numbers = new Map<number, number>()
  return person.map((before, line) => {
    if (before < 0 || gone.has(line)) return -1
    const known = numbers.get(before) ?? numbers.size
    numbers.set(before, known)
    return known
  })
}
