import type { Room } from '#actions/room.ts'
import { accessActions } from './access-actions.ts'
import { readAudit, verifyAudit } from './audit.ts'
import { claim } from './claim.ts'
import { narrowCompartment, openCompartment, widenCompartment } from './compartment-members.ts'
import { listCompartments, makeCompartment, renameCompartment } from './compartments.ts'
import { condition } from './condition.ts'
import { listMembers } from './members.ts'
import { ownRetention } from './privacy/own-retention.ts'
import { privacyKeeper } from './privacy-keeper.ts'
import { privacyActions, privacyJobs } from './privacy-actions.ts'
import { endOtherSessions, endSession, listSessions } from './sessions.ts'
import { readSettings, updateSettings } from './settings.ts'
import { signInCode } from './sign-in-code.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { status } from './status.ts'

export const workspaceRoom: Room = {
  name: 'workspace',
  actions: [
    status,
    claim,
    signIn,
    signOut,
    signInCode,
    listMembers,
    listSessions,
    endSession,
    endOtherSessions,
    readSettings,
    updateSettings,
    readAudit,
    verifyAudit,
    condition,
    listCompartments,
    makeCompartment,
    renameCompartment,
    widenCompartment,
    narrowCompartment,
    openCompartment,
    ...accessActions,
    ...privacyActions,
  ],
  jobs: privacyJobs,
  keepers: [privacyKeeper],
  retention: ownRetention,
}
