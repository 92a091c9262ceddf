import { intakeLimits } from './limits.ts'
import type { Piece, Splitter } from './split-lines.ts'

/**
 * Splits what is not one value a line: a JSON array of works, a page `{"meta":…,"results":[…]}`,
 * or works printed over several lines. Follows strings and brackets, holds one element at a time.
 * An object at the top without `results` is a work itself.
 */
export class ElementSplitter implements Splitter {
  #depth = 0
  #inString = false
  #escaped = false
  /** Depth at which elements begin: 1 in an array, 2 in `results`, 0 for objects at the top. */
  #elementDepth = 0
  #inResults = false
  #key = ''
  #readsKey = false
  #parts: Buffer[] = []
  #heldBytes = 0
  #holding = false
  skipped = 0

  push(chunk: Buffer, take: (piece: Piece) => void): void {
    let from = this.#holding ? 0 : -1
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      if (this.#inString) {
        this.#insideString(byte)
        continue
      }
      if (byte === quote) {
        this.#inString = true
        this.#readsKey = this.#depth === 1 && !this.#inResults
        if (this.#readsKey) this.#key = ''
      } else if (byte === openBrace || byte === openBracket) {
        if (this.#opens(byte)) from = at
        this.#depth++
        if (byte === openBracket) this.#entersList()
        if (this.#inResults && !this.#holding) from = -1
      } else if (byte === closeBrace || byte === closeBracket) {
        this.#depth = Math.max(0, this.#depth - 1)
        if (this.#holding && this.#depth === this.#elementDepth && byte === closeBrace) {
          this.#hold(chunk.subarray(from, at + 1))
          take(this.#release())
          from = -1
        }
        if (byte === closeBracket && this.#depth < this.#elementDepth) this.#leavesList()
        if (this.#depth === 0) this.#startsAnew()
      }
    }
    if (this.#holding && from >= 0) this.#hold(chunk.subarray(from))
  }

  rest(): Piece | null {
    return this.#holding && (this.#heldBytes > 0 || this.skipped > 0) ? this.#release() : null
  }

  #insideString(byte: number): void {
    if (this.#escaped) this.#escaped = false
    else if (byte === backslash) this.#escaped = true
    else if (byte === quote) this.#inString = false
    else if (this.#readsKey && this.#key.length < 16) this.#key += String.fromCharCode(byte)
  }

  /** Whether an element begins with this bracket. */
  #opens(byte: number): boolean {
    if (this.#holding || byte !== openBrace || this.#depth !== this.#elementDepth) return false
    this.#holding = true
    return true
  }

  #entersList(): void {
    if (this.#depth === 1) {
      this.#elementDepth = 1
      this.#inResults = true
    } else if (this.#depth === 2 && this.#elementDepth === 0 && this.#key === 'results') {
      // The object at the top was a page, not a work: what was held of it is let go.
      this.#release()
      this.#elementDepth = 2
      this.#inResults = true
    }
  }

  #leavesList(): void {
    // The rest of a page (its groups) holds no works: nothing begins at this depth any more.
    this.#elementDepth = Number.POSITIVE_INFINITY
    this.#inResults = false
  }

  #startsAnew(): void {
    this.#elementDepth = 0
    this.#inResults = false
    this.#key = ''
  }

  #hold(bytes: Buffer): void {
    if (this.skipped > 0) this.skipped += bytes.length
    else if (this.#heldBytes + bytes.length > intakeLimits.workBytes) {
      this.skipped = this.#heldBytes + bytes.length
      const first = Buffer.concat([...this.#parts, bytes.subarray(0, intakeLimits.excerptLetters)])
      this.#parts = [Buffer.from(first.subarray(0, intakeLimits.excerptLetters))]
    } else {
      this.#parts.push(Buffer.from(bytes))
      this.#heldBytes += bytes.length
    }
  }

  #release(): Piece {
    const piece = { bytes: Buffer.concat(this.#parts), tooLong: this.skipped > 0 }
    this.#parts = []
    this.#heldBytes = 0
    this.#holding = false
    this.skipped = 0
    return piece
  }
}

const quote = 0x22
const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

/**
 * Chooses the way to split by a file's beginning: lines when the first line is a whole object,
 * elements when it begins an array, a page, or an object printed over several lines.
 */
export const splitsIntoElements = (beginning: Buffer): boolean => {
  const text = beginning
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  if (text.startsWith('[')) return true
  if (!text.startsWith('{')) return false
  const firstLine = /^[^\n]*\n/.exec(text)?.[0]
  if (firstLine === undefined) return /^\{\s*"(?:meta|results|group_by)"\s*:/.test(text)
  return !firstLine.trimEnd().endsWith('}')
}
