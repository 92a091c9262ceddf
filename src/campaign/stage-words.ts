import type { Stage } from './list.contract.ts'

/** Stages within a sentence, as the server says them; screens have their own texts. */
export const stageWords: Readonly<Record<Stage, string>> = {
  prospect: 'prospect',
  lead: 'lead',
  candidate: 'candidate',
  finalist: 'finalist',
  offeree: 'offeree',
  accepted: 'accepted',
  starter: 'starter',
  passed: 'passed',
  declined: 'declined',
  nurture: 'nurture',
  reneged: 'reneged',
  leaver: 'leaver',
  boomerang: 'boomerang',
}
