/** Texts of privacy: notices owed, requests, erasure, retention, rankings, method. */
export const privacyTexts = {
  'audit.daily': 'Write the end of the chain to {file} in the data folder each day.',
  'audit.dailyLast': 'Last written {when}.',
  'audit.dailyNone': 'Not written yet.',
  'event.workspace.audit_heads_switched': 'Switched the daily file of the audit',
} as const
