import type { Room } from '#actions/room.ts'

export const campaignRoom: Room = {
  name: 'campaign',
  actions: [],
}
