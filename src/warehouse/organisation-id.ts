import { uuidOf } from './build/ids.ts'

/** The id that a build gives the organisation with this ROR or OpenAlex id, before it is built. */
export const organisationIdOf = (rorOrOpenAlexId: string): string =>
  uuidOf('organisation', rorOrOpenAlexId)
