import { liftAbstract } from '../sources/openalex/abstract.ts'
import { own } from '../sources/openalex/openalex-work.ts'
import { parseWork } from '../sources/openalex/parse-work.ts'
import type { WorkRefusal } from '../work.ts'
import { intakeLimits } from './limits.ts'
import type { FileEnd } from './messages.ts'
import { ElementSplitter, splitsIntoElements } from './split-elements.ts'
import { LineSplitter, type Piece, type Splitter } from './split-lines.ts'
import { type Unpacked, unpack } from './unpack.ts'
import type { WorkBatch } from './work-batch.ts'

export interface ReadFileOptions {
  readonly path: string
  readonly name: string
  /** Lines from the beginning that are in already. */
  readonly linesDone: number
  readonly batch: WorkBatch
  readonly onProgress: (bytesRead: number) => void
  /** Makes safe what the batch holds. */
  readonly mark: () => Promise<void>
  readonly isStopped: () => boolean
}

/**
 * Reads one file of works into a batch: JSON lines, pages or an array, plain or gzip. Memory stays
 * the same whatever the file. Says how it ended, and a sentence when that was not well.
 */
export const readFile = async (
  options: ReadFileOptions,
): Promise<{ readonly end: FileEnd; readonly sentence: string }> => {
  const reading = new FileReading(options)
  const unpacked = await unpack(options.path, {
    onRead: options.onProgress,
    onChunk: (chunk) => reading.chunk(chunk),
    goOn: async () => {
      if (options.batch.wantsMark) await options.mark()
      return !options.isStopped() && reading.trouble === null
    },
  })
  const ended = reading.finish(unpacked)
  await options.mark()
  return ended
}

class FileReading {
  readonly #options: ReadFileOptions
  #splitter: Splitter | null = null
  #works = 0
  trouble: string | null = null
  readonly #take = (piece: Piece): void => this.#piece(piece)

  constructor(options: ReadFileOptions) {
    this.#options = options
  }

  chunk(bytes: Buffer): void {
    if (this.trouble !== null) return
    const chunk = this.#splitter === null ? withoutByteOrderMark(bytes) : bytes
    this.#splitter ??= splitsIntoElements(chunk) ? new ElementSplitter() : new LineSplitter()
    this.#splitter.push(chunk, this.#take)
    if (this.#splitter.skipped > intakeLimits.skippedBytes) {
      this.trouble = 'One of its lines is over 1 GB long. What stood before it is in.'
    }
  }

  finish(unpacked: Unpacked): { readonly end: FileEnd; readonly sentence: string } {
    const { batch, name } = this.#options
    if (unpacked.end === 'stopped' && this.trouble === null) return { end: 'stopped', sentence: '' }
    if (unpacked.end === 'unreadable') {
      return { end: 'refused', sentence: `${name} cannot be read: ${unpacked.cause}.` }
    }
    const broken = this.trouble === null && this.#rest(unpacked.end)
    if (this.#works === 0 && this.#options.linesDone === 0) {
      return { end: 'refused', sentence: this.#emptySentence(unpacked) }
    }
    if (this.trouble !== null) return { end: 'refused', sentence: `${name}: ${this.trouble}` }
    const line = batch.counts.lines.toLocaleString('en')
    if (unpacked.end === 'bomb') {
      return { end: 'refused', sentence: `${name}: ${unpacked.cause} It was read to line ${line}.` }
    }
    if (unpacked.end === 'whole' && !broken) return { end: 'done', sentence: '' }
    const where = broken ? `ends in the middle of line ${line}` : `breaks off after line ${line}`
    return {
      end: 'cut_short',
      sentence: `${name} ${unpacked.end === 'damaged' ? 'is damaged and ' : ''}${where}. What stood before is in.`,
    }
  }

  /** Takes what the end left open. True when that was the beginning of a value, broken off. */
  #rest(end: Unpacked['end']): boolean {
    const piece = this.#splitter?.rest() ?? null
    if (piece === null) return false
    if (end === 'whole' && isWhole(piece)) {
      this.#piece(piece)
      return false
    }
    const line = ++this.#options.batch.counts.lines
    if (line > this.#options.linesDone) {
      const bytes = piece.bytes.length.toLocaleString('en')
      this.#options.batch.refuse(brokenOff(bytes), line, () => excerpt(piece.bytes))
    }
    return true
  }

