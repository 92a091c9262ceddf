import { IconLock, IconMessage, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Monogram } from '#ui/parts/Monogram.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { badgeText } from '#ui/shell/badges.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { PodDialog } from './PodDialog.tsx'
import type { PartyRoomOf, RoomState } from './room-state.ts'
import { useNow } from './use-now.ts'

interface RoomsListProps {
  readonly state: RoomState
  readonly openId: string | null
}

/** The Room, its pods, what is need-to-know, and who is here. */
export const RoomsList = ({ state, openId }: RoomsListProps) => {
  const [making, setMaking] = useState(false)
  const main = state.rooms.filter((room) => room.kind === 'party')
  const pods = state.rooms.filter((room) => room.kind === 'pod' && room.compartment === null)
  const hidden = state.rooms.filter((room) => room.compartment !== null)
  const link = (room: PartyRoomOf) => (
    <RoomLink key={room.id} room={room} here={room.id === openId} />
  )
  return (
    <aside className="rm-pods" aria-label={t('room.rooms')}>
      <h1>{t('room.title')}</h1>
      <ul>
        {main.map(link)}
        <li>
          <SpaLink href={paths.roomDecisions()}>{t('room.decisions')}</SpaLink>
        </li>
        <li>
          <SpaLink href={paths.digest()}>{t('room.digests')}</SpaLink>
        </li>
        <li>
          <SpaLink href={paths.roomTold()}>{t('room.told')}</SpaLink>
        </li>
      </ul>
      <div className="row">
        <h2 className="grow">{t('room.pods')}</h2>
        {state.memberId !== null && (
          <button
            type="button"
            className="btn quiet small"
            aria-label={t('room.newPod')}
            title={t('room.newPod')}
            onClick={() => setMaking(true)}
          >
            <IconPlus className="icon s" aria-hidden="true" />
          </button>
        )}
      </div>
      <ul>{pods.map(link)}</ul>
      {hidden.length > 0 && (
        <>
          <h2>{t('room.needToKnow')}</h2>
          <ul>{hidden.map(link)}</ul>
        </>
      )}
      <h2>{t('room.hereNow')}</h2>
      <PeopleHere state={state} roomId={openId} />
      {making && <PodDialog state={state} onClose={() => setMaking(false)} />}
    </aside>
  )
}

const RoomLink = ({ room, here }: { room: PartyRoomOf; here: boolean }) => {
  const Icon = room.compartment === null ? IconMessage : IconLock
  const count = room.unread.length
  return (
    <li>
      <SpaLink
        href={room.kind === 'party' ? paths.room() : paths.pod(room.id)}
        aria-current={here ? 'page' : undefined}
      >
        <Icon className="icon s" aria-hidden="true" />
        <span className="cut">{room.name}</span>
        {room.closedAt !== null && <span className="m">{t('room.closed')}</span>}
        {count > 0 && (
          <b className={room.unread.some((one) => one.mention) ? 'named' : undefined}>
            <span aria-hidden="true">{badgeText(count)}</span>
            <span className="sr">{t('room.unread', { count })}</span>
          </b>
        )}
      </SpaLink>
    </li>
  )
}

/** Members of the open room: here, quiet, or away. */
const PeopleHere = ({ state, roomId }: { state: RoomState; roomId: string | null }) => {
  const now = useNow()
  const inside = state.rooms.find((room) => room.id === roomId)?.memberIds
  const people = state.people
    .filter((one) => inside === undefined || inside.includes(one.id))
    .map((one) => ({ ...one, here: state.here.includes(one.id) }))
    .toSorted((a, b) => Number(b.here) - Number(a.here))
  return (
    <ul className="rm-here">
      {people.map((one) => (
        <li key={one.id} className={one.here ? undefined : 'away'}>
          <Monogram name={one.name} me={one.id === state.memberId} />
          <span className="grow">
            {one.name} <span className="m">{wordsOf(state, one, roomId, now)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

const wordsOf = (
  state: RoomState,
  one: RoomState['people'][number] & { readonly here: boolean },
  roomId: string | null,
  now: number,
): string => {
  if ((state.typing.get(`${roomId ?? ''} ${one.id}`) ?? 0) > now) return t('room.isTyping')
  if (one.quietUntil !== null && Date.parse(one.quietUntil) > now) {
    return t('room.quietUntil', { time: clocks.format(new Date(one.quietUntil)) })
  }
  return one.here ? '' : t('room.away')
}

const clocks = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
