import { z } from 'zod'
import { Member, MemberId, Moment, PersonName, TypedCode, Version } from './members.contract.ts'

export * from './access.contract.ts'
export * from './audit.contract.ts'
export * from './members.contract.ts'
export * from './privacy.contract.ts'

export * from './compartment.contract.ts'

export const SessionId = z.uuid().brand<'SessionId'>()
export type SessionId = z.infer<typeof SessionId>

/** One browser that is signed in. */
export const Session = z.object({
  id: SessionId,
  memberId: MemberId,
  memberName: z.string(),
  openedAt: Moment,
  lastSeenAt: Moment,
  endsAt: Moment,
  /** The browser as it named itself, shortened: `Firefox on Linux`. */
  browser: z.string(),
  /** The address it came by: `http://localhost:4690`. */
  at: z.string(),
  /** Whether this is the browser that asks. */
  here: z.boolean(),
})
export type Session = z.infer<typeof Session>

/** What the first page needs before anyone is known; the rest is null for strangers. */
export const WorkspaceStatus = z.object({
  claimed: z.boolean(),
  /** Who asks: a member by browser, the holder of the data folder, or nobody known. */
  actor: z.enum(['member', 'operator', 'stranger']),
  member: Member.nullable(),
  companyName: z.string().nullable(),
  invented: z.boolean().nullable(),
  /** Version of the app; null for strangers. */
  appVersion: z.string().nullable(),
  startedAt: Moment.nullable(),
})
export type WorkspaceStatus = z.infer<typeof WorkspaceStatus>

export const ClaimInput = z.object({
  code: TypedCode.describe('The one-time code that stands in the terminal'),
  name: PersonName.describe('Your name, as colleagues will see it'),
  companyName: z
    .string()
    .trim()
    .max(200, 'At most 200 characters')
    .default('')
    .describe('The name of your company; may stay empty'),
})

export const SignInInput = z.object({
  code: TypedCode.describe('The one-time code that `./party sign-in` printed'),
})

/** An answer that opens a session; the browser door turns the token into a cookie. */
export const SignedIn = z.object({ member: Member, sessionToken: z.string() })

export const SignInCodeInput = z.object({
  member: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe('Name of the member who signs in; without one the founder'),
})

export const SignInCode = z.object({
  /** Whom it lets in. */
  name: z.string(),
  code: z.string(),
  /** Path with the code behind `#`, so that no server logs it: `/sign-in#…`. */
  path: z.string(),
  expiresAt: Moment,
})
export type SignInCode = z.infer<typeof SignInCode>

export const MemberList = z.object({ members: z.array(Member) })

export const SessionList = z.object({ sessions: z.array(Session) })

/** Settings of the workspace. The OpenAlex key itself never leaves the server. */
export const Settings = z.object({
  version: Version,
  companyName: z.string(),
  mailto: z.string(),
  hasOpenAlexKey: z.boolean(),
  /** The last four characters of the key, so that a person knows which one it is. */
  openAlexKeyEnding: z.string(),
  invented: z.boolean(),
  updatedAt: Moment,
  updatedBy: z.string().nullable(),
})
export type Settings = z.infer<typeof Settings>

export const UpdateSettingsInput = z.object({
  version: Version.describe('The version you saw; a stale one is refused'),
  companyName: z.string().trim().max(200).optional().describe('Name of your company'),
  mailto: z
    .union([z.email(), z.literal('')])
    .optional()
    .describe('Mail address that OpenAlex asks for with each request; empty forgets it'),
  openAlexKey: z
    .string()
    .trim()
    .max(200)
    .regex(/^[\x21-\x7e]*$/, 'A key has no blanks and only plain letters')
    .optional()
    .describe('Key of the OpenAlex API; empty forgets it'),
  invented: z.boolean().optional().describe('Whether this workspace shows an invented world'),
})

const Bytes = z.number().int().nonnegative()

/** How the stores of a running app are; what `./party doctor` asks for. */
export const Condition = z.object({
  appVersion: z.string(),
  nodeVersion: z.string(),
  /** Seconds since this process began. */
  uptimeSeconds: z.number().nonnegative(),
  memoryBytes: Bytes,
  postgres: z.object({
    version: z.string(),
    bytes: Bytes,
    connections: z.int(),
    events: z.int(),
    /** Events that wait for their number; some for a moment is normal. */
    eventsWaiting: z.int(),
  }),
  duckdb: z.object({
    version: z.string(),
    build: z.int().nullable(),
    works: z.int(),
    people: z.int(),
    builtAt: z.string().nullable(),
    /** Why the live build is not served; null when all is well. */
    fault: z.string().nullable(),
  }),
  jobs: z.object({ waiting: z.int(), running: z.int(), failed: z.int() }),
})
export type Condition = z.infer<typeof Condition>
