import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#actions/actor.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { bringWorks } from '../../test/small-literature.ts'
import { importCsv } from './csv-import.ts'
import { previewCsv } from './csv-preview.ts'
import { showDossier } from './dossier.ts'
import { editPerson } from './edit-person.ts'
import { findPeople } from './find-people.ts'
import { listCsvImports } from './list-csv-imports.ts'
import { undoCsvImport } from './undo-csv-import.ts'

let party: Party
let amara: Actor
let priya: Actor

const names = async (query: string) =>
  (await party.call(findPeople, { query })).people.map(({ name }) => name)
/** A name without digits for each number. */
const letters = (number: number) =>
  `Ab${Array.from(String(number), (digit) => 'cdfghjklmn'[Number(digit)]).join('')}`
const base64 = (rows: readonly (readonly string[])[]) =>
  Buffer.from(stringify(rows.map((row) => [...row]))).toString('base64')

beforeAll(async () => {
  party = await openParty()
  amara = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raman')
  await bringWorks(party, [
    {
      id: 'W1',
      year: 2021,
      title: 'Reward models for long plans',
      authors: [{ name: 'Linh Đặng Thu', at: 'Corvid Reasoning', orcid: '0000-0002-1825-0097' }],
    },
    {
      id: 'W2',
      year: 2023,
      title: 'Reward models that forget',
      authors: ['Bo Ferrante @ Basalt Labs', 'Linh Đặng Thu @ Corvid Reasoning'],
    },
    { id: 'W3', year: 2024, authors: ['Noa Ben-Tovim', 'José Núñez-Örn'] },
  ])
})
afterAll(async () => party[Symbol.asyncDispose]())

describe('a list of people', () => {
  const rows = [
    ['Name', 'Organisation', 'Role', 'ORCID', 'Gender', 'Why'],
    ['Dang Thu Linh', 'Corvid Reasoning', 'Research lead', '', 'f', 'Knows reward models'],
    ['Bo Ferrante', 'Elsewhere', 'Founder', '', 'm', ''],
    ['Zara Quill', 'Basalt Fund', 'Partner', '', 'f', '=1+1'],
    ['Zara Quill', 'Basalt Fund', 'Partner', '', 'f', ''],
    ['=cmd()', 'Nowhere', '', '', '', ''],
    ['Ugo Marsh', 'Nowhere', '', '0000-0002-1825-0098', '', ''],
  ]
  const file = { fileName: 'people.csv', base64: base64(rows) }

  test('is shown as it will be: doubles, refusals, and what is never kept', async () => {
    const preview = await party.call(previewCsv, file)
    expect(preview).toMatchObject({ rows: 6, ready: 4, refused: 2, withDuplicates: 3 })
    expect(preview.refusals.map(({ line }) => line)).toEqual([6, 7])
    expect(preview.remarks[0]).toContain('never kept')
    expect(preview.sample.map(({ person }) => person.source)[0]).toBe('The list “people.csv”')
    const certain = preview.duplicates.flatMap((row) => row.duplicates.map((one) => one.certain))
    expect(certain).toEqual([true, false])
    expect(preview.duplicates.find(({ row }) => row === 4)?.duplicateOfRow).toBe(3)
    expect(JSON.stringify(preview)).not.toContain('"f"')
  })

  test('comes in whole, joins whom it certainly knows, and goes by one undo', async () => {
    const { import: one } = await party.call(importCsv, file, priya)
    expect(one).toMatchObject({ added: 2, joined: 1, skipped: 1, refused: 2, by: 'Priya Raman' })
    const [linh] = (await party.call(findPeople, { query: 'linh' })).people
    expect(linh).toMatchObject({ works: 2, role: 'Research lead' })
    expect((await party.call(showDossier, { id: linh?.id ?? '' })).byHand).toMatchObject([
      { why: 'Knows reward models', importId: one.id },
    ])
    expect(await names('ferrante')).toEqual(['Bo Ferrante', 'Bo Ferrante'])
    const [zara] = (await party.call(findPeople, { query: 'zara quill' })).people
    await party.call(editPerson, {
      id: zara?.id ?? '',
      version: 1,
      name: 'Zara Quill',
      role: 'Founding partner',
      source: 'her mail',
    })

    const undone = await party.call(undoCsvImport, { importId: one.id }, amara)
    expect(undone).toMatchObject({ removed: 2, kept: [{ name: 'Zara Quill' }] })
    expect((await party.call(findPeople, { query: 'linh' })).people).toMatchObject([
      { works: 2, role: null },
    ])
    expect(await names('ferrante')).toEqual(['Bo Ferrante'])
    const again = await refusal(party.call(undoCsvImport, { importId: one.id }))
    expect(again).toMatchObject({ code: 'undone_already' })
    const { imports } = await party.call(listCsvImports, {})
    expect(imports[0]).toMatchObject({ undoneBy: 'Amara Vestergaard' })
  })

  test('does with each row what was chosen', async () => {
    const preview = await party.call(previewCsv, file)
    const [bo] = preview.duplicates.flatMap((row) => (row.row === 2 ? row.duplicates : []))
    const { import: one } = await party.call(importCsv, {
      ...file,
      choices: [
        { row: 1, do: 'skip' },
        { row: 2, do: 'join', personId: bo?.person.id ?? '' },
        { row: 3, do: 'skip' },
        { row: 4, do: 'skip' },
      ],
    })
    expect(one).toMatchObject({ added: 0, joined: 1, skipped: 3 })
    expect((await party.call(findPeople, { query: 'ferrante' })).people).toMatchObject([
      { works: 1, role: 'Founder' },
    ])
    await party.call(undoCsvImport, { importId: one.id })
    const nobody = await refusal(
      party.call(importCsv, {
        ...file,
        base64: base64([['name'], ['Nobody Known']]),
        choices: [{ row: 1, do: 'join' }],
      }),
    )
    expect(nobody).toMatchObject({ code: 'nobody_to_join' })
  })

  test('is taken by path from the terminal only', async () => {
    const path = '/etc/passwd'
    expect(await refusal(party.call(previewCsv, { path }, amara))).toMatchObject({
      code: 'path_not_allowed',
    })
    for (const odd of ['people.csv', '/dev/zero', '/nowhere/at/all.csv', '/tmp']) {
      const refused = await refusal(party.call(previewCsv, { path: odd }))
      expect(refused, odd).toMatchObject({ kind: 'invalid' })
    }
  })

  test('of thousands of people is in within seconds, and out again', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => [
      `${letters(index)} Example ${letters(index % 97)}`,
      `Lab ${index % 40}`,
    ])
    const started = performance.now()
    const { import: one } = await party.call(importCsv, {
      base64: base64([['name', 'company'], ...many]),
    })
    expect(one.added).toBe(5000)
    const found = await party.call(findPeople, { kind: 'hand', sort: 'name', limit: 500 })
    expect(found.total).toBeGreaterThanOrEqual(5000)
    await party.call(undoCsvImport, { importId: one.id })
    expect((await party.call(findPeople, { query: letters(4711) })).total).toBe(0)
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})
