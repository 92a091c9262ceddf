import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AccessReport, OnePerson } from './contract.ts'
import { accessSections } from './access-sections.ts'
import { readDecisions } from './decision.ts'
import { linksOfPerson, readComesFrom, readSpells } from './dossier-parts.ts'
import { readHandPeople } from './hand-person.ts'
import { mayRead, readNotes } from './note.ts'
import { readPerson } from './person-row.ts'
import { idsLeadingTo, resolvePersonId } from './resolve-person.ts'
import { readWorks } from './work-rows.ts'

/** More works than this would be handed over as a file. */
const worksTold = 500

/**
 * "As she would see it": everything that the person would read under an access request (GDPR,
 * Article 15), with its source in words. Private notes of others are told of, not shown: the
 * person would read them, whoever looks at this screen may not.
 */
export const reportAccess = defineAction({
  name: 'people.accessReport',
  summary: 'What this person would read of us under an access request.',
  http: 'GET /people/{id}/access-report',
  kind: 'read',
  input: OnePerson,
  output: AccessReport,
  allow: member,
  doors: 'human',
  cli: {
    positional: ['id'],
    render: (report) =>
      report.sections
        .flatMap((section) => [
          '',
          section.heading,
          section.sentence,
          ...section.items.map((item) => `  ${item.withheld ?? item.text} (${item.source})`),
        ])
        .concat('', 'Never kept', ...report.notKept.map((one) => `  ${one}`))
        .join('\n')
        .trimStart(),
  },
  run: async (ctx, { id }) => {
    const live = await resolvePersonId(ctx, id)
    const person = await readPerson(ctx, live)
    const no = person.person_no
    const ids = await idsLeadingTo(ctx.db, live)
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
      person: { id: live, name: person.name },
      preparedAt: ctx.now().toISOString(),
      sections: accessSections({
        person,
        names,
        spells,
        works,
        byHand,
        notes: notes.map((note) => ({ note, readable: mayRead(note, ctx.actor) })),
        decisions,
        comesFrom,
        links: linksOfPerson(person, byHand),
      }),
      notKept: [
        'Gender, age or date of birth, nationality, origin, religion, health, family, politics.',
        'Photographs.',
        'Mail addresses and telephone numbers that stand in papers.',
      ],
    }
  },
})
