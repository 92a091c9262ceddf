/**
 * `npm run seed [-- --data FOLDER]`: opens the invented world in a data folder, as the first screen
 * does. Talks to the running app when there is one, else opens the stores itself.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const steps = [
  ['literature', 'open-invented-world'],
  ['organisations', 'keep-invented'],
]

for (const step of steps) {
  const { status } = spawnSync(
    process.execPath,
    ['src/cli/main.ts', ...step, ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit' },
  )
  if (status !== 0) {
    process.exitCode = status ?? 1
    break
  }
}
