import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '#actions/context.ts'
import { RankInput, type Weights } from '#scouting/contract.ts'
import { search } from '#scouting/search.ts'
import type { LiteratureReader } from '#warehouse/open.ts'

/** One author line as the scorers name it. */
export type Mention = readonly [work: string, position: number]

/** All author lines of all people of a build, by person number. */
export const readMentions = async (reader: LiteratureReader): Promise<Map<number, Mention[]>> => {
  const lines = await reader.columns(
    `select s.person_no, w.work_id, s."position" from signature s
     join work w on w.work_no = s.work_no where s.person_no is not null`,
  )
  const [person, position, work] = [
    lines.int('person_no'),
    lines.int('position'),
    lines.text('work_id'),
  ]
  const mentions = new Map<number, Mention[]>()
  for (let i = 0; i < lines.rows; i++) {
    const mine = mentions.get(person[i] ?? -1)
    const mention: Mention = [work[i] ?? '', position[i] ?? 0]
    if (mine) mine.push(mention)
    else mentions.set(person[i] ?? -1, [mention])
  }
  return mentions
}

/** People for a brief by the product's own ranking, best first, as numbers. */
export const rankNumbers = (
  ctx: Context,
  brief: string,
  weights: Partial<Weights>,
): Promise<number[]> =>
  ctx.literature.reading(async (reader) => {
    const found = await search(reader, RankInput.parse({ brief: brief.slice(0, 4000), ...weights }))
    return found.ranked.map(({ personNo }) => personNo)
  })

/** Runs one of the Python scorers that lie with the data. Its figures by line, then by name. */
export const runScorer = async (
  folder: string,
  script: string,
  predictions: readonly unknown[],
  scratch: string,
  options: readonly string[] = [],
): Promise<string> => {
  const file = join(scratch, 'predictions.jsonl')
  await writeFile(file, predictions.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const ran = spawnSync('python3', [join(folder, script), '--pred', file, ...options], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (ran.error) throw new Error('The scorers need python3.', { cause: ran.error })
  if (ran.status !== 0) throw new Error(`${script} ended with ${ran.status}: ${ran.stderr}`)
  return ran.stdout
}

/** `name 0.123` pairs of a scorer's line. */
export const figuresOf = (line: string): Map<string, number> =>
  new Map(
    [...line.matchAll(/([a-z]+(?:@\d+)?) (\d+\.\d+)/g)].map(([, name, value]) => [
      name ?? '',
      Number(value),
    ]),
  )
