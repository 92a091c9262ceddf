import type { Room } from '#actions/room.ts'
import { charterPart } from './charter-room.ts'
import { clocksPart } from './clocks-room.ts'
import { endedRetention } from './ended-retention.ts'
import { knowProspect, sourcedOnList } from './known-prospect.ts'
import { listPart } from './list-room.ts'

export const campaignRoom: Room = {
  name: 'campaign',
  know: knowProspect,
  sourced: sourcedOnList,
  retention: endedRetention,
  actions: [...listPart.actions, ...clocksPart.actions, ...charterPart.actions],
  jobs: [...listPart.jobs, ...clocksPart.jobs, ...charterPart.jobs],
  cards: [...listPart.cards, ...charterPart.cards],
  keepers: [...listPart.keepers, ...clocksPart.keepers, ...charterPart.keepers],
  lines: [...listPart.lines, ...clocksPart.lines, ...charterPart.lines],
}
