import { stages, wayIn } from '#campaign/list.contract.ts'
import type { Stage } from '#campaign/list.contract.ts'
import { t } from '#ui/texts/text.ts'

/** The stage in a word: `Candidate`. */
export const stageName = (stage: Stage): string => t(`stage.${stage}`)

/** How far on the way in, for the pill; 0 for those who have left it. */
export const stageShare = (stage: Stage): number => {
  const at = wayIn.findIndex((one) => one === stage)
  return at === -1 ? 0 : (at + 1) / wayIn.length
}

/** The columns of the board that are always there. */
export const mainStages = wayIn.slice(0, 5)

/** Folded at the sides until somebody opens them. */
export const endStages: readonly Stage[] = stages.filter(
  (stage) => !mainStages.some((one) => one === stage),
)

/** The stage before or after one on the way in; null at its ends. */
export const stageBeside = (stage: Stage, by: 1 | -1): Stage | null => {
  const at = wayIn.findIndex((one) => one === stage)
  return at === -1 ? null : (wayIn[at + by] ?? null)
}
