import { join } from 'node:path'
import { runScorer, type Mention } from './rankings.ts'

const labels = [
  { name: 'openreview', options: [] },
  { name: 'ieee', options: [] },
  { name: 'mail', options: ['--must-link'] },
  { name: 'aclname', options: ['--must-link'] },
] as const

/** Who wrote what, scored one file of labels at a time, as the scorer prints it. */
export const scoreDisambiguation = async (
  shared: string,
  mentions: ReadonlyMap<number, readonly Mention[]>,
  scratch: string,
): Promise<string> => {
  const folder = join(shared, 'disambiguation')
  const predictions = [...mentions].flatMap(([person, mine]) =>
    mine.map(([work, position]) => ({ work, position, cluster: String(person) })),
  )
  const lines: string[] = []
  for (const { name, options } of labels) {
    const output = await runScorer(folder, 'score_disambiguation.py', predictions, scratch, [
      '--labels',
      join(folder, `labels_${name}.jsonl`),
      ...options,
    ])
    for (const line of output.trim().split('\n')) lines.push(`${name.padEnd(11)}${line}`)
  }
  return lines.join('\n')
}
