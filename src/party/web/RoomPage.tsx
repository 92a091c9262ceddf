import './room.css'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { desk, useMedia } from '#ui/parts/media.ts'
import { TextSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { PinsPanel } from './PinsPanel.tsx'
import { RoomsList } from './RoomsList.tsx'
import { RoomStream } from './RoomStream.tsx'
import { load, showAround, showRoom, startRoom, useRoom } from './room-store.ts'

/** The Room: rooms and who is here, what is said, and what stands pinned. */
export const RoomPage = () => {
  const { id, messageId } = useAddress()
  const { room: state, error } = useRoom()
  const isDesk = useMedia(desk)
  useEffect(startRoom, [])
  const place = useMessagePlace(messageId)
  const known = state?.rooms.find((one) => one.id === (place?.roomId ?? id))
  const room = messageId === undefined ? (known ?? (id ? undefined : state?.rooms[0])) : known
  const roomId = room?.id
  // Read anew, everything is loaded again but what came while that was under way.
  const loaded = roomId !== undefined && state?.streams.has(roomId) === true
  useEffect(() => {
    if (roomId !== undefined && !loaded) void showRoom(roomId).catch(() => undefined)
  }, [roomId, loaded])
  useEffect(() => {
    if (place) void showAround(place.roomId, place.place).catch(() => undefined)
  }, [place])
  if (!state) {
    return error === null ? (
      <Waiting>
        <TextSkeleton lines={12} />
      </Waiting>
    ) : (
      <div className="page-pad">
        <ErrorNote error={error} onRetry={() => void load()} />
      </div>
    )
  }
  return (
    <div className="rm">
      {isDesk && <RoomsList state={state} openId={roomId ?? null} />}
      {room ? (
        <RoomStream key={room.id} state={state} room={room} messageId={messageId ?? null} />
      ) : (
        <NoSuchRoom waiting={messageId !== undefined && place === undefined} />
      )}
      {isDesk && <PinsPanel state={state} />}
    </div>
  )
}

const useAddress = (): { readonly id?: string; readonly messageId?: string } => {
  const params = useParams({ strict: false })
  const router = useRouter()
  const id = typeof params.id === 'string' ? params.id : undefined
  const isMessage = router.state.location.pathname.startsWith(`${paths.room()}/messages/`)
  if (id === undefined) return {}
  return isMessage ? { messageId: id } : { id }
}

/** In which room a message stands, and where. Undefined while that is asked. */
const useMessagePlace = (messageId: string | undefined) => {
  const { data } = useQuery({
    queryKey: ['party', 'message', messageId],
    queryFn: ({ signal }) => api.party.message({ messageId: messageId ?? '' }, { signal }),
    enabled: messageId !== undefined,
    retry: false,
    staleTime: 60_000,
  })
  return data
}

const NoSuchRoom = ({ waiting }: { waiting: boolean }) => (
  <section className="rm-str">
    <div className="page-pad">
      {waiting ? <TextSkeleton lines={8} /> : <p>{t('room.noSuch')}</p>}
    </div>
  </section>
)
