import { z } from 'zod'
import {
  Member,
  MemberId,
  Moment,
  PersonName,
  Role,
  TypedCode,
  Version,
} from './members.contract.ts'

export const PasskeyId = z.uuid().brand<'PasskeyId'>()
export const InvitationId = z.uuid().brand<'InvitationId'>()
export const TokenId = z.uuid().brand<'TokenId'>()

/** Bytes as WebAuthn writes them: base64 with `-` and `_`, without `=`. */
const Bytes = z
  .string()
  .regex(/^[\w-]*$/, 'These are no base64url bytes')
  .max(20_000)

/** Ways to an authenticator (Web Authentication Level 3, 5.8.4). */
export const Transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])

const Descriptor = z.object({
  id: Bytes,
  type: z.literal('public-key'),
  transports: z.array(Transport),
})

/** What the browser is given to make a passkey (W3C, Web Authentication Level 3, 5.4). */
export const EnrolmentOptions = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: Bytes, name: z.string(), displayName: z.string() }),
  challenge: Bytes,
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
  timeout: z.int(),
  excludeCredentials: z.array(Descriptor),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
})
export type EnrolmentOptions = z.infer<typeof EnrolmentOptions>

/** What the browser is given to show a passkey (Web Authentication Level 3, 5.5). */
export const ProofOptions = z.object({
  rpId: z.string(),
  challenge: Bytes,
  timeout: z.int(),
  allowCredentials: z.array(Descriptor),
  userVerification: z.literal('required'),
})
export type ProofOptions = z.infer<typeof ProofOptions>

/** What the browser made: a new passkey (Web Authentication Level 3, RegistrationResponseJSON). */
export const MadePasskey = z.object({
  id: Bytes,
  rawId: Bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
})
export type MadePasskey = z.infer<typeof MadePasskey>

/** What the browser signed (Web Authentication Level 3, AuthenticationResponseJSON). */
export const ShownPasskey = z.object({
  id: Bytes,
  rawId: Bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Bytes.optional(),
  }),
})
export type ShownPasskey = z.infer<typeof ShownPasskey>

export const PasskeyName = z
  .string()
  .trim()
  .min(1, 'Give it a name')
  .max(60, 'At most 60 characters')
  .describe('How its owner tells it from others: `Phone`, `Key on the ring`')

/** A passkey of a member, as the member sees it. */
export const Passkey = z.object({
  id: PasskeyId,
  version: Version,
  name: z.string(),
  /** Name of the address it was made at; it opens there only: `party.example.org`. */
  at: z.string(),
  addedAt: Moment,
  lastUsedAt: Moment.nullable(),
})
export type Passkey = z.infer<typeof Passkey>

export const PasskeyList = z.object({ passkeys: z.array(Passkey) })

/** A session that has just proved itself anew; its token changes with it. */
export const Proved = z.object({ sessionToken: z.string(), until: Moment })

export const AddedPasskey = z.object({ passkey: Passkey, sessionToken: z.string() })

/** How many printed codes are left; the codes themselves are shown once. */
export const RecoveryStatus = z.object({ left: z.int().min(0), madeAt: Moment.nullable() })
export type RecoveryStatus = z.infer<typeof RecoveryStatus>

export const RecoveryCodes = z.object({ codes: z.array(z.string()), madeAt: Moment })

export const RecoverInput = z.object({
  code: TypedCode.describe('One of the printed recovery codes'),
})

/** Roles that one can be invited to; a founder comes by claiming only. */
export const InvitedRole = Role.exclude(['founder'])
export type InvitedRole = z.infer<typeof InvitedRole>

/** A link that makes somebody a member, while it is open. */
export const Invitation = z.object({
  id: InvitationId,
  role: InvitedRole,
  /** Whom it is for, as the one who invites calls them; may be empty. */
  name: z.string(),
  madeBy: z.string(),
  madeAt: Moment,
  expiresAt: Moment,
})
export type Invitation = z.infer<typeof Invitation>

export const InvitationList = z.object({ invitations: z.array(Invitation) })

export const InviteInput = z.object({
  role: InvitedRole.describe('What the invited one will be here'),
  name: z.string().trim().max(200).default('').describe('Whom it is for; may stay empty'),
})

/** The link itself is shown once; only its hash is kept. */
export const MadeInvitation = z.object({
  invitation: Invitation,
  /** Path with the secret behind `#`, so that no server logs it: `/join#…`. */
  path: z.string(),
})

/** The secret behind the `#` of a link. */
export const LinkToken = z.string().regex(/^[\w-]{43}$/, 'This is no whole link')

/** What the invited one is told before they join. */
export const OpenedInvitation = z.object({
  role: InvitedRole,
  name: z.string(),
  companyName: z.string(),
  madeBy: z.string(),
  expiresAt: Moment,
})

export const JoinChallengeInput = z.object({
  token: LinkToken,
  name: PersonName.describe('Your name, as colleagues will see it'),
})

export const JoinInput = JoinChallengeInput.extend({
  passkeyName: PasskeyName,
  passkey: MadePasskey,
})

/** A member and the version of the row that a change must name. */
export const ChangeRoleInput = z.object({
  id: MemberId,
  version: Version.describe('The version you saw; a stale one is refused'),
  role: InvitedRole,
})

export const MemberChange = z.object({ id: MemberId, version: Version })

export const LeftMember = z.object({ member: Member, leftAt: Moment })

/** What a program may do with a token: all of it, or within one room, `campaign:read`. */
export const Scope = z.string().regex(/^(?:[a-z]+:)?(?:read|write)$/, 'No such scope')

/** A token of a program, without its secret. */
export const ApiToken = z.object({
  id: TokenId,
  name: z.string(),
  scopes: z.array(z.string()),
  madeAt: Moment,
  expiresAt: Moment,
  lastUsedAt: Moment.nullable(),
})
export type ApiToken = z.infer<typeof ApiToken>

export const ApiTokenList = z.object({ tokens: z.array(ApiToken) })

export const MakeTokenInput = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(60).describe('What uses it'),
  scopes: z.array(Scope).min(1, 'Choose what it may do').max(40).describe('What it may do'),
  days: z.coerce.number().int().min(1).max(366).default(90).describe('Days until it ends'),
})

export const MadeToken = z.object({ token: ApiToken, secret: z.string() })

/** Where people reach this app, and what is missing for passkeys and phones. */
export const ReachReport = z.object({
  /** The address people are told: `https://party.example.org`. */
  origin: z.string(),
  /** Every address at which it answers. */
  origins: z.array(z.string()),
  /** The one this browser used; null when no browser asks. */
  here: z.string().nullable(),
  port: z.int(),
  /** The address it listens on besides this machine's own; null for none. */
  host: z.string().nullable(),
  /** Whether people were told an address of their own by PARTY_ORIGIN. */
  named: z.boolean(),
  /** Names of addresses for which the one who asks has a passkey. */
  passkeysAt: z.array(z.string()),
  /** What stands in the way of a phone, in the order to mend it; empty when nothing does. */
  missing: z.array(
    z.enum(['no_address', 'not_encrypted', 'bare_number', 'no_passkey_there', 'only_this_machine']),
  ),
})
export type ReachReport = z.infer<typeof ReachReport>

export const AddressLinkInput = z.object({
  origin: z.url().describe('Another address of this app, from `workspace reach`'),
})

/** A link that signs in at another address, once. */
export const AddressLink = z.object({ address: z.url(), expiresAt: Moment })
