/** What mending can put right; the words stand beside the raw form on the screen. */
export const mendReasons = {
  entity: 'entity codes',
  mojibake: 'letters read in the wrong encoding',
  accent: 'loose accents',
  latex: 'LaTeX',
  invisible: 'invisible characters',
  control: 'control characters',
  unicodeForm: 'Unicode form',
  spaces: 'blanks',
  hyphens: 'hyphens',
  mail: 'mail address left out',
  footnoteMark: 'foot-note mark',
  title: 'title before the name',
  digit: 'digit beside the name',
  listWord: 'a word of the list',
  severalPeople: 'several people in one cell',
  severalUnclear: 'several people, not told apart',
  organisation: 'an organisation listed as author',
  organisationGlued: 'organisation before the name',
  noName: 'no name',
  repeated: 'listed twice',
} as const
export type MendReason = keyof typeof mendReasons
