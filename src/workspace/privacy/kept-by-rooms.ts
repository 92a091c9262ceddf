import type { Context } from '#actions/context.ts'
import type { KeptPerson } from '#actions/room.ts'
import type { KeptByRoom } from '../privacy.contract.ts'

/** What every room keeps of a person, as far as this context sees; rooms with nothing left out. */
export const readKeptByRooms = async (ctx: Context, person: KeptPerson): Promise<KeptByRoom[]> => {
  const keepers = ctx.rooms.flatMap((room) => room.keepers ?? [])
  const kept = await Promise.all(
    keepers.map(async (keeper) => ({
      room: keeper.room,
      sections: (await keeper.exportOf(ctx, person))
        .filter((section) => section.items.length > 0)
        .map((section) => ({ ...section, items: section.items.map((item) => ({ ...item })) })),
    })),
  )
  return kept.filter((one) => one.sections.length > 0)
}
