// Generated from the actions by `npm run generate`. Edit an action or a contract instead.
import type { z } from 'zod'
import type * as workspace from '#workspace/contract.ts'
import { addressOf, request } from './request.ts'
import type { RequestOptions } from './request.ts'

export type WorkspaceStatusInput = {}
export type WorkspaceStatusOutput = z.output<typeof workspace.WorkspaceStatus>

export type WorkspaceClaimInput = {
  /** The one-time code that stands in the terminal */
  readonly code: string
  /** Your name, as colleagues will see it */
  readonly name: string
  /** The name of your company; may stay empty */
  readonly companyName?: string | undefined
}
export type WorkspaceClaimOutput = Omit<z.output<typeof workspace.SignedIn>, 'sessionToken'>

export type WorkspaceSignInInput = {
  /** The one-time code that `./party sign-in` printed */
  readonly code: string
}
export type WorkspaceSignInOutput = Omit<z.output<typeof workspace.SignedIn>, 'sessionToken'>

export type WorkspaceSignOutInput = {}
export type WorkspaceSignOutOutput = {
  readonly signedOut: boolean
}

export type WorkspaceSignInCodeInput = {}
export type WorkspaceSignInCodeOutput = z.output<typeof workspace.SignInCode>

export type WorkspaceMembersInput = {}
export type WorkspaceMembersOutput = z.output<typeof workspace.MemberList>

export type WorkspaceSessionsInput = {}
export type WorkspaceSessionsOutput = z.output<typeof workspace.SessionList>

export type WorkspaceEndSessionInput = {
  /** Id of the session, from `sessions` */
  readonly id: string
}
export type WorkspaceEndSessionOutput = {
  readonly ended: true
}

export type WorkspaceSettingsInput = {}
export type WorkspaceSettingsOutput = z.output<typeof workspace.Settings>

export type WorkspaceUpdateSettingsInput = {
  /** The version you saw; a stale one is refused */
  readonly version: number
  /** Name of your company */
  readonly companyName?: string | undefined
  /** Mail address that OpenAlex asks for with each request; empty forgets it */
  readonly mailto?: string | "" | undefined
  /** Key of the OpenAlex API; empty forgets it */
  readonly openAlexKey?: string | undefined
  /** Whether this workspace shows an invented world */
  readonly invented?: boolean | undefined
}
export type WorkspaceUpdateSettingsOutput = z.output<typeof workspace.Settings>

export type WorkspaceAuditInput = {
  /** Show the events before this number */
  readonly before?: number | undefined
  /** How many, newest first */
  readonly limit?: number | undefined
}
export type WorkspaceAuditOutput = z.output<typeof workspace.AuditPage>

export type WorkspaceVerifyAuditInput = {}
export type WorkspaceVerifyAuditOutput = z.output<typeof workspace.AuditVerification>

export type WorkspaceConditionInput = {}
export type WorkspaceConditionOutput = z.output<typeof workspace.Condition>

export const api = {
  workspace: {
    /** Say whether the workspace is claimed and who asks. For anyone. */
    status: (input: WorkspaceStatusInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceStatusOutput>({ method: 'GET', path: '/workspace', fields: [] }, input, options),
    /** Claim a new workspace with the one-time code and become its founder. For anyone. */
    claim: (input: WorkspaceClaimInput, options: RequestOptions = {}) =>
      request<WorkspaceClaimOutput>({ method: 'POST', path: '/workspace/claim', fields: [] }, input, options),
    /** Sign in with a one-time code from the terminal. For anyone. */
    signIn: (input: WorkspaceSignInInput, options: RequestOptions = {}) =>
      request<WorkspaceSignInOutput>({ method: 'POST', path: '/session', fields: [] }, input, options),
    /** Sign out of this browser. For anyone. */
    signOut: (input: WorkspaceSignOutInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceSignOutOutput>({ method: 'DELETE', path: '/session', fields: [] }, input, options),
    /** Make a one-time code with which the founder signs in again. For the holder of the data folder. */
    signInCode: (input: WorkspaceSignInCodeInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceSignInCodeOutput>({ method: 'POST', path: '/session/code', fields: [] }, input, options),
    /** List who works in this workspace. For members. */
    members: (input: WorkspaceMembersInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceMembersOutput>({ method: 'GET', path: '/members', fields: [] }, input, options),
    /** List the browsers that are signed in. For members. */
    sessions: (input: WorkspaceSessionsInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceSessionsOutput>({ method: 'GET', path: '/sessions', fields: [] }, input, options),
    /** Sign another browser out. For members. */
    endSession: (input: WorkspaceEndSessionInput, options: RequestOptions = {}) =>
      request<WorkspaceEndSessionOutput>({ method: 'DELETE', path: '/sessions/{id}', fields: ['id'] }, input, options),
    /** Show the settings of the workspace; the OpenAlex key itself is never shown. For members. */
    settings: (input: WorkspaceSettingsInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceSettingsOutput>({ method: 'GET', path: '/settings', fields: [] }, input, options),
    /** Change settings: company name, OpenAlex key and mail address, invented world. For the founder. */
    updateSettings: (input: WorkspaceUpdateSettingsInput, options: RequestOptions = {}) =>
      request<WorkspaceUpdateSettingsOutput>({ method: 'PATCH', path: '/settings', fields: [] }, input, options),
    /** Read what happened, newest first. For the founder. */
    audit: (input: WorkspaceAuditInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceAuditOutput>({ method: 'GET', path: '/audit', fields: [] }, input, options),
    /** Check that no line of the audit was changed, removed or added afterwards. For the founder. */
    verifyAudit: (input: WorkspaceVerifyAuditInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceVerifyAuditOutput>({ method: 'GET', path: '/audit/verification', fields: [] }, input, options),
    /** Say how the stores are: versions, sizes, what waits. For the holder of the data folder. */
    condition: (input: WorkspaceConditionInput = {}, options: RequestOptions = {}) =>
      request<WorkspaceConditionOutput>({ method: 'GET', path: '/workspace/condition', fields: [] }, input, options),
  },
} as const

/** Addresses of the same answers as CSV files, for links that download. */
export const csvAddress = {
  workspace: {
    members: (input: WorkspaceMembersInput) =>
      addressOf('/members', [], { ...input, format: 'csv' }),
    sessions: (input: WorkspaceSessionsInput) =>
      addressOf('/sessions', [], { ...input, format: 'csv' }),
    audit: (input: WorkspaceAuditInput) =>
      addressOf('/audit', [], { ...input, format: 'csv' }),
  },
} as const
