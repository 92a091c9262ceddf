import { z } from 'zod'
import { approver, founder } from '#actions/allow.ts'
import type { Actor } from '#actions/actor.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { ChangeRoleInput, Member, MemberChange } from './contract.ts'
import { mustGive } from './invitation.ts'
import { memberRows, readMemberForChange, toMember } from './member.ts'
import type { MemberRow } from './member.ts'

/** Undone by giving the role back, with the version that this answers with. */
export const changeRole = defineAction({
  name: 'workspace.changeRole',
  summary: 'Give a member another role.',
  http: 'PUT /members/{id}/role',
  kind: 'change',
  input: ChangeRoleInput,
  output: z.object({ member: Member }),
  allow: approver('founder', 'hr'),
  doors: 'human',
  fresh: true,
  cli: { positional: ['id', 'role'], render: ({ member }) => `${member.name}: ${member.role}.` },
  run: (ctx, { id, version, role }) =>
    inTransaction(ctx.db, async (tx) => {
      const row = await readMemberForChange(tx, id, version)
      mustNotBeFounder(row)
      mustNotBeOneself(ctx.actor, row)
      mustGive(ctx.actor, role)
      await tx
        .updateTable('member')
        .set({ role, version: version + 1 })
        .where('id', '=', id)
        .execute()
      recordEvent(tx, {
        name: 'workspace.role_changed',
        actor: ctx.actor,
        subjectId: id,
        payload: { from: row.role, to: role },
      })
      return { member: toMember({ ...row, role, version: version + 1 }) }
    }),
})

/** Only the founder says who acts for the founder. Nobody so marked seals or approves. */
export const makeDelegate = defineAction({
  name: 'workspace.makeDelegate',
  summary: 'Let a member act for the founder, always shown as such.',
  http: 'PUT /members/{id}/delegation',
  kind: 'change',
  input: MemberChange,
  output: z.object({ member: Member }),
  allow: founder,
  doors: 'human',
  fresh: true,
  cli: { positional: ['id'], render: ({ member }) => `${member.name} acts for the founder.` },
  run: (ctx, { id, version }) =>
    inTransaction(ctx.db, async (tx) => {
      const row = await readMemberForChange(tx, id, version)
      mustNotBeFounder(row)
      const principal = await memberRows(tx)
        .where('member.role', '=', 'founder')
        .executeTakeFirstOrThrow()
      return { member: await setActsFor(tx, ctx.actor, row, principal) }
    }),
})

export const endDelegation = defineAction({
  name: 'workspace.endDelegation',
  summary: 'End that a member acts for the founder.',
  http: 'DELETE /members/{id}/delegation',
  kind: 'change',
  input: MemberChange.extend({ version: z.coerce.number().int().positive() }),
  output: z.object({ member: Member }),
  allow: founder,
  doors: 'human',
  cli: { positional: ['id'], render: ({ member }) => `${member.name} acts for nobody else.` },
  run: (ctx, { id, version }) =>
    inTransaction(ctx.db, async (tx) => ({
      member: await setActsFor(tx, ctx.actor, await readMemberForChange(tx, id, version), null),
    })),
})

const setActsFor = async (
  tx: CampaignTransaction,
  actor: Actor,
  row: MemberRow,
  principal: { readonly id: string; readonly name: string } | null,
): Promise<z.input<typeof Member>> => {
  const changed = { actsFor: principal?.id ?? null, version: row.version + 1 }
  await tx.updateTable('member').set(changed).where('id', '=', row.id).execute()
  recordEvent(tx, {
    name: principal ? 'workspace.delegated' : 'workspace.delegation_ended',
    actor,
    subjectId: row.id,
  })
  return toMember({ ...row, ...changed, actsForName: principal?.name ?? null })
}

/** The founder is who claimed the workspace: nobody changes that from inside of it. */
export const mustNotBeFounder = (row: MemberRow): void => {
  if (row.role !== 'founder') return
  throw new AppError('conflict', `${row.name} is the founder, and stays that.`, {
    code: 'founder_stays',
    next: 'A workspace has one founder, who claimed it.',
  })
}

const mustNotBeOneself = (actor: Actor, row: MemberRow): void => {
  if (actor.kind !== 'member' || actor.id !== row.id) return
  throw new AppError('not_allowed', 'Nobody changes their own role.', {
    code: 'own_role',
    next: 'Ask the founder.',
  })
}
