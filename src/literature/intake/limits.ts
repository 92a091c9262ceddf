/** Limits of reading; each keeps a hostile file from costing more than its own refusal. */
export const intakeLimits = {
  /** The largest real work (5,154 authors) has some 9 MB of JSON. */
  workBytes: 16 * 1024 * 1024,
  /**
   * Objects and lists in one line. The largest real work has some 60,000; millions of empty ones
   * fit into 16 MB and would take gigabytes when parsed.
   */
  partsOfLine: 300_000,
  /** Nothing but a bomb has one value of such a length; the rest of its file is then left. */
  skippedBytes: 1024 * 1024 * 1024,
  /** Works pack to a fifth; deflate cannot reach more than 1,032. */
  unpackRatio: 200,
  /** The ratio is only asked from here on. */
  unpackedBeforeRatio: 256 * 1024 * 1024,
  /** A shard's rows and letters: what is held in memory, and lost by a crash, at most. */
  shardRows: 4_096,
  shardLetters: 12_000_000,
  /** Lines between two marks of how far we are, when nothing new is written. */
  linesBetweenMarks: 20_000,
  /** After so many refusals and not one work, the file is something else. */
  refusalsBeforeGivingUp: 1_000,
  /** Letters of a refused line that are shown. */
  excerptLetters: 240,
  /** Refusals written out for one file; more are only counted. */
  refusalsWritten: 50_000,
} as const
