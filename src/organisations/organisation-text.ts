import type { z } from 'zod'
import type { OrganisationOpen, PersonThere } from './contract.ts'

/** An organisation for a terminal of eighty columns. */
export const organisationText = (one: z.output<typeof OrganisationOpen>): string => {
  const { organisation } = one
  const names = one.aliases.map(({ name }) => name)
  return [
    organisation.name,
    [
      organisation.kind,
      organisation.country,
      `${one.nowTotal} people`,
      `${organisation.works} works`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
    ...(names.length > 0 ? [`Also ${names.join(', ')}`] : []),
    ...part(`There now, ${one.nowTotal}`, one.now.map(line)),
    ...part(`There before, ${one.beforeTotal}`, one.before.map(line)),
    ...part(
      'Topics',
      one.topics.map(({ topic, works }) => `${String(works).padStart(5)}  ${topic}`),
    ),
  ].join('\n')
}

const line = ({ person, from, to, works, byHand }: z.output<typeof PersonThere>): string =>
  [
    `${from ?? ''}–${to ?? ''}`.padEnd(12),
    person.name,
    byHand?.role,
    works > 0 ? `${works} works` : null,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('  ')

const part = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((text) => `  ${text}`)]
