import { IconAdjustments, IconPin } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { desk, useMedia } from '#ui/parts/media.ts'
import { SearchField } from '#ui/parts/SearchField.tsx'
import { t } from '#ui/texts/text.ts'
import { OpenPins } from './PinsPanel.tsx'
import { PodDialog } from './PodDialog.tsx'
import { RoomsList } from './RoomsList.tsx'
import type { PartyRoomOf, RoomState } from './room-state.ts'

interface RoomHeadProps {
  readonly state: RoomState
  readonly room: PartyRoomOf
  readonly words: string
  readonly onWords: (words: string) => void
}

/** Name, members, search; off the desk also the ways to rooms and pins. */
export const RoomHead = ({ state, room, words, onWords }: RoomHeadProps) => {
  const isDesk = useMedia(desk)
  const [open, setOpen] = useState<'rooms' | 'pins' | 'pod' | null>(null)
  const pins = [...state.pins.values()].filter(
    (pin) => pin.state === 'open' && pin.removedAt === null,
  )
  const close = (): void => setOpen(null)
  return (
    <header className="rm-top">
      {isDesk ? (
        <h2>{room.name}</h2>
      ) : (
        <h1>
          <button type="button" className="plain rm-pick" onClick={() => setOpen('rooms')}>
            {room.name} <span aria-hidden="true">▾</span>
          </button>
        </h1>
      )}
      <span className="m nw">{t('room.members', { count: room.memberIds.length })}</span>
      {room.kind === 'pod' && state.memberId !== null && (
        <button
          type="button"
          className="btn quiet small"
          aria-label={t('room.podChange')}
          title={t('room.podChange')}
          onClick={() => setOpen('pod')}
        >
          <IconAdjustments className="icon s" aria-hidden="true" />
        </button>
      )}
      <span className="grow" />
      {!isDesk && (
        <button type="button" className="btn line small" onClick={() => setOpen('pins')}>
          <IconPin className="icon s" aria-hidden="true" />{' '}
          {t('room.showPins', { count: pins.length })}
        </button>
      )}
      <SearchField label={t('room.search')} value={words} onChange={onWords} />
      {open === 'rooms' && (
        <Dialog title={t('room.rooms')} onClose={close}>
          <div onClick={(event) => event.target instanceof HTMLAnchorElement && close()}>
            <RoomsList state={state} openId={room.id} />
          </div>
        </Dialog>
      )}
      {open === 'pins' && (
        <Dialog title={t('pin.pinned')} onClose={close}>
          <OpenPins state={state} />
        </Dialog>
      )}
      {open === 'pod' && <PodDialog state={state} room={room} onClose={close} />}
    </header>
  )
}
