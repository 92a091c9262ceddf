import { z } from 'zod'
import { anyone, oneself } from '#actions/allow.ts'
import { actorId } from '#actions/actor.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { addressOf } from './address.ts'
import { AddressLink, AddressLinkInput, LinkToken, SignedIn } from './contract.ts'
import { asActor, memberRows, toMember } from './member.ts'
import { hashSecret, newSecret } from './secret.ts'
import { openSession } from './session.ts'

/** Long enough to take the phone out and scan, too short to be sent around. */
const linkLivesMs = 15 * 60_000

/**
 * A passkey belongs to the address it was made at. Whoever is in at the old one makes a link to
 * the new one, opens it there, and makes a passkey there.
 */
export const makeAddressLink = defineAction({
  name: 'workspace.makeAddressLink',
  summary: 'Make a link that signs you in at another address of this app, once.',
  http: 'POST /session/links',
  kind: 'change',
  input: AddressLinkInput,
  output: AddressLink,
  allow: oneself,
  doors: 'human',
  fresh: true,
  cli: false,
  run: (ctx, { origin }) =>
    inTransaction(ctx.db, async (tx) => {
      if (!ctx.reach?.origins.includes(origin)) throw notOurs(origin)
      const memberId = actorId(ctx.actor) ?? ''
      const secret = newSecret()
      const madeAt = ctx.now()
      const expiresAt = new Date(madeAt.getTime() + linkLivesMs)
      await tx.deleteFrom('addressLink').where('memberId', '=', memberId).execute()
      await tx
        .insertInto('addressLink')
        .values({ memberId, origin, tokenHash: hashSecret(secret), madeAt, expiresAt })
        .execute()
      recordEvent(tx, {
        name: 'workspace.address_link_made',
        actor: ctx.actor,
        subjectId: memberId,
        payload: { origin },
      })
      return { address: `${origin}/enrol#${secret}`, expiresAt: expiresAt.toISOString() }
    }),
})

/** Opens once, at the address it was made for and at no other. */
export const openAddressLink = defineAction({
  name: 'workspace.openAddressLink',
  summary: 'Sign in at this address with a link made at another one.',
  http: 'POST /session/links/opened',
  kind: 'change',
  input: z.object({ token: LinkToken }),
  output: SignedIn,
  allow: anyone,
  doors: 'human',
  session: 'opens',
  cli: false,
  run: (ctx, { token }) =>
    inTransaction(ctx.db, async (tx) => {
      const now = ctx.now()
      const origin = addressOf(ctx)
      const link = await tx
        .deleteFrom('addressLink')
        .where('tokenHash', '=', hashSecret(token))
        .where('origin', '=', origin)
        .where('expiresAt', '>', now)
        .returning('memberId')
        .executeTakeFirst()
      const member = link
        ? await memberRows(tx).where('member.id', '=', link.memberId).executeTakeFirst()
        : undefined
      if (!member) throw linkOver()
      recordEvent(tx, {
        name: 'workspace.signed_in',
        actor: asActor(member, ctx.actor.door),
        subjectId: member.id,
        payload: { by: 'link', origin },
      })
      const session = { memberId: member.id, provedBy: 'code', origin } as const
      return { member: toMember(member), sessionToken: await openSession(tx, session, now) }
    }),
})

const notOurs = (origin: string): AppError =>
  new AppError('invalid', `This app does not answer at ${origin}.`, {
    code: 'address_unknown',
    next: 'Start it with PARTY_ORIGIN set to the address people use.',
  })

const linkOver = (): AppError =>
  new AppError('not_allowed', 'This link does not open here any more.', {
    code: 'link_over',
    next: 'It opens once, within 15 minutes, at the address it was made for. Make a new one.',
  })
