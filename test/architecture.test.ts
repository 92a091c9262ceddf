import { describe, expect, test } from 'vitest'
import { checkArchitecture } from './structure/architecture-rules.ts'
import { exceptions } from './structure/exceptions.ts'
import { rooms } from './structure/import-table.ts'
import { judge } from './structure/judge.ts'
import { readBrokenTree, readProject } from './structure/read-files.ts'

/** The rules this file answers for; the others are those of the tidy test. */
const rules = [
  'room-imports',
  'unknown-room',
  'top-shelf',
  'screens-stay-in-front',
  'screen-imports',
  'contract-imports',
  'outside-the-source',
  'driver-home',
  'no-cycles',
]
const mine = exceptions.filter((exception) => rules.includes(exception.split(' ')[0] ?? ''))

// Read outside of the tests: some hundred files take longer on a busy machine than a test may.
const files = readProject()

describe('the architecture', () => {
  test('holds: every import is one that the table of rooms allows', () => {
    const { broken, spent } = judge(checkArchitecture(files), mine)
    expect(broken).toEqual([])
    expect(spent, 'exceptions that are no longer needed: take them off the list').toEqual([])
  })

  test('names only rooms that come before, so that the table itself has no ring', () => {
    const order = Object.keys(rooms)
    for (const [room, others] of Object.entries(rooms)) {
      for (const other of others) {
        expect(order.indexOf(other), `${room} -> ${other}`).toBeGreaterThanOrEqual(0)
        expect(order.indexOf(other), `${room} -> ${other}`).toBeLessThan(order.indexOf(room))
      }
    }
  })
})

describe('the test of the architecture test', () => {
  const found = checkArchitecture(readBrokenTree().files)
  const named = (rule: string) =>
    found.filter((item) => item.rule === rule).map((item) => `${item.path} ${item.sentence}`)

  test('every rule fires on the broken tree', () => {
    expect([...new Set(found.map((item) => item.rule))].toSorted()).toEqual(rules.toSorted())
  })

  test('a room that imports a later room is named, and so is a core that imports anything', () => {
    expect(named('room-imports')).toEqual([
      'src/core/ids.ts core may not import database (src/database/open.ts)',
      'src/people/rank.ts people may not import scouting (src/scouting/search.ts)',
    ])
    expect(named('unknown-room')).toEqual(['src/cellar/keep.ts cellar stands in no table'])
  })

  test('back rooms and the SQL of others are named', () => {
    expect(named('top-shelf')).toEqual([
      'src/scouting/search.ts src/people/matching/pairs.ts lies in a back room; import from src/people/ only',
      'src/scouting/search.ts src/people/queries.ts is the SQL of another room',
    ])
  })

  test('screens take ui and contracts only, and nothing of Node', () => {
    expect(named('screen-imports')).toEqual([
      'src/scouting/web/Page.tsx a screen imports ui and contracts only, not src/scouting/search.ts',
      'src/ui/Frame.tsx a screen imports ui and contracts only, not src/scouting/web/Page.tsx',
      'src/scouting/web/Page.tsx node:fs is not there in a browser',
    ])
    expect(named('screens-stay-in-front')).toHaveLength(1)
  })

  test('contracts take zod and contracts only', () => {
    expect(named('contract-imports')).toEqual([
      'src/people/contract.ts a contract imports zod and contracts only, not src/people/rank.ts',
      'src/people/contract.ts a contract imports zod, not node:fs',
    ])
  })

  test('drivers away from home are named, and the seed away from its door', () => {
    expect(named('driver-home').map((text) => text.split(' ')[1])).toEqual([
      'pg',
      '@duckdb/node-api',
      'hono',
      'Kysely',
      'the',
    ])
    expect(named('outside-the-source')).toEqual([
      'src/scouting/search.ts seed/world.ts is not part of what is shipped',
    ])
  })

  test('a ring of code is a cycle, a ring of types is not', () => {
    const rings = named('no-cycles').join('\n')
    expect(rings).toContain('src/people/rank.ts -> src/people/second.ts -> src/people/rank.ts')
    expect(rings).not.toContain('third.ts')
  })
})
