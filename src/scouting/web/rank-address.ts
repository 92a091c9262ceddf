import { addressOf } from '#ui/request.ts'

/** The address that answers with the ranked list as JSON, for a link that downloads it. */
export const rankAddress = (input: object): string => addressOf('/scouting/people', [], input)
