import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { addressOf } from './address.ts'
import { EnrolmentOptions, ProofOptions, Transport } from './contract.ts'
import type { MadePasskey, ShownPasskey } from './contract.ts'
import { challengeLivesMs } from './passkey-challenge.ts'

/** The address that asks and the name that a passkey made there belongs to. */
export interface PasskeyPlace {
  readonly origin: string
  /** Host of the origin without its port; browsers call it the relying party's id. */
  readonly rpId: string
}

/** Loaded when first needed: commands and searches do without. */
const library = () => import('@simplewebauthn/server')

/** EdDSA, ES256, RS256 (IANA, COSE algorithms): what authenticators in use sign with. */
const algorithms = [-8, -7, -257] as const

/**
 * Where a browser asks for a passkey.
 *
 * @throws AppError `passkeys_need_name` at a bare number such as `http://192.168.1.5:4690`, where
 * no browser makes passkeys.
 */
export const placeOf = (ctx: Context): PasskeyPlace => {
  const origin = addressOf(ctx)
  const host = URL.parse(origin)?.hostname ?? ''
  if (host !== '' && !/^[\d.]+$|^\[/.test(host)) return { origin, rpId: host }
  throw new AppError('conflict', 'Passkeys need an address with a name, and this is a number.', {
    code: 'passkeys_need_name',
    next: 'Settings, Reach it from your phone, says how to give this app a name.',
  })
}

/** What the browser needs to make a passkey for somebody; known ones are not made twice. */
export const enrolmentOptions = async (
  db: CampaignDatabase,
  wanted: PasskeyPlace & {
    readonly challenge: string
    readonly userId: string
    readonly name: string
    readonly companyName: string
  },
): Promise<z.output<typeof EnrolmentOptions>> => {
  const { generateRegistrationOptions } = await library()
  const known = await credentialsOf(db, wanted.userId, wanted.rpId)
  const options = await generateRegistrationOptions({
    rpName: wanted.companyName || 'recruiting-party',
    rpID: wanted.rpId,
    userID: new TextEncoder().encode(wanted.userId),
    userName: wanted.name,
    userDisplayName: wanted.name,
    challenge: Buffer.from(wanted.challenge, 'base64url'),
    timeout: challengeLivesMs,
    attestationType: 'none',
    supportedAlgorithmIDs: [...algorithms],
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return EnrolmentOptions.parse(options)
}

/** What the browser needs to show a passkey: one of this member's, or whichever it finds. */
export const proofOptions = async (
  db: CampaignDatabase,
  wanted: PasskeyPlace & { readonly challenge: string; readonly memberId?: string },
): Promise<z.output<typeof ProofOptions>> => {
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: wanted.rpId,
    challenge: Buffer.from(wanted.challenge, 'base64url'),
    timeout: challengeLivesMs,
    userVerification: 'required',
    allowCredentials:
      wanted.memberId === undefined ? [] : await credentialsOf(db, wanted.memberId, wanted.rpId),
  })
  return ProofOptions.parse({ ...options, allowCredentials: options.allowCredentials ?? [] })
}

const credentialsOf = async (db: CampaignDatabase, memberId: string, rpId: string) => {
  const rows = await db
    .selectFrom('passkey')
    .select(['credentialId as id', 'transports'])
    .where('memberId', '=', memberId)
    .where('rpId', '=', rpId)
    .execute()
  return rows
}

/** A passkey that was made just now, as it is kept. */
export interface NewPasskey {
  readonly credentialId: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: string[]
}

/**
 * Checks that a passkey was made for this challenge, at this address, by a person whom the
 * authenticator has verified.
 *
 * @throws AppError `passkey_refused`.
 */
export const checkMade = async (
  made: MadePasskey,
  place: PasskeyPlace,
  challenge: string,
): Promise<NewPasskey> => {
  const { verifyRegistrationResponse } = await library()
  const { transports, ...response } = made.response
  const verified = await verifyRegistrationResponse({
    response: { ...made, response: { ...response, ...(transports ? { transports } : {}) } },
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: [...algorithms],
  }).catch(refuse)
  if (!verified.verified) throw refused()
  const { credential } = verified.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    // Only those that browsers understand: they are given back to them.
    transports: (transports ?? []).filter((one) => Transport.safeParse(one).success),
  }
}

/**
 * Checks that this very passkey signed this challenge, at this address, and that the authenticator
 * has verified the person. Answers with its counter, which the caller compares.
 *
 * @throws AppError `passkey_refused`.
 */
export const checkShown = async (
  shown: ShownPasskey,
  known: { readonly credentialId: string; readonly publicKey: Buffer },
  place: PasskeyPlace,
  challenge: string,
): Promise<number> => {
  const { verifyAuthenticationResponse } = await library()
  const { userHandle, ...response } = shown.response
  const verified = await verifyAuthenticationResponse({
    response: { ...shown, response: { ...response, ...(userHandle ? { userHandle } : {}) } },
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.rpId,
    requireUserVerification: true,
    // Its own comparison cannot be told from other faults; `passkey-use.ts` compares.
    credential: {
      id: known.credentialId,
      publicKey: new Uint8Array(known.publicKey),
      counter: 0,
    },
  }).catch(refuse)
  if (!verified.verified) throw refused()
  return verified.authenticationInfo.newCounter
}

const refuse = (cause: unknown): never => {
  throw refused(cause)
}

/** One refusal for whatever was wrong: what exactly, only an attacker would want to know. */
export const refused = (cause?: unknown): AppError =>
  new AppError('not_allowed', 'This passkey does not open this workspace.', {
    code: 'passkey_refused',
    next: 'Try another one, a recovery code, or a code from the terminal where the app runs.',
    cause,
  })
