import { open, rename, rm } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { readColumns, readRows } from '../columns.ts'
import { addressValue, nameValue } from '../suppression.ts'
import { fileList } from './shards.ts'
import { withheldKind } from './withhold.ts'
import { writeColumns } from './write-columns.ts'

/** What is known of a withheld line of one work: its name and ids as they were printed. */
interface Withheld {
  readonly position: number
  readonly name: string
  readonly ids: readonly string[]
}

/** An author line of a shard; what is not read here is kept as it is. */
const Line = z.looseObject({
  position: z.number(),
  name: z.string().default(''),
  orcid: z.string().nullish(),
  authorId: z.string().nullish(),
  kind: z.string().optional(),
})

/**
 * Writes the shards anew that still name somebody who is withheld from this build: name, ids,
 * affiliations and organisations of the line go, its place stays. Older rows of a work are searched
 * by name and ids, since authors may have stood in another order then. A file is replaced only when
 * the new one is whole and on disk. Uses the temporary table `withheld_signature`.
 */
export const blankShards = async (
  connection: DuckDBConnection,
  files: readonly string[],
): Promise<void> => {
  const withheld = await readWithheld(connection)
  if (withheld.size === 0 || files.length === 0) return
  await connection.run('create temp table withheld_work (work_id varchar)')
  await writeColumns(connection, 'withheld_work', [{ type: 'text', values: [...withheld.keys()] }])
  for (const file of files) await blankShard(connection, file, withheld)
  await connection.run('drop table withheld_work')
}

const readWithheld = async (
  connection: DuckDBConnection,
): Promise<ReadonlyMap<string, readonly Withheld[]>> => {
  const found = await readColumns(
    await connection.run(`
      select w.work_id, h."position", h."name", h.orcid, h.author_id
      from withheld_signature h join work w on w.work_no = h.work_no order by w.work_id`),
  )
  const position = found.int('position')
  const [name, orcid, authorId] = [found.text('name'), found.text('orcid'), found.text('author_id')]
  const byWork = new Map<string, Withheld[]>()
  for (const [i, workId] of found.text('work_id').entries()) {
    const one = {
      position: position[i] ?? 0,
      name: nameValue(name[i] ?? ''),
      ids: [orcid[i] ?? null, authorId[i] ?? null].flatMap((id) =>
        id === null ? [] : [addressValue(id)],
      ),
    }
    byWork.set(workId ?? '', [...(byWork.get(workId ?? '') ?? []), one])
  }
  return byWork
}

const blankShard = async (
  connection: DuckDBConnection,
  file: string,
  withheld: ReadonlyMap<string, readonly Withheld[]>,
): Promise<void> => {
  const rows = await readRows(
    await connection.run(`
      select file_row_number::integer as row_no, work_id, authorships
      from read_parquet(${fileList([file])}, file_row_number = true)
      where work_id in (select work_id from withheld_work)`),
  )
  const changed = rows.flatMap((row) => {
    const before = String(row['authorships'])
    const after = blankLines(before, withheld.get(String(row['work_id'])) ?? [])
    return after === before ? [] : [{ row: Number(row['row_no']), after }]
  })
  if (changed.length === 0) return
  await connection.run('create temp table blanked (row_no integer, lines varchar)')
  await writeColumns(connection, 'blanked', [
    { type: 'integer', values: Int32Array.from(changed, (one) => one.row) },
    { type: 'text', values: changed.map((one) => one.after) },
  ])
  const fresh = `${file}.blanked`
  try {
    await connection.run(`
      copy (
        select s.* exclude (file_row_number)
          replace (coalesce(b.lines, s.authorships) as authorships)
        from read_parquet(${fileList([file])}, file_row_number = true) s
        left join blanked b on b.row_no = s.file_row_number
        order by s.file_row_number
      ) to '${fresh.replaceAll("'", "''")}' (format parquet, compression zstd)`)
    await onDisk(fresh)
    await rename(fresh, file)
  } finally {
    await rm(fresh, { force: true })
    await connection.run('drop table blanked')
  }
}

/** The lines of a work as JSON, those of withheld people without anything of theirs. */
const blankLines = (text: string, withheld: readonly Withheld[]): string => {
  const lines = z.array(Line).parse(JSON.parse(text))
  const theirs = theirLines(lines, withheld)
  if (theirs.size === 0) return text
  return JSON.stringify(
    lines.map((line, index) =>
      theirs.has(index)
        ? {
            ...(line['sourcePosition'] === undefined
              ? {}
              : { sourcePosition: line['sourcePosition'] }),
            position: line.position,
            name: '',
            rawName: '',
            orcid: null,
            authorId: null,
            corresponding: null,
            affiliations: [],
            organisations: [],
            domains: [],
            mended: [],
            kind: withheldKind,
          }
        : line,
    ),
  )
}

/**
 * Which lines of one row are theirs: by id, or by name. Where several lines bear the name, the place
 * must be the same too: the others are namesakes.
 */
const theirLines = (
  lines: readonly z.infer<typeof Line>[],
  withheld: readonly Withheld[],
): ReadonlySet<number> => {
  const named = Map.groupBy(
    lines.filter((line) => line.kind !== withheldKind && nameValue(line.name) !== ''),
    (line) => nameValue(line.name),
  )
  return new Set(
    lines.flatMap((line, index) => {
      if (line.kind === withheldKind) return []
      const name = nameValue(line.name)
      const ids = [line.orcid, line.authorId].flatMap((id) => (id ? [addressValue(id)] : []))
      const alone = named.get(name)?.length === 1
      const theirs = withheld.some(
        (one) =>
          one.ids.some((id) => ids.includes(id)) ||
          (name !== '' && one.name === name && (alone || one.position === line.position)),
      )
      return theirs ? [index] : []
    }),
  )
}

const onDisk = async (file: string): Promise<void> => {
  await using handle = await open(file, 'r+')
  await handle.sync()
}
