import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { workspaceStatus } from '#ui/queries.ts'
import { setBadge } from '#ui/shell/badges.ts'
import { t } from '#ui/texts/text.ts'
import { notifyOf } from './notify.ts'
import { onRoomMessage, startRoom, useRoom } from './room-store.ts'

/** Listens on every screen: what is unread stands at the place, and the browser notifies. */
export const RoomEverywhere = () => {
  const { data } = useQuery(workspaceStatus)
  const { room } = useRoom()
  const member = data?.actor === 'member'
  useEffect(() => {
    if (member) startRoom()
  }, [member])
  useEffect(() => onRoomMessage(notifyOf), [])
  const count = room?.rooms.reduce((sum, one) => sum + one.unread.length, 0) ?? 0
  useEffect(() => {
    setBadge('room', count === 0 ? null : { count, words: t('room.unread', { count }) })
  }, [count])
  return null
}
