import type { Room } from '#actions/room.ts'
import { evidence } from './evidence.ts'
import { explain } from './explain.ts'
import { rank } from './rank.ts'
import { talentMap } from './talent-map.ts'

/** Operations of scouting. */
export const scoutingRoom: Room = {
  name: 'scouting',
  actions: [rank, talentMap, explain, evidence],
}
