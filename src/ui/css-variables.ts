import type {} from 'react'

declare module 'react' {
  interface CSSProperties {
    /** Custom properties, so that a part can hand a number to the stylesheet. */
    [name: `--${string}`]: string | number | undefined
  }
}
