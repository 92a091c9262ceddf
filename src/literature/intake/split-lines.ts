import { intakeLimits } from './limits.ts'

/** A stretch of a file that should be one JSON value, or its beginning when it is too long. */
export interface Piece {
  readonly bytes: Buffer
  readonly tooLong: boolean
}

/** Takes a file's bytes as they come and gives its values one by one. */
export interface Splitter {
  /** Calls `take` for every value that ends in this chunk. */
  push(chunk: Buffer, take: (piece: Piece) => void): void
  /** The value that the end of the file leaves open; null when there is none. */
  rest(): Piece | null
  /** Bytes of the value that is being skipped because it is too long. */
  readonly skipped: number
}

/**
 * Splits JSON lines. A line over the limit is passed over without being held: only its beginning
 * is kept, to be shown. Empty lines are left out.
 */
export class LineSplitter implements Splitter {
  #held: Buffer[] = []
  #heldBytes = 0
  skipped = 0

  push(chunk: Buffer, take: (piece: Piece) => void): void {
    let start = 0
    for (;;) {
      const end = chunk.indexOf(newline, start)
      if (end < 0) break
      const piece = this.#finish(chunk.subarray(start, end))
      if (piece !== null) take(piece)
      start = end + 1
    }
    if (start < chunk.length) this.#hold(chunk.subarray(start))
  }

  rest(): Piece | null {
    return this.#finish(empty)
  }

  #hold(bytes: Buffer): void {
    if (this.skipped > 0) {
      this.skipped += bytes.length
      return
    }
    if (this.#heldBytes + bytes.length > intakeLimits.workBytes) {
      const beginning = Buffer.concat([
        ...this.#held,
        bytes.subarray(0, intakeLimits.excerptLetters),
      ])
      this.skipped = this.#heldBytes + bytes.length
      this.#held = [Buffer.from(beginning.subarray(0, intakeLimits.excerptLetters))]
      this.#heldBytes = 0
      return
    }
    // The unpacker uses its chunk again, so what outlives the chunk is copied.
    this.#held.push(Buffer.from(bytes))
    this.#heldBytes += bytes.length
  }

  #finish(end: Buffer): Piece | null {
    if (this.skipped === 0 && this.#held.length === 0) {
      return isBlank(end) ? null : pieceOf(end)
    }
    this.#hold(end)
    const bytes = this.#held.length === 1 ? this.#held[0] : Buffer.concat(this.#held)
    const tooLong = this.skipped > 0
    this.#held = []
    this.#heldBytes = 0
    this.skipped = 0
    if (bytes === undefined || (!tooLong && isBlank(bytes))) return null
    return { bytes, tooLong }
  }
}

const newline = 0x0a
const empty = Buffer.alloc(0)

const pieceOf = (bytes: Buffer): Piece =>
  bytes.length > intakeLimits.workBytes
    ? { bytes: bytes.subarray(0, intakeLimits.excerptLetters), tooLong: true }
    : { bytes, tooLong: false }

const isBlank = (bytes: Buffer): boolean => {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false
  return true
}
