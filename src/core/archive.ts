import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { JsonObject } from './json.ts'

// An archive is a row of entries; their length need not be known before. Frames: one letter, four
// bytes of length (big-endian), content. H: head of an entry (JSON). D: some of its content.
// E: its end (JSON: bytes, SHA-256). Z: end of the archive (JSON: number of entries).

const frameHead = 5
/** Content of one frame at most. */
const frameBytes = 1_048_576

/** One table, one file or one list on its way into an archive. */
export interface NewEntry {
  readonly head: JsonObject
  readonly content: AsyncIterable<Uint8Array>
}

/** An entry as it is read. Its content is read once, and before the next entry is asked for. */
export interface Entry {
  readonly head: unknown
  readonly content: AsyncIterable<Buffer>
}

/** Content that is at hand. */
export async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}

/** The bytes of an archive. */
export async function* writeArchive(entries: AsyncIterable<NewEntry>): AsyncGenerator<Buffer> {
  let count = 0
  for await (const { head, content } of entries) {
    yield* frame('H', Buffer.from(JSON.stringify(head)))
    const hash = createHash('sha256')
    let bytes = 0
    for await (const some of content) {
      hash.update(some)
      bytes += some.length
      yield* frame('D', some)
    }
    yield* frame('E', Buffer.from(JSON.stringify({ bytes, sha256: hash.digest('hex') })))
    count += 1
  }
  yield* frame('Z', Buffer.from(JSON.stringify({ entries: count })))
}

function* frame(letter: string, content: Uint8Array): Generator<Buffer> {
  for (let at = 0; at === 0 || at < content.length; at += frameBytes) {
    const some = content.subarray(at, at + frameBytes)
    const head = Buffer.alloc(frameHead)
    head.write(letter, 0, 'latin1')
    head.writeUInt32BE(some.length, 1)
    yield head
    if (some.length > 0) yield Buffer.from(some.buffer, some.byteOffset, some.length)
  }
}

const EntryEnd = z.object({ bytes: z.int(), sha256: z.string() })
const ArchiveEnd = z.object({ entries: z.int() })

/**
 * The entries of an archive, one after the other. Bytes come proven from a sealed file, so what
 * does not fit here is a fault of ours and throws as one.
 */
export async function* readArchive(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const source = new ByteReader(bytes)
  let count = 0
  for (;;) {
    const { letter, content } = await source.frame()
    if (letter === 'Z') {
      const end = ArchiveEnd.parse(JSON.parse(content.toString('utf8')))
      if (end.entries !== count) throw new Error(`The archive holds ${count} entries.`)
      return
    }
    if (letter !== 'H') throw new Error(`A frame ${letter} stands where an entry begins.`)
    const reading = contentOf(source)
    yield { head: JSON.parse(content.toString('utf8')), content: reading }
    // What the reader left is passed over, and still compared.
    for await (const _ of reading);
    count += 1
  }
}

async function* contentOf(source: ByteReader): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let bytes = 0
  for (;;) {
    const { letter, content } = await source.frame()
    if (letter === 'D') {
      hash.update(content)
      bytes += content.length
      yield content
      continue
    }
    const end = EntryEnd.parse(JSON.parse(content.toString('utf8')))
    if (letter !== 'E' || end.bytes !== bytes || end.sha256 !== hash.digest('hex')) {
      throw new Error('An entry of the archive is not what was written.')
    }
    return
  }
}

/** Takes frames from a stream of bytes of any sizes. */
class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#source = bytes[Symbol.asyncIterator]()
  }

  async frame(): Promise<{ readonly letter: string; readonly content: Buffer }> {
    const head = await this.#take(frameHead)
    const length = head.readUInt32BE(1)
    if (length > frameBytes) throw new Error('A frame of the archive is too long.')
    return { letter: head.toString('latin1', 0, 1), content: await this.#take(length) }
  }

  async #take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [this.#held]
    let have = this.#held.length
    while (have < length) {
      const next = await this.#source.next()
      if (next.done) throw new Error('The archive ends within an entry.')
      parts.push(Buffer.from(next.value))
      have += next.value.length
    }
    const whole = parts.length === 1 ? this.#held : Buffer.concat(parts)
    this.#held = whole.subarray(length)
    return whole.subarray(0, length)
  }
}
