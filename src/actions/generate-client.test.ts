import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { actions, contracts } from '#app.ts'
import { appFolder } from '#core/version.ts'
import { generateClient } from './generate-client.ts'

test('the client of the screens is what the operations say today (else: npm run generate)', () => {
  const kept = readFileSync(join(appFolder, 'src', 'ui', 'api.gen.ts'), 'utf8')
  expect(kept === generateClient(actions, contracts)).toBe(true)
})

test('no two operations share a name, an address or an alias', () => {
  for (const values of [
    actions.map((action) => action.name),
    actions.map((action) => action.http.replaceAll(/\{\w+\}/g, '{}')),
    actions.flatMap((action) => action.alias ?? []),
  ]) {
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([])
  }
})
