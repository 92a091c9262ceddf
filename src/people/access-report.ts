import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AccessReport, OnePerson } from './contract.ts'
import { accessSections } from './access-sections.ts'
import { dossierSections } from './dossier-kept.ts'
import { readKept } from './access-kept.ts'
import { mayRead } from './note.ts'
import { readPerson } from './person-row.ts'
import { idsLeadingTo, resolvePersonId } from './resolve-person.ts'

/**
 * "As she would see it": everything that the person would read under an access request (GDPR,
 * Article 15), with its source in words. What the reader of this screen may not see (private notes of
 * others, what is need-to-know) is not there for them; the answer that goes out holds it.
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
    const ids = await idsLeadingTo(ctx.db, live)
    const [kept, more] = await Promise.all([
      readKept(ctx, ids, (note) => mayRead(note, ctx.actor)),
      dossierSections(ctx.db, ids),
    ])
    return {
      person: { id: live, name: person.name },
      preparedAt: ctx.now().toISOString(),
      sections: [
        ...accessSections(kept),
        ...more.map(({ heading, sentence, items }) => ({
          heading,
          sentence,
          items: items.map(({ text, origin }) => ({ text, source: origin, withheld: null })),
        })),
      ],
      notKept: [
        'Gender, age or date of birth, nationality, origin, religion, health, family, politics.',
        'Photographs.',
        'Mail addresses and telephone numbers that stand in papers.',
      ],
    }
  },
})
