import type { z } from 'zod'
import type { AccessReport, ComesFrom, Spell, WorkOfPerson } from './contract.ts'
import type { DecisionShown } from './decision.ts'
import type { HandPersonRow } from './hand-person.ts'
import type { PersonLink } from './links.ts'
import type { NoteRow } from './note.ts'
import type { PersonColumns } from './person-row.ts'

type Section = z.input<typeof AccessReport>['sections'][number]
type Item = Section['items'][number]

/** All that is kept of one person. */
export interface KeptOfPerson {
  readonly person: PersonColumns
  readonly names: readonly { readonly name: string; readonly signatures: number }[]
  readonly spells: readonly z.input<typeof Spell>[]
  readonly works: readonly z.input<typeof WorkOfPerson>[]
  readonly byHand: readonly HandPersonRow[]
  readonly notes: readonly { readonly note: NoteRow; readonly readable: boolean }[]
  readonly decisions: readonly DecisionShown[]
  readonly comesFrom: readonly z.input<typeof ComesFrom>[]
  readonly links: readonly PersonLink[]
}

/** What is kept, as sections that a person outside would understand. Empty ones are left out. */
export const accessSections = (kept: KeptOfPerson): Section[] =>
  [
    whoYouAre(kept),
    works(kept),
    places(kept),
    byHand(kept),
    notes(kept),
    workedOut(kept),
    decisions(kept),
    sources(kept),
  ].filter((section) => section.items.length > 0)

const printed = 'printed in the works below'

const whoYouAre = ({ names, links }: KeptOfPerson): Section => ({
  heading: 'Your name and where you are on the web',
  sentence: 'Names as they are printed on works, and public pages that show you.',
  items: [
    ...names.map(({ name, signatures }) =>
      signatures === 0
        ? item(name, 'written down by us')
        : item(name, `printed on ${signatures} ${signatures === 1 ? 'work' : 'works'}`),
    ),
    ...links.map((link) => item(`${link.label}, ${link.url}`, 'a public page')),
  ],
})

const works = (kept: KeptOfPerson): Section => ({
  heading: 'Works that we take to be yours',
  sentence: 'From public bibliographies. If one is not yours, tell us and it goes.',
  items: kept.works.map((work) =>
    item(
      [
        `“${work.title || 'without title'}”`,
        work.venue,
        work.year === null ? null : String(work.year),
        `author ${work.position + 1} of ${work.authorCount}`,
        ...work.affiliations,
      ]
        .filter((part) => part !== null && part !== '')
        .join(', '),
      fileAndLine(work.sourceFile, work.sourceLine),
    ),
  ),
})

const places = ({ spells }: KeptOfPerson): Section => ({
  heading: 'Where you work and worked',
  sentence: 'Taken from your works, or written down by us.',
  items: spells.map((spell) =>
    item(
      [spell.organisation, spell.byHand?.role, span(spell.from, spell.to)]
        .filter((part) => part !== undefined && part !== '')
        .join(', '),
      spell.byHand ? `written down by us, from: ${spell.byHand.source}` : printed,
    ),
  ),
})

const byHand = (kept: KeptOfPerson): Section => ({
  heading: 'What we wrote down about you',
  sentence: 'By hand or from a list that somebody here brought.',
  items: kept.byHand.map((row) =>
    item(
      [row.name, row.role, row.organisation, row.why].filter((part) => part !== '').join('. '),
      `${row.source}; written down by ${row.createdByName} on ${day(row.createdAt)}`,
    ),
  ),
})

const notes = (kept: KeptOfPerson): Section => ({
  heading: 'Notes on you',
  sentence: 'Shared notes and private ones alike: you have a right to read both.',
  items: kept.notes.map(({ note, readable }) => ({
    text: readable ? note.text : '',
    source: `${note.readers} note of ${note.createdByName}, ${day(note.createdAt)}`,
    withheld: readable
      ? null
      : `A private note of ${note.createdByName}. The person would read it here; you may not.`,
  })),
})

const workedOut = ({ person }: KeptOfPerson): Section => ({
  heading: 'What we worked out',
  sentence: 'Counted from the works above. Nobody is ranked or refused by it without a human.',
  items:
    person.works === 0
      ? []
      : [
          item(
            `${person.works === 1 ? '1 work' : `${person.works} works`}, ${person.led} as first or last author, ${
              span(text(person.first_year), text(person.last_year)) || 'years unknown'
            }`,
            'counted',
          ),
        ],
})

const decisions = (kept: KeptOfPerson): Section => ({
  heading: 'Who you are and who you are not',
  sentence: 'When names were alike, somebody here decided which works are yours.',
  items: kept.decisions.map((one) =>
    item(
      [one.sentence, one.reason, one.undoneAt === null ? '' : 'Undone since.']
        .filter((part) => part !== '')
        .join(' '),
      `${one.by}, ${one.at.slice(0, 10)}`,
    ),
  ),
})

const sources = (kept: KeptOfPerson): Section => ({
  heading: 'Where this comes from',
  sentence: 'Files that we read, and when.',
  items: kept.comesFrom.map((from) =>
    item(
      `${baseName(from.file)}: ${from.works} ${from.works === 1 ? 'work' : 'works'}`,
      from.readAt === null ? 'day not known' : `read on ${from.readAt.slice(0, 10)}`,
    ),
  ),
})

const item = (shown: string, source: string): Item => ({ text: shown, source, withheld: null })

const fileAndLine = (file: string | null, line: number | null): string => {
  if (file === null || file === '') return 'a public bibliography'
  return line === null ? baseName(file) : `${baseName(file)}, line ${line}`
}

/** Folders of our machine are nobody's business outside. */
const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

const span = (from: string | null, to: string | null): string => {
  if (from === null && to === null) return ''
  if (from === to) return from ?? ''
  return `${from ?? ''} to ${to ?? 'now'}`
}

const text = (year: number | null): string | null => (year === null ? null : String(year))

const day = (date: Date): string => date.toISOString().slice(0, 10)
