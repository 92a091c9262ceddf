/** The package ships no types; this is the one list we take from it. */
declare module 'stopword' {
  export const eng: readonly string[]
}
