const moreFollows = 0x80
const sevenBits = 0x7f

/**
 * Work numbers of all terms, one term after the other, each ascending, as gaps of seven bits a byte
 * (the high bit says that more follow). `frequencies[term]` is how many belong to a term.
 */
export const packGaps = (frequencies: Int32Array, work: Int32Array): Uint8Array => {
  const bytes = new Uint8Array(work.length * 5)
  let to = 0
  let at = 0
  for (const frequency of frequencies) {
    let before = 0
    for (const end = at + frequency; at < end; at++) {
      let gap = (work[at] ?? 0) - before
      before = work[at] ?? 0
      while (gap > sevenBits) {
        bytes[to++] = (gap & sevenBits) | moreFollows
        gap >>>= 7
      }
      bytes[to++] = gap
    }
  }
  return bytes.slice(0, to)
}

/** The numbers again; the inverse of `packGaps`. */
export const unpackGaps = (frequencies: Int32Array, bytes: Uint8Array): Int32Array => {
  const total = frequencies.reduce((sum, frequency) => sum + frequency, 0)
  const work = new Int32Array(total)
  let from = 0
  let at = 0
  for (const frequency of frequencies) {
    let number = 0
    for (const end = at + frequency; at < end; at++) {
      let byte = bytes[from++] ?? 0
      let gap = byte & sevenBits
      for (let shift = 7; byte > sevenBits; shift += 7) {
        byte = bytes[from++] ?? 0
        gap |= (byte & sevenBits) << shift
      }
      number += gap
      work[at] = number
    }
  }
  return work
}
