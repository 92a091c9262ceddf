import { roles } from '#actions/allow.ts'
import { byWhom } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { DocumentInput, PrivacyDocument, WriteDocumentInput } from './privacy.contract.ts'
import { documentText, fieldNames, FieldsShape, proposedFields } from './privacy/document-texts.ts'

/** Older versions that are listed. */
const versionsShown = 50

export const showDocument = defineAction({
  name: 'workspace.privacyDocument',
  summary: 'The published notice, or the record of our lawful basis, with its versions.',
  http: 'GET /privacy/documents/{kind}',
  kind: 'read',
  input: DocumentInput,
  output: PrivacyDocument,
  allow: roles('founder', 'hr'),
  doors: 'human',
  cli: { positional: ['kind'], render: ({ text }) => text },
  run: (ctx, { kind, version }) => readDocument(ctx.db, kind, version),
})

/** Writes a version of its own; the one before stays. */
export const writeDocument = defineAction({
  name: 'workspace.writePrivacyDocument',
  summary: 'Write a new version of the published notice, or of the record of our lawful basis.',
  http: 'PUT /privacy/documents/{kind}',
  kind: 'change',
  input: WriteDocumentInput,
  output: PrivacyDocument,
  allow: roles('founder', 'hr'),
  doors: 'human',
  cli: false,
  run: (ctx, { kind, version, fields }) =>
    inTransaction(ctx.db, async (tx) => {
      const now = await readDocument(tx, kind, undefined)
      if (now.version !== version) throw staleVersion('The text', version, now)
      const known = fieldNames(kind)
      const unknown = Object.keys(fields).find((name) => !known.includes(name))
      if (unknown !== undefined) throw unknownPart(unknown, known)
      const { createdBy, createdByName } = byWhom(ctx.actor)
      const written = await tx
        .insertInto('privacyDocument')
        .values({
          kind,
          version: version + 1,
          fields: JSON.stringify({ ...now.fields, ...fields }),
          madeBy: createdBy,
          madeByName: createdByName,
          madeAt: ctx.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      const saved = await readDocument(tx, kind, undefined)
      if (written.numInsertedOrUpdatedRows !== 1n) throw staleVersion('The text', version, saved)
      recordEvent(tx, {
        name: 'workspace.privacy_document_written',
        actor: ctx.actor,
        subjectId: null,
        payload: { kind, version: version + 1 },
      })
      return saved
    }),
})

const readDocument = async (
  db: CampaignDatabase,
  kind: 'notice' | 'basis',
  version: number | undefined,
) => {
  const rows = await db
    .selectFrom('privacyDocument')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(versionsShown)
    .execute()
  const row = version === undefined ? rows[0] : rows.find((one) => one.version === version)
  if (version !== undefined && !row) throw notFound('version')
  const fields = row ? FieldsShape.parse(row.fields) : await proposedFields(db, kind)
  return {
    kind,
    version: row?.version ?? 0,
    fields: { ...fields },
    madeBy: row?.madeByName ?? null,
    madeAt: row?.madeAt.toISOString() ?? null,
    text: documentText(kind, fields),
    versions: rows.map((one) => ({
      version: one.version,
      madeBy: one.madeByName,
      madeAt: one.madeAt.toISOString(),
    })),
  }
}

const unknownPart = (name: string, known: readonly string[]): AppError =>
  new AppError('invalid', `There is no part ${name} in this text.`, {
    code: 'unknown_part',
    next: `Its parts are ${known.join(', ')}.`,
  })
