import { AppError } from '#core/errors.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/** Large enough for 20,000 people, small enough for the body of one request. */
export const longestFileBytes = 2_500_000

/** A file as text, how it was written, and what was put right in it, in sentences. */
export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  readonly remarks: readonly string[]
}

/**
 * Bytes of a list as text. A byte-order mark decides; else zero bytes in every second place mean
 * UTF-16, valid UTF-8 is UTF-8, and what is neither is Windows-1252, as older spreadsheets write.
 * Refuses files that are empty, too large, or no text (spreadsheets and other binary files).
 */
export const decodeFile = (bytes: Uint8Array, said?: Encoding): Decoded => {
  if (bytes.length === 0) {
    throw new AppError('invalid', 'The file is empty.', { code: 'empty_file' })
  }
  if (bytes.length > longestFileBytes) {
    const megabytes = (bytes.length / 1_000_000).toFixed(1)
    throw new AppError('limit', `The file has ${megabytes} MB; a list may have 2.5 MB.`, {
      code: 'file_too_large',
      next: 'Split it into several files.',
    })
  }
  refuseKnownBinary(bytes)
  const encoding = said ?? detectEncoding(bytes)
  const raw = new TextDecoder(encoding).decode(bytes)
  const remarks: string[] = []
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const controls = raw.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g)?.length ?? 0
  if (controls > raw.length / 10) throw notText()
  if (controls > 0) remarks.push(`${controls} control characters were left out.`)
  const lost = raw.match(/\ufffd/g)?.length ?? 0
  if (lost > 0) {
    remarks.push(
      `${lost} characters cannot be read as ${encoding}. Choose another encoding if names look wrong.`,
    )
  }
  // oxlint-disable-next-line no-control-regex -- these are what is left out
  const text = raw.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
  return { text, encoding, remarks }
}

const detectEncoding = (bytes: Uint8Array): Encoding => {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 4000)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const half = sample.length / 2
  if ((zeros[1] ?? 0) > half * 0.6 && zeros[0] === 0) return 'utf-16le'
  if ((zeros[0] ?? 0) > half * 0.6 && zeros[1] === 0) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** First bytes of what people drop by mistake: xlsx and zip, xls, PDF, gzip, images. */
const binaryStarts = ['504b0304', 'd0cf11e0', '25504446', '1f8b', '89504e47', 'ffd8ff']

const refuseKnownBinary = (bytes: Uint8Array): void => {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (binaryStarts.some((known) => start.startsWith(known))) throw notText()
}

const notText = () =>
  new AppError('invalid', 'This file is not a list in text form.', {
    code: 'not_text',
    next: 'In the spreadsheet choose “Save as”, then CSV (UTF-8), and bring that file.',
  })
