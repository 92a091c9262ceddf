import { afterAll, beforeAll, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import Pdf from 'pdfkit'
import { fonts } from './print/fonts.ts'
import { printable } from './print/printable.ts'
import { reportPdf } from './report-pdf.ts'

let party: Party
beforeAll(async () => {
  party = await openParty({ now: () => new Date('2026-11-24T09:00:00Z') })
})
afterAll(() => party[Symbol.asyncDispose]())

/** Whether a font has a letter, asked of the font itself. */
const lettersOf = (file: string): ((codePoint: number) => boolean) => {
  const doc = new Pdf()
  doc.font(file)
  const font: unknown = Reflect.get(Reflect.get(doc, '_font'), 'font')
  return (codePoint) =>
    Reflect.apply(Reflect.get(font as object, 'hasGlyphForCodePoint'), font, [codePoint]) === true
}

test('every letter that is printed as it is stands in both fonts', () => {
  const has = [lettersOf(fonts.plain), lettersOf(fonts.bold)]
  const missing: string[] = []
  for (let codePoint = 0x20; codePoint < 0xffff; codePoint += 1) {
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue
    const letter = String.fromCodePoint(codePoint)
    // What NFC makes of it is what is printed.
    if (printable(letter).changed || letter.normalize('NFC') !== letter) continue
    if (codePoint === 0x09 || codePoint === 0x0a) continue
    if (has.some((one) => !one(codePoint))) missing.push(codePoint.toString(16))
  }
  expect(missing).toEqual([])
})

test.each([
  ['Linh Đặng Thu', 'Linh Đặng Thu', false],
  ['Łukasz Żółć', 'Łukasz Żółć', false],
  ['Ελένη Παπαδοπούλου', 'Ελένη Παπαδοπούλου', false],
  ['Юлія Ковальчук', 'Юлія Ковальчук', false],
  ['张伟', 'ZhangWei', true],
  ['김서연', 'GimSeoYeon', true],
])('%s is printed as %s', (name, printed, changed) => {
  expect(printable(name)).toEqual({ text: printed, changed })
})

test.each(['عمر', 'नेहा', '😀', '\u202e'])(
  'of %s nothing is left that is no letter of the fonts',
  (name) => {
    const { text, changed } = printable(name)
    expect(changed).toBe(true)
    expect(printable(text).changed).toBe(false)
  },
)

test('the report is a PDF with its names, over as many pages as it takes', async () => {
  await party.database.db
    .insertInto('prospect')
    .values(
      Array.from({ length: 300 }, (_, index) => ({
        kind: 'person' as const,
        name: index === 0 ? '张伟' : `Person ${String(index)}`,
        nameKey: `person ${String(index)}`,
        source: 'a test',
        createdByName: 'a test',
      })),
    )
    .execute()
  const file = await party.call(reportPdf, {})
  expect(file).toMatchObject({ name: 'status-report-2026-11-24.pdf', type: 'application/pdf' })
  const bytes = Buffer.from(file.base64, 'base64')
  const text = bytes.toString('latin1')
  expect(text.startsWith('%PDF-1.')).toBe(true)
  expect(text.trimEnd().endsWith('%%EOF')).toBe(true)
  const pages = Number(/\/Type \/Pages\n\/Count (\d+)/u.exec(text)?.[1])
  expect(pages).toBeGreaterThan(3)
  expect(pages).toBeLessThan(9)
  expect(bytes.length).toBeLessThan(200_000)
})
