import { founder } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import type { z } from 'zod'
import { AccessExport, OnePrivacyPerson } from './privacy.contract.ts'
import { noticeFields } from './privacy/document-texts.ts'
import { gatherKnown } from './privacy/known.ts'
import { readKeptByRooms } from './privacy/kept-by-rooms.ts'

/**
 * What the person would read of us: every room, private notes included, with its sources. Only the
 * founder is inside of every compartment, so only the founder can hand over everything; that it was
 * done stands in the audit.
 */
export const exportAccess = defineAction({
  name: 'workspace.accessExport',
  summary: 'Everything that is kept of a person, as they would see it, from every room.',
  http: 'POST /privacy/people/{id}/export',
  kind: 'change',
  input: OnePrivacyPerson,
  output: AccessExport,
  allow: founder,
  doors: 'human',
  fresh: true,
  cli: {
    positional: ['id'],
    examples: ['workspace access-export 0192… --json'],
    render: (report) => accessText(report),
  },
  run: async (ctx, { id }) => {
    const known = await gatherKnown(ctx, id)
    if (known === null) throw notFound('person')
    const rooms = await readKeptByRooms(ctx, known)
    const personId = known.ids[0] ?? id
    await inTransaction(ctx.db, async (tx) =>
      recordEvent(tx, {
        name: 'workspace.access_exported',
        actor: ctx.actor,
        subjectId: null,
        personal: { personId, data: { rooms: rooms.map((one) => one.room) } },
      }),
    )
    return {
      person: { id: personId, name: known.names[0] ?? '' },
      preparedAt: ctx.now().toISOString(),
      controller: await controllerOf(ctx),
      rooms,
      rights,
      notKept,
    }
  },
})

/** The same as text, for a letter. */
export const accessText = (report: z.infer<typeof AccessExport>): string =>
  [
    `What ${report.controller.name || 'we'} hold of ${report.person.name}, ${report.preparedAt.slice(0, 10)}`,
    ...report.rooms.flatMap(({ sections }) =>
      sections.flatMap((section) => [
        '',
        section.heading,
        section.sentence,
        ...section.items.map((item) => `  ${item.text} (${item.origin})`),
      ]),
    ),
    '',
    'Your rights',
    ...report.rights.map((one) => `  ${one}`),
    '',
    'Never kept',
    ...report.notKept.map((one) => `  ${one}`),
  ].join('\n')

const controllerOf = async (ctx: Context): Promise<{ name: string; contact: string }> => {
  const fields = await noticeFields(ctx.db)
  return { name: fields['controller'] ?? '', contact: fields['contact'] ?? '' }
}

const rights = [
  'Have what is wrong put right.',
  'Object: nobody here then writes to you, and on request you are on no list of a search.',
  'Be erased: everything above goes, and you are kept away from then on.',
  'Complain to the authority that watches over data protection where you live.',
]

const notKept = [
  'Gender, age or date of birth, nationality, origin, religion, health, family, politics.',
  'Photographs.',
  'Mail addresses and telephone numbers that stand in papers.',
]
