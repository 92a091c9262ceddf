import type { Action } from '#actions/define-action.ts'
import type { Job } from '#jobs/define-job.ts'
import { showHead } from './audit.ts'
import { eraseJob } from './privacy/erase-job.ts'
import { erase, previewErasure, showErasure } from './privacy-erasure.ts'
import { keepHead, keepHeads, showHeads } from './audit-heads.ts'

/** What the workspace does for trust: the audit's head, privacy, what rankings showed. */
export const privacyActions: readonly Action[] = [
  showHead,
  showHeads,
  keepHeads,
  previewErasure,
  erase,
  showErasure,
]

/** What of it is done later, or by the clock. */
export const privacyJobs: readonly Job[] = [keepHead, eraseJob]
