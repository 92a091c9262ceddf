/** Organisations whose people publish, and the groups inside them. */
import listed from './organisations.json' with { type: 'json' }
import { isTopicKey, type TopicKey } from './topics.ts'

export const firstYear = 2012
export const lastYear = 2026

export interface SigningOrganisation {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly country: string
  readonly city: string
}

/** People who work on one subject at one organisation. */
export interface Group {
  readonly key: string
  readonly organisation: SigningOrganisation
  readonly topic: TopicKey
  readonly weight: number
  readonly from: number
}

/** The id of the organisation at this place of the list; no real one is as high. */
export const organisationOpenAlexId = (index: number): string =>
  `https://openalex.org/I8${String(index + 1).padStart(9, '0')}`

export const listGroups = (): readonly Group[] =>
  listed.signing.flatMap((entry, index) => {
    const organisation = {
      key: entry.key,
      id: organisationOpenAlexId(index),
      name: entry.name,
      kind: entry.kind,
      country: entry.country,
      city: entry.city,
    }
    return entry.groups.map((text, place) => {
      const [topic = '', weight = '1'] = text.split(':')
      if (!isTopicKey(topic)) throw new Error(`${entry.key} names an unknown subject: ${topic}`)
      return {
        key: `${entry.key}/${topic}`,
        organisation,
        topic,
        weight: Number(weight),
        // Not every group of a university is as old as the university.
        from: Math.min(lastYear - 2, entry.from + ((index * 3 + place * 5) % 5)),
      }
    })
  })
