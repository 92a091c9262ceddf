import { t } from '#ui/texts/text.ts'
import type { RoomState } from './room-state.ts'
import { useNow } from './use-now.ts'

/** Who writes here now; the line keeps its height, so that nothing jumps. */
export const TypingNames = ({ state, roomId }: { state: RoomState; roomId: string }) => {
  const now = useNow()
  const names = state.people
    .filter((one) => (state.typing.get(`${roomId} ${one.id}`) ?? 0) > now)
    .map((one) => one.name)
  return (
    <p className="rm-typing m">
      {names.length > 0 && t('room.typing', { names: names.join(', ') })}
    </p>
  )
}
