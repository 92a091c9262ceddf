import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { Refusal } from '../contract.ts'

/** Where a run's refusals lie: one JSON object a line, and the same as CSV when it has ended. */
export const refusalPaths = (folder: string, run: string) => {
  const at = join(folder, 'runs', run)
  return { json: join(at, 'refusals.jsonl'), csv: join(at, 'refusals.csv') }
}

/** Adds refusals to the run's file. */
export const appendRefusals = async (
  folder: string,
  run: string,
  refusals: readonly Refusal[],
): Promise<void> => {
  if (refusals.length === 0) return
  const { json } = refusalPaths(folder, run)
  await mkdir(dirname(json), { recursive: true })
  await appendFile(json, refusals.map((refusal) => `${JSON.stringify(refusal)}\n`).join(''))
}

/**
 * Takes out refusals of lines that will be read again: those behind the last mark of their file,
 * which a crash left between the file and the database.
 */
export const keepRefusalsUpTo = async (
  folder: string,
  run: string,
  linesOf: ReadonlyMap<string, number>,
): Promise<void> => {
  const kept = (await readRefusals(folder, run)).filter(
    ({ file, line }) => line <= (linesOf.get(file) ?? Number.POSITIVE_INFINITY),
  )
  const { json } = refusalPaths(folder, run)
  await mkdir(dirname(json), { recursive: true })
  await writeFile(`${json}.tmp`, kept.map((refusal) => `${JSON.stringify(refusal)}\n`).join(''))
  await rename(`${json}.tmp`, json)
}

/** All refusals of a run, in the order in which they were met; a broken last line is left out. */
export const readRefusals = async (folder: string, run: string): Promise<Refusal[]> => {
  const text = await readFile(refusalPaths(folder, run).json, 'utf8').catch(() => '')
  const refusals: Refusal[] = []
  for (const line of text.split('\n')) {
    if (line === '') continue
    const refusal = Refusal.safeParse(parsed(line))
    if (refusal.success) refusals.push(refusal.data)
  }
  return refusals
}

/** Writes the CSV beside it, safe to open: a cell never begins like a formula (OWASP). */
export const writeRefusalCsv = async (folder: string, run: string): Promise<string> => {
  const { csv } = refusalPaths(folder, run)
  const refusals = await readRefusals(folder, run)
  const columns = ['File', 'Line', 'Why', 'What was there', 'What to do']
  const rows = refusals.map(({ file, line, reason, excerpt, whatToDo }) => [
    file,
    line,
    reason,
    excerpt,
    whatToDo,
  ])
  await mkdir(dirname(csv), { recursive: true })
  await writeFile(csv, stringify([columns, ...rows], { escape_formulas: true, bom: true }))
  return csv
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
