import type { z } from 'zod'
import type { Dossier } from './contract.ts'

/** A dossier for a terminal of eighty columns. */
export const dossierText = (dossier: z.output<typeof Dossier>): string => {
  const { person } = dossier
  const others = dossier.nameForms.map(({ name }) => name).filter((name) => name !== person.name)
  const years = [
    ...new Set([person.firstYear, person.lastYear].filter((year) => year !== null)),
  ].join('–')
  return [
    person.name,
    [
      person.role,
      person.organisation,
      `${person.works === 1 ? '1 work' : `${person.works} works`}${years === '' ? '' : `, ${years}`}`,
      `${person.led} as first or last author`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
    ...(others.length > 0 ? [`Also printed as ${others.slice(0, 6).join(', ')}`] : []),
    ...part(
      'Places',
      dossier.spells.map((one) => {
        const span =
          one.from === one.to ? (one.from ?? '') : [one.from ?? '', one.to ?? ''].join('–')
        return `${span.padEnd(16)} ${one.organisation}${one.byHand ? ' (by hand)' : ''}`
      }),
    ),
    ...part(
      'Topics',
      dossier.topics.map((one) => `${String(one.works).padStart(4)}  ${one.topic}`),
    ),
    ...part(
      'Works with',
      dossier.coauthors.map((one) => `${String(one.works).padStart(4)}  ${one.person.name}`),
    ),
    ...part(
      `Works, the newest ${dossier.works.length} of ${person.works}`,
      dossier.works.map(
        (one) => `${one.year ?? '    '}  ${one.title} (${one.part} of ${one.authorCount})`,
      ),
    ),
    ...part(
      'Kept by hand',
      dossier.byHand.map((one) =>
        [one.role, one.organisation, one.why, `from ${one.source}`]
          .filter((text) => text !== '')
          .join(' · '),
      ),
    ),
    ...part(
      'Notes',
      dossier.notes.map((one) => `${one.author}, ${one.createdAt.slice(0, 10)}: ${one.text}`),
    ),
    ...part(
      'Links',
      dossier.links.map((one) => `${one.label}  ${one.url}`),
    ),
    ...part(
      'Decisions on identity',
      dossier.decisions.map((one) => `${one.by}: ${one.sentence}`),
    ),
    ...part(
      'Where this comes from',
      dossier.comesFrom.map(
        (one) => `${one.file}: ${one.works === 1 ? '1 work' : `${one.works} works`}`,
      ),
    ),
  ].join('\n')
}

const part = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)]
