import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateClient } from '#actions/generate-client.ts'
import { contracts, actions } from '../src/app.ts'
import { appFolder } from '#core/version.ts'

const file = join(appFolder, 'src', 'ui', 'api.gen.ts')
const text = generateClient(actions, contracts)

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('src/ui/api.gen.ts is stale. Run `npm run generate`.')
    process.exitCode = 1
  }
} else {
  writeFileSync(file, text)
}
