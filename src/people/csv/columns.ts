import type { z } from 'zod'
import { fold } from '#literature/fold.ts'
import type { CsvColumn, csvFields } from '../csv.contract.ts'
import { readLink } from '../links.ts'
import { refusesHeader } from '../protected.ts'
import type { Cells } from './read-table.ts'

type Field = (typeof csvFields)[number]
export type Column = z.output<typeof CsvColumn>

const headings: readonly (readonly [Field, RegExp])[] = [
  ['givenName', /^(first|given|fore) ?names?$|^(vorname|prenom|nombre|nome|firstname|名)$/],
  [
    'familyName',
    /^(last|family|sur) ?names?$|^(nachname|familienname|nom|apellidos?|cognome|sobrenome|lastname|姓)$/,
  ],
  [
    'name',
    /^(full |display |author |person |contact )?names?$|^(person|people|author|who|contact|candidate|prospect|nama|姓名|name and surname|nom complet|nombre completo)$/,
  ],
  ['orcid', /^orcid( i ?d| link| url)?$/],
  ['openalex', /^open ?alex( id| link| url)?$/],
  ['openreview', /^open ?review( id| profile| link| url)?$/],
  ['github', /^git ?hub( user| name| profile| link| url)?$/],
  [
    'homepage',
    /^(home ?page|personal (page|site|website)|web ?site|site|web|webseite)( link| url)?$/,
  ],
  [
    'link',
    /^(links?|urls?|profile|address|page|linkedin|scholar|google scholar)( link| url| profile)?$/,
  ],
  [
    'organisation',
    /^(current )?(organi[sz]ations?|affiliations?|institutions?|institutes?|company|companies|employer|university|lab|labs|fund|firm|works? at|where|firma|unternehmen|organisme|entreprise|empresa|azienda|syarikat|organisasi|机构|公司|单位)( name)?$/,
  ],
  [
    'role',
    /^(current )?(role|title|job ?title|position|function|job|occupation|rolle|stelle|poste|cargo|ruolo|jawatan|职位)$/,
  ],
  [
    'source',
    /^(source|from|where from|found (at|in|via)|origin of contact|quelle|via|sumber|来源)$/,
  ],
  [
    'why',
    /^(why|notes?|reason|comments?|remarks?|thesis|notiz|bemerkung|commentaire|nota|catatan|备注)$/,
  ],
]

/** What a header means, `skip` when it is none that we know. */
export const fieldOfHeader = (header: string): Field => {
  const words = fold(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return headings.find(([, heads]) => heads.test(words))?.[0] ?? 'skip'
}

/** Whether the first row names columns: some cell is a known header, and none is a link. */
export const looksLikeHeader = (first: Cells): boolean => {
  const cells = first.cells.map((cell) => cell.trim())
  if (
    cells.some((cell) => cell !== '' && /[./]/.test(cell) && typeof readLink(cell) !== 'string')
  ) {
    return false
  }
  return cells.some((cell) => fieldOfHeader(cell) !== 'skip' || refusesHeader(cell) !== null)
}

/**
 * The columns with what each means: as said, else guessed from its header; each field but links
 * is used once. Without headers the first column is the name. Protected columns are `skip`,
 * whatever was said.
 */
export const readColumns = (
  rows: readonly Cells[],
  hasHeader: boolean,
  said: readonly Field[] | undefined,
): Column[] => {
  const body = hasHeader ? rows.slice(1) : rows
  const width = rows.slice(0, 200).reduce((most, row) => Math.max(most, row.cells.length), 0)
  const used = new Set<Field>()
  return Array.from({ length: width }, (_, index) => {
    const header = hasHeader ? (rows[0]?.cells[index] ?? '').trim().slice(0, 200) : ''
    const refused = refusesHeader(header)
    const guess = hasHeader ? fieldOfHeader(header) : index === 0 ? 'name' : 'skip'
    const wanted = said?.[index]
    let field: Field = refused === null ? (wanted ?? guess) : 'skip'
    if (wanted === undefined && used.has(field) && !repeatable.has(field)) field = 'skip'
    used.add(field)
    const samples = refused === null ? firstFilled(body, index) : []
    return { index, header, field, guessed: wanted === undefined, refused, samples }
  })
}

const repeatable: ReadonlySet<Field> = new Set(['link', 'homepage', 'why', 'skip'])

const firstFilled = (rows: readonly Cells[], index: number): string[] =>
  rows
    .slice(0, 200)
    .map((row) => (row.cells[index] ?? '').trim())
    .filter((cell) => cell !== '')
    .slice(0, 5)
    .map((cell) => (cell.length > 120 ? `${cell.slice(0, 120)}…` : cell))
