// Words follow Zipf's law, so remembering them saves almost all stemming. The limits keep a
// hostile text from growing the memory: 300,000 words are some 35 MB.
const slots = 1 << 19
const mostKnown = 300_000
const longestKept = 48
const stride = 3

/**
 * Remembers what `derive` gave for a slice of a text, found again without cutting the slice out:
 * a table of our own (open addressing over two 32-bit hashes), because looking a fresh slice up
 * in a Map costs more than all the rest of the scanner. `derive` must be pure.
 *
 * Words are told apart by 64 bits: among 300,000 words two are mixed up once in 400 million
 * tables, and the seeds differ in each process, so that nobody can prepare such a pair.
 */
export const rememberWords = <Value>(derive: (word: string) => Value) => {
  const table = new Int32Array(slots * stride)
  const seeds = crypto.getRandomValues(new Int32Array(2))
  const seedA = seeds[0] ?? 0
  const seedB = seeds[1] ?? 0
  let values: Value[] = []

  const remember = (slot: number, hashA: number, hashB: number, value: Value): Value => {
    if (values.length >= mostKnown) {
      table.fill(0)
      values = []
      return value
    }
    values.push(value)
    table[slot] = hashA
    table[slot + 1] = hashB
    table[slot + 2] = values.length
    return value
  }

  return (text: string, start: number, end: number): Value => {
    if (end - start > longestKept) return derive(text.slice(start, end))
    let hashA = seedA
    let hashB = seedB
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at)
      hashA = Math.imul(hashA ^ unit, 0x01000193)
      hashB = Math.imul(hashB + unit, 0x5bd1e995) ^ (hashB >>> 13)
    }
    let slot = ((hashA ^ (hashA >>> 15)) & (slots - 1)) * stride
    for (;;) {
      const place = table[slot + 2] ?? 0
      if (place === 0) return remember(slot, hashA, hashB, derive(text.slice(start, end)))
      if (table[slot] === hashA && table[slot + 1] === hashB) {
        const value = values[place - 1]
        if (value !== undefined) return value
      }
      slot = slot + stride === table.length ? 0 : slot + stride
    }
  }
}
