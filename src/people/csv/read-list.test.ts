import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFile } from './decode.ts'
import { readPeopleList } from './read-list.ts'
import { guessDelimiter, readTable } from './read-table.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string | Uint8Array) =>
  readPeopleList(typeof text === 'string' ? bytes(text) : text, { header: 'guess', source: 'test' })
const refusal = (text: string | Uint8Array): string => {
  try {
    read(text)
    return 'was read'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('a list of people', () => {
  test('columns are known by their headers, in any order and spelling', () => {
    const list = read(
      'Firm;Full Name;Job title;ORCID iD;Web-site\nBasalt Fund;Ada Okonjo-Lindqvist;Partner;0000-0002-1825-0097;basalt.example\n',
    )
    expect(list.delimiter).toBe(';')
    expect(list.columns.map(({ field }) => field)).toEqual([
      'organisation',
      'name',
      'role',
      'orcid',
      'homepage',
    ])
    expect(list.rows[0]?.person).toMatchObject({
      name: 'Ada Okonjo-Lindqvist',
      role: 'Partner',
      organisation: 'Basalt Fund',
      links: [{ kind: 'orcid' }, { kind: 'homepage', url: 'https://basalt.example/' }],
    })
  })

  test('first and last names in two columns become one name', () => {
    const list = read('first_name,Last Name\nIris,Tanwéé\n')
    expect(list.rows[0]?.person.name).toBe('Iris Tanwéé')
  })

  test('a list without headers is a list of names', () => {
    const list = read('Iris Tanwee\nBo Ferrante\n')
    expect(list.hasHeader).toBe(false)
    expect(list.rows.map(({ person }) => person.name)).toEqual(['Iris Tanwee', 'Bo Ferrante'])
  })

  test('protected attributes are dropped and said, even when mapped by hand', () => {
    const text = 'Name,Gender,Date of birth,Nationality\nIris Tanwee,f,1990-01-01,Erewhon\n'
    const list = readPeopleList(bytes(text), {
      header: 'guess',
      source: 'test',
      mapping: ['name', 'why', 'why', 'role'],
    })
    expect(list.remarks).toHaveLength(3)
    expect(list.columns.slice(1).every(({ samples }) => samples.length === 0)).toBe(true)
    expect(JSON.stringify(list.rows)).not.toMatch(/1990|Erewhon/)
  })

  test.each([
    ['=HYPERLINK("https://evil.example","Ada")', 'formula'],
    ['+1+1', 'formula'],
    ['@SUM(A1)', 'formula'],
    ['-2+3', 'formula'],
    ['1234', 'no letters'],
    ['ada@corvid.example', 'mail address'],
    ['  ', 'no name'],
  ])('%s is no name', (name, why) => {
    const list = read(
      stringify([
        ['name', 'role'],
        [name, 'x'],
      ]),
    )
    expect(list.rows).toEqual([])
    expect(list.refusals[0]?.sentence).toContain(why)
  })

  test('a formula in another cell is text, and our own export reads back', () => {
    const list = read(
      stringify([
        ['name', 'why'],
        ['Bo Ferrante', "'=1+1"],
      ]),
    )
    expect(list.rows[0]?.person.why).toBe('=1+1')
  })

  test('a link that is none refuses the row, with its line', () => {
    const list = read('name,link\n"Bo\nFerrante",javascript:alert(1)\nIris Tanwee,corvid.example\n')
    expect(list.refusals).toEqual([
      { row: 1, line: 3, sentence: '“javascript:alert(1)” is not an address of a page.' },
    ])
    expect(list.rows[0]).toMatchObject({ row: 2, line: 4 })
  })

  test('UTF-8 with a mark, UTF-16 both ways and Windows-1252 say the same', () => {
    const text = 'name,organisation\nJoão Weiß,Universität\n'
    const utf16le = Buffer.from(text, 'utf16le')
    const utf16be = Buffer.from(utf16le).swap16()
    const files = [
      bytes(`\ufeff${text}`),
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be]),
      Buffer.from(text, 'latin1'),
    ]
    for (const file of files) {
      const list = read(file)
      expect(list.columns[0]?.field).toBe('name')
      expect(list.rows[0]?.person).toMatchObject({ name: 'João Weiß', organisation: 'Universität' })
    }
    expect(decodeFile(Buffer.from(text, 'latin1')).encoding).toBe('windows-1252')
  })

  test('zero bytes and control characters are left out, and said', () => {
    const list = read('name,role\nBo\u0000 Ferr\u0007ante,Founder\n')
    expect(list.rows[0]?.person.name).toBe('Bo Ferrante')
    expect(list.remarks).toEqual(['2 control characters were left out.'])
  })

  test('spreadsheets, archives and noise are refused with the way out', () => {
    expect(refusal(Buffer.from('504b03040000', 'hex'))).toContain('not a list in text form')
    expect(refusal(new Uint8Array(1000).fill(1))).toContain('not a list in text form')
    expect(refusal(new Uint8Array(0))).toBe('The file is empty.')
    expect(refusal('\n\n\n')).toBe('The file has no rows.')
    expect(refusal(new Uint8Array(2_500_001).fill(97))).toContain('a list may have 2.5 MB')
  })

  test('a million columns, a row of a megabyte and an open quote are refused quickly', () => {
    const started = performance.now()
    expect(refusal(`${',a'.repeat(90_000)}\n`)).toContain('90,001 columns')
    expect(refusal(`name${','.repeat(1_000_000)}\n`)).toContain('1,000,001 columns')
    expect(refusal(`name\n${'a'.repeat(1_000_000)}\n`)).toContain('longer than 200,000')
    expect(refusal(`name\n"Bo Ferrante\n${'x,y\n'.repeat(1000)}`)).toContain('never closed')
    expect(refusal('a\n'.repeat(20_002))).toContain('more than 20,000 rows')
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  test('headers named like parts of objects are only headers', () => {
    const list = read('__proto__,constructor,name\n1,2,Bo Ferrante\n')
    expect(list.columns.map(({ field }) => field)).toEqual(['skip', 'skip', 'name'])
    expect(list.rows).toHaveLength(1)
  })

  test('any table that is written is read back the same, whatever its delimiter', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.replace(/[\u0000-\u001f\u007f\ufeff]/g, ' '))
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        (rows, delimiter) => {
          const text = stringify(rows, { delimiter, quoted: true })
          const table = readTable(text, readDelimiter(delimiter))
          const filled = rows.filter((row) => row.some((one) => one.trim() !== ''))
          expect(table.rows.map(({ cells }) => cells)).toEqual(filled)
        },
      ),
    )
  })

  test('no bytes whatsoever do more than refuse', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        expect(typeof refusal(noise)).toBe('string')
        expect(refusal(noise)).not.toMatch(/undefined|TypeError|is not a function/)
      }),
    )
  })
})

const readDelimiter = (text: string) => guessDelimiter(`a${text}b`)
