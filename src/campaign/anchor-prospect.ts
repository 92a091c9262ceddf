import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { AnchorProspect } from './list.contract.ts'
import { AnchorOutput } from './prospect.contract.ts'
import {
  founding,
  liveOrganisationsOf,
  liveOrRefuse,
  livePeopleOf,
  signaturesOf,
  type SignatureKept,
} from './live-ids.ts'
import { lockProspects, readProspect } from './prospect-row.ts'

/** The copy of name and affiliation stays as it was written. */
export const anchorProspect = defineAction({
  name: 'campaign.anchor',
  summary: 'Say which person or organisation a line of The List is; null: nobody known here.',
  http: 'PUT /prospects/{id}/anchor',
  kind: 'change',
  input: AnchorProspect,
  output: AnchorOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: async (ctx, { id, version, ...asked }) => {
    const anchor = await lookUp(ctx, asked)
    const before = await inTransaction(ctx.db, async (tx) => {
      const row = (await lockProspects(tx, [{ id, version }])).get(id)
      if (!row) throw new Error('A locked line is not there.')
      if (row.kind === 'organisation' && anchor.personId !== null) throw wrongKind(row.name)
      await tx
        .updateTable('prospect')
        .set({
          personId: anchor.personId,
          organisationId: row.kind === 'organisation' ? anchor.organisationId : row.organisationId,
          version: version + 1,
          changedAt: ctx.now(),
        })
        .where('id', '=', id)
        .execute()
      await tx.deleteFrom('prospectSignature').where('prospectId', '=', id).execute()
      if (anchor.signatures.length > 0) {
        await tx
          .insertInto('prospectSignature')
          .values(anchor.signatures.map((one) => ({ prospectId: id, ...one })))
          .execute()
      }
      recordEvent(tx, {
        name: 'campaign.prospect_anchored',
        actor: ctx.actor,
        subjectId: id,
        payload: { version: version + 1 },
        compartmentId: row.compartmentId,
      })
      return row
    })
    return {
      prospect: await readProspect(ctx, id),
      undo: {
        id,
        version: version + 1,
        personId: before.personId,
        organisationId: before.organisationId,
      },
    }
  },
})

interface Anchor {
  readonly personId: string | null
  readonly organisationId: string | null
  readonly signatures: readonly SignatureKept[]
}

const lookUp = async (
  ctx: Context,
  asked: { readonly personId: string | null; readonly organisationId: string | null },
): Promise<Anchor> => {
  const { personId, organisationId } = asked
  if (personId !== null) {
    const live = liveOrRefuse(await livePeopleOf(ctx, [personId]), 'person', personId)
    const signatures = await signaturesOf(ctx, [live])
    return {
      personId: live,
      organisationId: null,
      signatures: founding(signatures.get(live) ?? []),
    }
  }
  if (organisationId === null) return { personId: null, organisationId: null, signatures: [] }
  const live = await liveOrganisationsOf(ctx, [organisationId])
  return {
    personId: null,
    organisationId: liveOrRefuse(live, 'organisation', organisationId),
    signatures: [],
  }
}

const wrongKind = (name: string): AppError =>
  new AppError('invalid', `${name} stands on The List as an organisation.`, {
    code: 'wrong_kind',
    next: 'Choose an organisation.',
  })
