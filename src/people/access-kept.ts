import type { Context } from '#actions/context.ts'
import type { KeptOfPerson } from './access-sections.ts'
import { readDecisions } from './decision.ts'
import { linksOfPerson, readComesFrom, readSpells } from './dossier-parts.ts'
import { readHandPeople } from './hand-person.ts'
import { readNotes, type NoteRow } from './note.ts'
import { readPeople, type PersonColumns } from './person-row.ts'
import { readWorks } from './work-rows.ts'

/** More works than this would be handed over as a file. */
const worksTold = 500

/** Whoever is kept by our tables only, or by nothing any more. */
const unknownToLiterature: PersonColumns = {
  person_no: -1,
  person_id: '',
  name: '',
  organisation: null,
  organisation_id: null,
  country: null,
  role: null,
  by_hand: false,
  works: 0,
  led: 0,
  first_year: null,
  last_year: null,
  orcid: null,
  author_id: null,
  trace: null,
  trace_ends: null,
}

/**
 * All that is kept of whoever has these ids. `isReadable` says of a note whether its words may be
 * shown; others are only told of.
 */
export const readKept = async (
  ctx: Context,
  ids: readonly string[],
  isReadable: (note: NoteRow) => boolean,
): Promise<KeptOfPerson> => {
  const [person = unknownToLiterature] = await readPeople(ctx, { ids })
  const no = person.person_no
  const [names, spells, works, byHand, notes, decisions, comesFrom] = await Promise.all([
    ctx.literature.query<{ name: string; signatures: number }>(
      `select name, signatures from person_name where person_no = $1
       order by signatures desc nulls last, name limit 100`,
      [no],
    ),
    readSpells(ctx, no, ids),
    readWorks(ctx, { personNo: no, sort: 'newest', limit: worksTold, offset: 0 }),
    readHandPeople(ctx.db, ids),
    readNotes(ctx.db, ids),
    readDecisions(ctx.db, { personIds: ids, undone: 'with', limit: 500, offset: 0 }),
    readComesFrom(ctx, no),
  ])
  return {
    person,
    names,
    spells,
    works,
    byHand,
    notes: notes.map((note) => ({ note, readable: isReadable(note) })),
    decisions,
    comesFrom,
    links: linksOfPerson(person, byHand),
  }
}
