import { t } from '#ui/texts/text.ts'
import type { RoomState } from './room-state.ts'

interface SaidAloudProps {
  readonly state: RoomState
  readonly roomId: string
}

/** The newest message of others, for a screen reader, politely; rows of the list come and go. */
export const SaidAloud = ({ state, roomId }: SaidAloudProps) => {
  const last = state.recent.findLast(
    (one) => one.roomId === roomId && one.authorId !== state.memberId && one.version === 1,
  )
  return (
    <p className="sr" role="log" aria-live="polite">
      {last && last.deletedAt === null && t('room.said', { name: last.author, text: last.text })}
    </p>
  )
}
