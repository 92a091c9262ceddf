/** The parts of the privacy page, in the order of what presses most. */
export const privacyTabs = [
  'due',
  'requests',
  'objections',
  'retention',
  'rankings',
  'texts',
] as const
export type PrivacyTab = (typeof privacyTabs)[number]

export interface PrivacySearch {
  readonly tab?: PrivacyTab | undefined
}

/** Reads an address; what cannot be meant is left out. */
export const readPrivacySearch = (raw: Record<string, unknown>): PrivacySearch => {
  const tab = privacyTabs.find((one) => one === raw['tab'])
  return tab === undefined || tab === 'due' ? {} : { tab }
}

export interface PrivacyPersonSearch {
  /** The request that is answered here. */
  readonly request?: string | undefined
}

/** Reads the address of a person's page; what cannot be meant is left out. */
export const readPrivacyPersonSearch = (raw: Record<string, unknown>): PrivacyPersonSearch => {
  const request = raw['request']
  return typeof request === 'string' && uuid.test(request) ? { request } : {}
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
