/** The name of a custom property of CSS. */
export type CustomProperty = `--${string}`

declare module 'react' {
  interface CSSProperties {
    /** Custom properties, so that a part can hand a number to the stylesheet. */
    [name: CustomProperty]: string | number | undefined
  }
}