  #piece(piece: Piece): void {
    const { batch, linesDone } = this.#options
    const line = ++batch.counts.lines
    if (line <= linesDone || this.trouble !== null) return
    const shown = () => excerpt(piece.bytes)
    if (piece.tooLong) {
      batch.refuse(tooLong, line, shown)
    } else if (hasTooManyParts(piece.bytes)) {
      batch.refuse(tooManyParts, line, shown)
    } else {
      this.#value(piece.bytes, line, shown)
    }
    if (this.#works === 0 && batch.counts.refused >= intakeLimits.refusalsBeforeGivingUp) {
      this.trouble = `None of its first ${line.toLocaleString('en')} lines is a work.`
    }
  }

  #value(bytes: Buffer, line: number, shown: () => string): void {
    const { batch } = this.#options
    const text = bytes.toString('utf8')
    const lifted = liftAbstract(text)
    const value = parsed(lifted === null ? text : lifted.rest)
    if (value === undefined) {
      batch.refuse(notJson, line, shown)
      return
    }
    const results = own(value, 'results')
    if (Array.isArray(results)) {
      // A page on one line. An abstract lifted out of it would be its first work's.
      const page = lifted === null ? results : own(parsed(text), 'results')
      for (const work of Array.isArray(page) ? page : []) this.#work(work, null, line, shown)
      return
    }
    const isLifted = lifted !== null && own(value, 'abstract_inverted_index') === 'lifted'
    if (lifted !== null && !isLifted) this.#work(parsed(text), null, line, shown)
    else this.#work(value, lifted?.abstract ?? null, line, shown)
  }

  #work(value: unknown, abstract: string | null, line: number, shown: () => string): void {
    const work = parseWork(value, abstract)
    if (work.ok) this.#works++
    this.#options.batch.take(work, line, shown)
  }

  #emptySentence(unpacked: Unpacked): string {
    const { name, batch } = this.#options
    const { lines } = batch.counts
    if (lines === 0 && unpacked.end === 'whole') return `${name} is empty.`
    if (unpacked.end === 'bomb') return `${name}: ${unpacked.cause} Nothing was taken.`
    if (unpacked.end !== 'whole' && lines <= 1) return `${name} breaks off before its first work.`
    return `${name} holds no works: ${this.trouble ?? 'none of its lines could be taken.'}`
  }
}

const tooLong: WorkRefusal = {
  code: 'too_long',
  reason: 'The line is over 16 MB.',
  whatToDo: 'No work is so long. The rest was read.',
}
const tooManyParts: WorkRefusal = {
  code: 'too_many_parts',
  reason: `The line has more than ${intakeLimits.partsOfLine.toLocaleString('en')} lists and objects.`,
  whatToDo: 'No work has so many. The rest was read.',
}
const notJson: WorkRefusal = {
  code: 'not_json',
  reason: 'The line is no JSON.',
  whatToDo: 'Look at the line; bring the file again when it is mended.',
}
const brokenOff = (bytes: string): WorkRefusal => ({
  code: 'broken_off',
  reason: `The line breaks off after ${bytes} bytes.`,
  whatToDo: 'The file is cut short. Fetch it again and bring it once more.',
})

/** Looked for before parsing, which would run out of memory. Short lines cannot have so many. */
const hasTooManyParts = (bytes: Buffer): boolean => {
  if (bytes.length <= intakeLimits.partsOfLine) return false
  let parts = 0
  for (const byte of bytes) if (byte === 0x5b || byte === 0x7b) parts++
  return parts > intakeLimits.partsOfLine
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a value without a line's end behind it is complete. */
const isWhole = (piece: Piece): boolean =>
  piece.tooLong ||
  hasTooManyParts(piece.bytes) ||
  parsed(piece.bytes.toString('utf8')) !== undefined ||
  !looksBrokenOff(piece.bytes)

const looksBrokenOff = (bytes: Buffer): boolean => {
  const text = bytes.toString('utf8').trim()
  return text.startsWith('{') && !text.endsWith('}')
}

const withoutByteOrderMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes

/** The beginning of a line as it may be shown: no control characters, no mail addresses. */
const excerpt = (bytes: Buffer): string =>
  bytes
    .subarray(0, intakeLimits.excerptLetters * 2)
    .toString('utf8')
    .replace(/[^\s"@]+@[^\s"@]+/g, '…')
    .replace(/[\p{Cc}\p{Cf}\ufffd]/gu, ' ')
    .slice(0, intakeLimits.excerptLetters)
