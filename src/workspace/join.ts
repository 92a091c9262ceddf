import { z } from 'zod'
import { anyone } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import {
  EnrolmentOptions,
  JoinChallengeInput,
  JoinInput,
  LinkToken,
  OpenedInvitation,
  SignedIn,
} from './contract.ts'
import { readInvitation } from './invitation.ts'
import { asActor, toMember } from './member.ts'
import { newChallenge, takeChallenge } from './passkey-challenge.ts'
import { checkMade, enrolmentOptions, placeOf } from './passkey-check.ts'
import { insertPasskey } from './passkey-row.ts'
import { openSession } from './session.ts'

/** A POST although it only looks, since what is asked for in an address would stand in logs. */
export const openInvitation = defineAction({
  name: 'workspace.openInvitation',
  summary: 'Say what an invitation is for.',
  http: 'POST /invitations/opened',
  kind: 'read',
  input: z.object({ token: LinkToken }),
  output: OpenedInvitation,
  allow: anyone,
  doors: 'human',
  cli: false,
  run: async (ctx, { token }) => {
    const row = await readInvitation(ctx.db, token, ctx.now())
    return {
      role: row.role,
      name: row.name,
      companyName: await companyNameOf(ctx.db),
      madeBy: row.madeByName,
      expiresAt: row.expiresAt.toISOString(),
    }
  },
})

export const joinChallenge = defineAction({
  name: 'workspace.joinChallenge',
  summary: 'Say what a browser needs to make the first passkey of an invited one.',
  http: 'POST /invitations/challenges',
  kind: 'change',
  input: JoinChallengeInput,
  output: z.object({ options: EnrolmentOptions }),
  allow: anyone,
  doors: 'human',
  cli: false,
  run: async (ctx, { token, name }) => {
    const now = ctx.now()
    const place = placeOf(ctx)
    const { id: userId } = await readInvitation(ctx.db, token, now)
    const challenge = await newChallenge(ctx.db, { purpose: 'join', origin: place.origin }, now)
    const companyName = await companyNameOf(ctx.db)
    return {
      options: await enrolmentOptions(ctx.db, { ...place, challenge, userId, name, companyName }),
    }
  },
})

/** The invited one has a name and a passkey, and is in. The link opens nothing any more. */
export const join = defineAction({
  name: 'workspace.join',
  summary: 'Become a member by an invitation.',
  http: 'POST /members',
  kind: 'change',
  input: JoinInput,
  output: SignedIn,
  allow: anyone,
  doors: 'human',
  session: 'opens',
  cli: false,
  run: async (ctx, { token, name, passkeyName, passkey }) => {
    const now = ctx.now()
    const { origin, rpId } = placeOf(ctx)
    const asked = { purpose: 'join', origin } as const
    const { clientDataJSON } = passkey.response
    const challenge = await takeChallenge(ctx.db, clientDataJSON, asked, now)
    const made = await checkMade(passkey, { origin, rpId }, challenge)
    return inTransaction(ctx.db, async (tx) => {
      const invitation = await readInvitation(tx, token, now)
      // The invitation's id becomes the member's: the authenticator was told it already.
      const { id, role } = invitation
      const madeBy = await useInvitation(tx, id, now)
      const row = await tx
        .insertInto('member')
        .values({ id, name, role, joinedAt: now, invitedBy: madeBy })
        .returning(['id', 'name', 'role', 'joinedAt', 'version'])
        .executeTakeFirstOrThrow()
      await tx.updateTable('invitation').set({ memberId: id }).where('id', '=', id).execute()
      await insertPasskey(tx, { ...made, memberId: id, name: passkeyName, rpId, now })
      const member = { ...row, actsFor: null, actsForName: null }
      recordEvent(tx, {
        name: 'workspace.joined',
        actor: asActor(member, ctx.actor.door),
        subjectId: id,
        payload: { role, invitedBy: madeBy },
      })
      const session = { memberId: id, provedBy: 'passkey', origin } as const
      return { member: toMember(member), sessionToken: await openSession(tx, session, now) }
    })
  },
})

/** Uses it up; of two who follow one link at once, one is told that it is over. */
const useInvitation = async (
  tx: CampaignDatabase,
  id: string,
  now: Date,
): Promise<string | null> => {
  const used = await tx
    .updateTable('invitation')
    .set({ usedAt: now })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .returning('madeBy')
    .executeTakeFirst()
  if (used) return used.madeBy
  throw new AppError('conflict', 'This invitation was followed already.', {
    code: 'invitation_over',
    next: 'Ask for a new one.',
  })
}

const companyNameOf = async (db: CampaignDatabase): Promise<string> => {
  const row = await db.selectFrom('workspace').select('companyName').executeTakeFirstOrThrow()
  return row.companyName
}
