import type { Action } from '#actions/define-action.ts'
import { addPasskey, passkeyChallenge } from './add-passkey.ts'
import { makeAddressLink, openAddressLink } from './address-links.ts'
import { listTokens, makeToken, revokeToken } from './api-tokens.ts'
import { changeRole, endDelegation, makeDelegate } from './change-member.ts'
import { invite, listInvitations, revokeInvitation } from './invitations.ts'
import { join, joinChallenge, openInvitation } from './join.ts'
import { signInChallenge, signInWithPasskey } from './passkey-sign-in.ts'
import { listPasskeys, removePasskey, renamePasskey } from './passkeys.ts'
import { proofChallenge, provePasskey } from './prove-passkey.ts'
import { reachReport } from './reach.ts'
import { recover } from './recover.ts'
import { makeRecoveryCodes, recoveryStatus } from './recovery-codes.ts'
import { removeMember } from './remove-member.ts'

/** Who gets in, by what, and as whom. */
export const accessActions: readonly Action[] = [
  signInChallenge,
  signInWithPasskey,
  recover,
  proofChallenge,
  provePasskey,
  passkeyChallenge,
  addPasskey,
  listPasskeys,
  renamePasskey,
  removePasskey,
  recoveryStatus,
  makeRecoveryCodes,
  invite,
  listInvitations,
  revokeInvitation,
  openInvitation,
  joinChallenge,
  join,
  changeRole,
  makeDelegate,
  endDelegation,
  removeMember,
  listTokens,
  makeToken,
  revokeToken,
  makeAddressLink,
  openAddressLink,
  reachReport,
]
