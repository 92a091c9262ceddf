import { describe, expect, test } from 'vitest'
import { exceptions, mostExceptions } from './structure/exceptions.ts'
import { judge } from './structure/judge.ts'
import { readBrokenTree, readMigrations, readProject } from './structure/read-files.ts'
import { checkTableWriters, tableOwners } from './structure/table-writers.ts'
import { checkTidiness, listLongFiles } from './structure/tidy-rules.ts'

const rules = [
  'file-length',
  'function-length',
  'left-over',
  'machine-path',
  'banned',
  'empty-name',
  'default-export',
  'cast',
  'no-docstring',
  'table-writer',
]
const mine = exceptions.filter((exception) => rules.includes(exception.split(' ')[0] ?? ''))

describe('the tree', () => {
  const files = readProject()

  test('is tidy', () => {
    const found = [...checkTidiness(files), ...checkTableWriters(files, readMigrations())]
    const { broken, spent } = judge(found, mine)
    for (const warning of listLongFiles(files)) console.warn(`warning: ${warning}`)
    expect(broken).toEqual([])
    expect(spent, 'exceptions that are no longer needed: take them off the list').toEqual([])
  })

  test('has no more exceptions than it had', () => {
    expect(exceptions.length).toBeLessThanOrEqual(mostExceptions)
    expect(new Set(exceptions).size).toBe(exceptions.length)
  })

  test('knows an owner for every table', () => {
    const owners = tableOwners(readMigrations())
    expect(owners.size).toBeGreaterThan(10)
    expect(owners.get('person_note')).toBe('people')
    expect(owners.get('event')).toBe('events')
  })
})

describe('the test of the tidy test', () => {
  const { files, migrations } = readBrokenTree()
  const found = [...checkTidiness(files), ...checkTableWriters(files, migrations)]
  const named = (rule: string) =>
    found.filter((item) => item.rule === rule).map((item) => `${item.path} ${item.sentence}`)

  test('every rule fires on the broken tree', () => {
    expect([...new Set(found.map((item) => item.rule))].toSorted()).toEqual(rules.toSorted())
  })

  test('lengths are counted', () => {
    expect(named('file-length')).toEqual([
      'src/workspace/string-utils.ts 425 lines; 400 is the most',
    ])
    expect(named('function-length')).toEqual([
      'src/workspace/string-utils.ts muchTooLong has 82 lines; 70 is the most',
    ])
    expect(listLongFiles(files)).toEqual(['src/workspace/string-utils.ts has 425 lines'])
  })

  test('what is banned is named with what to use instead', () => {
    expect(named('banned').toSorted()).toEqual([
      'src/scouting/web/Page.tsx not dangerouslySetInnerHTML but text in React; what comes from outside is hostile',
      'src/workspace/join.ts not Date.now() but ctx.now()',
      'src/workspace/join.ts not Math.random() but randomUUID or randomBytes of node:crypto; in seed/ openRandom',
      'src/workspace/join.ts not console.log but the log of core/log.ts, or the terminal in cli/',
      'src/workspace/join.ts not new Date() but ctx.now()',
      'src/workspace/join.ts not process.env but a field of Config (core/config.ts)',
    ])
  })

  test('notes left behind, paths of one machine, casts and nameless exports are named', () => {
    expect(named('left-over')).toHaveLength(1)
    expect(named('machine-path')).toHaveLength(1)
    expect(named('cast')).toEqual([
      'src/workspace/join.ts parse at the edge instead of "as string"',
    ])
    expect(named('default-export')).toEqual(['src/workspace/join.ts exports have names'])
    expect(named('empty-name')).toHaveLength(1)
    expect(named('no-docstring')).toEqual([
      'src/people/matching/pairs.ts pairs is exported without a sentence',
    ])
  })

  test('a table written by another room is named; its own room may', () => {
    expect(named('table-writer')).toEqual([
      'src/people/queries.ts brief is written by src/scouting/ only',
      'src/letters/draft.ts brief is written by src/scouting/ only',
    ])
  })

  test('an exception silences one rule in one file, and a spent one is told', () => {
    const { broken, spent } = judge(found, ['cast src/workspace/join.ts', 'cast src/gone.ts'])
    expect(broken.filter((text) => text.includes(' cast: '))).toEqual([])
    expect(spent).toEqual(['cast src/gone.ts'])
  })
})
