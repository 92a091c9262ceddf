import type { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { founder } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { wake } from '#jobs/wake.ts'
import {
  AccessAnswer,
  AccessExport,
  ExportId,
  OneExport,
  OnePrivacyPerson,
} from './privacy.contract.ts'
import { gatherKnown } from './privacy/known.ts'

/**
 * Asks for all that is kept of a person, as they would read it: every room, private notes of
 * everybody included. The app gathers it, since not even the founder sees all of that on a screen;
 * that it was asked for stands in the audit. The answer is gone after a day.
 */
export const exportAccess = defineAction({
  name: 'workspace.accessExport',
  summary: 'Gather everything that is kept of a person, as they would see it, from every room.',
  http: 'POST /privacy/people/{id}/exports',
  kind: 'change',
  input: OnePrivacyPerson,
  output: AccessAnswer,
  allow: founder,
  doors: 'human',
  fresh: true,
  cli: {
    positional: ['id'],
    examples: ['workspace access-export 0192… --json'],
    follow: {
      action: 'workspace.accessAnswer',
      input: ({ id }) => ({ id }),
      progress: (answer) => ({
        line: 'gathering from every room',
        ended: AccessAnswer.parse(answer).report !== null,
        exit: 0,
        complaints: [],
      }),
      onLeave: () => 'It is gathered all the same, and gone after a day.',
    },
  },
  run: async (ctx, { id }) => {
    const known = await gatherKnown(ctx, id)
    if (known === null) throw notFound('person')
    const personId = known.ids[0] ?? id
    return inTransaction(ctx.db, async (tx) => {
      const row = await tx
        .insertInto('privacyExport')
        .values({ personId, askedBy: actorId(ctx.actor), askedAt: ctx.now() })
        .returning('id')
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'workspace.access_exported',
        actor: ctx.actor,
        subjectId: row.id,
        personal: { personId, data: {} },
      })
      await wake(tx, 'workspace.gatherAccess', { exportId: row.id })
      return { id: ExportId.parse(row.id), report: null }
    })
  },
})

export const showAccessAnswer = defineAction({
  name: 'workspace.accessAnswer',
  summary: 'The answer to an access request, once every room has given its part.',
  http: 'GET /privacy/exports/{id}',
  kind: 'read',
  input: OneExport,
  output: AccessAnswer,
  allow: founder,
  doors: 'human',
  cli: {
    positional: ['id'],
    render: ({ report }) => (report ? accessText(report) : 'It is being gathered.'),
  },
  run: async (ctx, { id }) => {
    const row = await ctx.db
      .selectFrom('privacyExport')
      .select('content')
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw notFound('export')
    return { id, report: row.content === null ? null : AccessExport.parse(row.content) }
  },
})

/** An answer as text, for a letter. */
const accessText = (report: z.infer<typeof AccessExport>): string =>
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
