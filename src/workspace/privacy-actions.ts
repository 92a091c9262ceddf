import type { Action } from '#actions/define-action.ts'
import type { Job } from '#jobs/define-job.ts'
import { showHead } from './audit.ts'
import { keepHead, keepHeads, showHeads } from './audit-heads.ts'
import { exportAccess, showAccessAnswer } from './privacy-access.ts'
import { showDocument, writeDocument } from './privacy-documents.ts'
import { erase, previewErasure, showErasure } from './privacy-erasure.ts'
import { showMethod } from './privacy-method.ts'
import { listNotices, noteNotice, unnoteNotice } from './privacy-notices.ts'
import { listObjections, object, showObjection, withdrawObjection } from './privacy-objections.ts'
import { listRankings } from './privacy-rankings.ts'
import {
  addRequest,
  endRequest,
  listRequests,
  reopenRequest,
  showRequest,
} from './privacy-requests.ts'
import { confirmProposal, dismissProposal, setPeriod, showRetention } from './privacy-retention.ts'
import { gatherAccess } from './privacy/gather-access.ts'
import { eraseJob } from './privacy/erase-job.ts'
import { carryOutRetention, proposeRetention } from './privacy/retention-jobs.ts'

/** What the workspace does for trust: the audit's head, privacy, what rankings showed. */
export const privacyActions: readonly Action[] = [
  showHead,
  showHeads,
  keepHeads,
  listNotices,
  noteNotice,
  unnoteNotice,
  listRequests,
  showRequest,
  addRequest,
  endRequest,
  reopenRequest,
  exportAccess,
  showAccessAnswer,
  previewErasure,
  erase,
  showErasure,
  listObjections,
  showObjection,
  object,
  withdrawObjection,
  showDocument,
  writeDocument,
  showRetention,
  setPeriod,
  confirmProposal,
  dismissProposal,
  listRankings,
  showMethod,
]

/** What of it is done later, or by the clock. */
export const privacyJobs: readonly Job[] = [
  keepHead,
  eraseJob,
  gatherAccess,
  proposeRetention,
  carryOutRetention,
]
