import type { PeopleCsvPreviewInput } from '#ui/api.gen.ts'

/** A file as it is sent: its bytes travel with each question, so that nothing is kept in between. */
export interface CsvFile {
  readonly name: string
  readonly base64: string
  /** When it was chosen; tells two files of one name apart. */
  readonly takenAt: number
}

/** What the member said about how the file is read. */
export type CsvChoices = Pick<PeopleCsvPreviewInput, 'delimiter' | 'encoding' | 'mapping'> & {
  readonly header: 'guess' | 'yes' | 'no'
  readonly source: string
}
