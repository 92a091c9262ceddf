import type { Action } from '#actions/define-action.ts'
import { evidence } from './evidence.ts'
import { explain } from './explain.ts'
import { rank } from './rank.ts'
import { talentMap } from './talent-map.ts'

/** Operations of scouting. */
export const scoutingActions: readonly Action[] = [rank, talentMap, explain, evidence]
