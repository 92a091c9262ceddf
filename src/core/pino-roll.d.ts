declare module 'pino-roll' {
  import type { Writable } from 'node:stream'

  interface RollOptions {
    readonly file: string
    readonly extension?: string
    readonly size?: string
    readonly limit?: { readonly count: number }
  }

  /** Opens `<file>.<n><extension>` and goes on to the next file at the given size. */
  export default function roll(options: RollOptions): Promise<Writable>
}
