/** What was kept of a work before: nothing, the very same, another (older or newer) state. */
export type Known = 'new' | 'changed' | 'same'

const stride = 4
const emptySlot = 0

/**
 * Which works are in, with the hash of their content and the source's date, as a hash table in
 * memory that all reading threads share: one entry of 16 bytes for the work, one for each state of
 * it that was ever read, and as much room again. A work is known by 64 bits of its id, its content
 * by 32 bits: two different contents are taken for the same once in four thousand million changes.
 */
export class KnownWorks {
  readonly buffer: SharedArrayBuffer
  readonly #words: Int32Array
  readonly #mask: number

  /** Room for so many works, with an entry each for work and state; half of the slots stay free. */
  static forWorks(count: number): KnownWorks {
    let slots = 1 << 16
    while (slots < count * 4 && slots < mostSlots) slots *= 2
    return new KnownWorks(new SharedArrayBuffer(slots * stride * 4 + 4))
  }

  /** The same table in another thread. */
  constructor(buffer: SharedArrayBuffer) {
    this.buffer = buffer
    this.#words = new Int32Array(buffer)
    this.#mask = (buffer.byteLength - 4) / (stride * 4) - 1
  }

  /**
   * Notes a work as it is now and says what it was before. An older state than the one that is in
   * counts as `same`: the newer one stays. So does a state that was in before and was replaced by
   * another of the same date: a file brought in twice changes nothing, whatever came between.
   */
  note(id: string, contentHash: string, updated: string): Known {
    const content = Number.parseInt(contentHash.slice(0, 8), 16) | 0
    const time = secondsOf(updated)
    const slot = this.#claim(keysOf(id), content, time)
    const state = this.#claim(keysOf(`${id}#${contentHash}`), content, time)
    if (slot === 'claimed' || slot === 'full') return 'new'
    if (Atomics.load(this.#words, slot + 2) === content) return 'same'
    const before = Atomics.load(this.#words, slot + 3)
    if (time < before) return 'same'
    if (time === before && typeof state === 'number') return 'same'
    Atomics.store(this.#words, slot + 2, content)
    Atomics.store(this.#words, slot + 3, time)
    return 'changed'
  }

  /** Finds a work's slot, or takes a free one. Safe when several threads do it at once. */
  #claim(
    [keyA, keyB]: readonly [number, number],
    content: number,
    time: number,
  ): number | 'claimed' | 'full' {
    const words = this.#words
    let slot = keyA & this.#mask
    for (;;) {
      const at = slot * stride + 1
      let found = Atomics.load(words, at)
      if (found === emptySlot) {
        // Past half full the table gets slow; a work that comes twice then counts as new twice,
        // and the build takes the newest all the same.
        if (Atomics.load(words, 0) > this.#mask >> 1) return 'full'
        found = Atomics.compareExchange(words, at, emptySlot, keyA)
        if (found === emptySlot) {
          Atomics.add(words, 0, 1)
          Atomics.store(words, at + 2, content)
          Atomics.store(words, at + 3, time)
          Atomics.store(words, at + 1, keyB)
          return 'claimed'
        }
      }
      if (found === keyA) {
        // The other thread stores the second half within a microsecond.
        let other = Atomics.load(words, at + 1)
        while (other === emptySlot) other = Atomics.load(words, at + 1)
        if (other === keyB) return at
      }
      slot = (slot + 1) & this.#mask
    }
  }
}

// 2^24 slots are 268 MB: four million works.
const mostSlots = 1 << 24

/** Two 32-bit keys of an id (FNV-1a and a multiplicative hash), neither of them zero. */
const keysOf = (id: string): readonly [number, number] => {
  let keyA = 0x811c9dc5 | 0
  let keyB = 0x9747b28c | 0
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at)
    keyA = Math.imul(keyA ^ unit, 0x01000193)
    keyB = Math.imul(keyB + unit, 0x5bd1e995) ^ (keyB >>> 13)
  }
  keyA ^= keyA >>> 15
  return [keyA === 0 ? 1 : keyA, keyB === 0 ? 1 : keyB]
}

const secondsOf = (updated: string): number => {
  const time = updated === '' ? Number.NaN : Date.parse(updated)
  return Number.isNaN(time) ? 0 : Math.floor(time / 1000) | 0
}
