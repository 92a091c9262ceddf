import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readSource, type SourceFile } from './source-file.ts'

const root = path.join(import.meta.dirname, '..', '..')
const generated = new Set(['src/ui/api.gen.ts', 'src/database/schema.ts'])

/** Every TypeScript file of ours, generated ones left out. */
export const readProject = (): SourceFile[] =>
  ['src', 'test', 'seed', 'bench', 'scripts']
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !name.includes('node_modules/') && !generated.has(name))
    .toSorted()
    .map((name) => readSource(name, readFileSync(path.join(root, name), 'utf8')))

/** The migrations of the campaign database: file name and text. */
export const readMigrations = (): ReadonlyMap<string, string> =>
  new Map(
    globSync('src/database/migrations/*.sql', { cwd: root })
      .toSorted()
      .map((name) => [path.basename(name), readFileSync(path.join(root, name), 'utf8')]),
  )

/**
 * The broken tree of the fixtures: one text file, so that no tool takes it for source. A line
 * `=== path` begins a file.
 */
export const readBrokenTree = (): { files: SourceFile[]; migrations: Map<string, string> } => {
  const text = readFileSync(path.join(root, 'test/fixtures/broken-tree.txt'), 'utf8')
  const parts = text.split(/^=== (.+)$/mu).slice(1)
  const files: SourceFile[] = []
  const migrations = new Map<string, string>()
  for (let at = 0; at < parts.length; at += 2) {
    const name = parts[at] ?? ''
    const body = (parts[at + 1] ?? '').replace(/^\n/u, '')
    if (name.endsWith('.sql')) migrations.set(path.basename(name), body)
    else files.push(readSource(name, body.replaceAll(/^repeat (\d+): (.*)$/gmu, repeatLine)))
  }
  return { files, migrations }
}

/** `repeat 400: text` stands for four hundred lines, so that the fixture stays readable. */
const repeatLine = (_whole: string, times: string, line: string): string =>
  Array.from({ length: Number(times) }, () => line).join('\n')
