import Pdf from 'pdfkit'
import { fonts } from './fonts.ts'
import { latinMark, printable } from './printable.ts'

/** A4 with room for a hand and a punch, in points. */
const page = { size: 'A4', margins: { top: 56, bottom: 64, left: 56, right: 56 } } as const
const ink = '#14181c'
const dim = '#5f6973'
const rule = '#dee3e7'

/** Pages that are written from top to bottom, and closed once with a foot on each. */
export interface Sheet {
  readonly title: (text: string) => void
  readonly heading: (text: string) => void
  readonly name: (text: string) => void
  readonly line: (text: string) => void
  readonly small: (text: string) => void
  /** Rows of cells; the first column takes what the others leave. */
  readonly table: (head: readonly string[], rows: readonly (readonly string[])[]) => void
  /** The whole file; `foot` stands on every page before its number. */
  readonly close: (foot: string) => Promise<Buffer>
}

/** Opens an empty file; `about` becomes its title, `at` its date. */
export const openSheet = (about: string, at: Date): Sheet => {
  const doc = new Pdf({
    ...page,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: printable(about).text, CreationDate: at, Producer: 'recruiting-party' },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  let latin = false
  const said = (text: string): string => {
    const { text: printed, changed } = printable(text)
    latin ||= changed
    return changed ? `${printed}${latinMark}` : printed
  }
  const write = (text: string, look: Look): void => {
    const { size, weight = 'plain', colour = ink, above = 0, below = 2 } = look
    doc.font(fonts[weight]).fontSize(size).fillColor(colour)
    keepTogether(doc, size * 3)
    doc.y += above
    doc.text(said(text), page.margins.left, doc.y, { lineGap: 2 })
    doc.y += below
  }
  return {
    title: (text) => write(text, { size: 20, weight: 'bold', below: 4 }),
    heading: (text) => write(text, { size: 13, weight: 'bold', above: 14, below: 4 }),
    name: (text) => write(text, { size: 10, weight: 'bold', above: 6 }),
    line: (text) => write(text, { size: 9 }),
    small: (text) => write(text, { size: 8.5, colour: dim }),
    table: (head, rows) => writeTable(doc, head, rows, said),
    close: (foot) => {
      const note = latin
        ? ` ${latinMark} written in Latin letters; screen and CSV keep the name.`
        : ''
      writeFeet(doc, `${printable(foot).text}${note}`)
      doc.end()
      return whole
    },
  }
}

interface Look {
  readonly size: number
  readonly weight?: keyof typeof fonts
  readonly colour?: string
  readonly above?: number
  readonly below?: number
}

/** A new page when not so many points are left: a heading never stands alone at the foot. */
const keepTogether = (doc: PDFKit.PDFDocument, points: number): void => {
  if (doc.y + points > doc.page.height - page.margins.bottom) doc.addPage()
}

const cellWidth = 62
const rowHeight = 15

const writeTable = (
  doc: PDFKit.PDFDocument,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  said: (text: string) => string,
): void => {
  const { left, right } = page.margins
  const width = doc.page.width - left - right
  const first = width - cellWidth * (head.length - 1)
  const writeRow = (cells: readonly string[], weight: keyof typeof fonts): void => {
    keepTogether(doc, rowHeight * 2)
    const y = doc.y
    doc.font(fonts[weight]).fontSize(9).fillColor(ink)
    cells.forEach((cell, index) => {
      const x = index === 0 ? left : left + first + cellWidth * (index - 1)
      doc.text(said(cell), x, y, {
        width: index === 0 ? first - 8 : cellWidth,
        height: rowHeight,
        align: index === 0 ? 'left' : 'right',
        lineBreak: false,
        ellipsis: true,
      })
    })
    doc.y = y + rowHeight
    doc
      .moveTo(left, doc.y - 3)
      .lineTo(left + width, doc.y - 3)
      .lineWidth(0.5)
      .stroke(rule)
  }
  writeRow(head, 'bold')
  for (const row of rows) writeRow(row, 'plain')
  doc.x = left
  doc.y += 4
}

/** The foot of every page: what it is and which page of how many. */
const writeFeet = (doc: PDFKit.PDFDocument, foot: string): void => {
  const { start, count } = doc.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index)
    const y = doc.page.height - page.margins.bottom + 18
    // Below the margin of the page, or writing there would begin another page.
    doc.page.margins.bottom = 0
    doc.font(fonts.plain).fontSize(8).fillColor(dim)
    doc.text(foot, page.margins.left, y, {
      width: doc.page.width - page.margins.left - page.margins.right - 60,
    })
    doc.text(
      `${String(index + 1)} of ${String(count)}`,
      doc.page.width - page.margins.right - 56,
      y,
      {
        width: 56,
        align: 'right',
      },
    )
    doc.page.margins.bottom = page.margins.bottom
  }
}
