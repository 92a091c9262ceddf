import { useCallback, useMemo, useState } from 'react'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { TextSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import { Composer } from './Composer.tsx'
import { RoomHead } from './RoomHead.tsx'
import type { MessageOf, PartyRoomOf, PinOf, RoomState, Stream } from './room-state.ts'
import { forget, noteRead, showMore, showNewest, useRoom } from './room-store.ts'
import { SaidAloud } from './SaidAloud.tsx'
import { SearchResults } from './SearchResults.tsx'
import { streamItems } from './stream-items.ts'
import { StreamRow } from './StreamRow.tsx'
import { StreamView } from './StreamView.tsx'
import { TypingNames } from './TypingNames.tsx'
import type { Writing } from './use-writing.ts'

interface RoomStreamProps {
  readonly state: RoomState
  readonly room: PartyRoomOf
  /** A message that is to be brought into sight. */
  readonly messageId: string | null
}

/** One room: its head, what was said, and where one writes. */
export const RoomStream = ({ state, room, messageId }: RoomStreamProps) => {
  const { online, waiting: all } = useRoom()
  const [writing, setWriting] = useState<Writing>({ kind: 'new' })
  const [words, setWords] = useState('')
  const stream = state.streams.get(room.id)
  const waiting = useMemo(() => all.filter((one) => one.roomId === room.id), [all, room.id])
  const lastOwn = stream?.messages.findLast(
    (one) => one.authorId === state.memberId && one.deletedAt === null,
  )
  useMessageKeys(state, room, setWriting)
  return (
    <section className="rm-str" aria-label={room.name}>
      <RoomHead state={state} room={room} words={words} onWords={setWords} />
      {!online && (
        <p className="strip" role="status">
          {t('room.offline')} {all.length > 0 && t('room.offlineCount', { count: all.length })}
        </p>
      )}
      {words !== '' && <SearchResults state={state} words={words} onClose={() => setWords('')} />}
      {stream ? (
        <Messages
          state={state}
          room={room}
          stream={stream}
          waiting={waiting}
          messageId={messageId}
          onWrite={setWriting}
        />
      ) : (
        <div className="rm-scroll">
          <Waiting>
            <TextSkeleton lines={10} />
          </Waiting>
        </div>
      )}
      <TypingNames state={state} roomId={room.id} />
      {room.closedAt === null ? (
        <Composer
          key={keyOf(writing)}
          room={room}
          roomName={room.name}
          writing={writing}
          onDone={() => setWriting({ kind: 'new' })}
          onEditLast={() => lastOwn && setWriting({ kind: 'edit', message: lastOwn })}
        />
      ) : (
        <p className="rm-comp m">{t('room.podClosed')}</p>
      )}
      <SaidAloud state={state} roomId={room.id} />
    </section>
  )
}

const keyOf = (writing: Writing): string =>
  writing.kind === 'edit' || writing.kind === 'reply'
    ? `${writing.kind} ${writing.message.id}`
    : `${writing.kind} ${writing.kind === 'again' ? writing.text : ''}`

interface MessagesProps {
  readonly state: RoomState
  readonly room: PartyRoomOf
  readonly stream: Stream
  readonly waiting: ReturnType<typeof useRoom>['waiting']
  readonly messageId: string | null
  readonly onWrite: (writing: Writing) => void
}

const Messages = ({ state, room, stream, waiting, messageId, onWrite }: MessagesProps) => {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  // What was unread when one came stays marked while one reads it.
  const [readPlace] = useState(room.readPlace)
  const muted = state.preference?.muted ?? noKinds
  const items = useMemo(
    () => streamItems({ stream, waiting, muted, unfolded, readPlace, memberId: state.memberId }),
    [stream, waiting, muted, unfolded, readPlace, state.memberId],
  )
  const pins = useMemo(
    () =>
      Map.groupBy(
        [...state.pins.values()].filter((pin) => pin.removedAt === null),
        (pin): string => pin.messageId ?? '',
      ),
    [state.pins],
  )
  const onMore = useCallback((side: 'before' | 'after') => showMore(room.id, side), [room.id])
  const lastPlace = stream.messages.at(-1)?.place ?? 0
  const onEnd = useCallback(() => {
    if (document.visibilityState === 'visible') noteRead(room.id, lastPlace)
  }, [room.id, lastPlace])
  if (items.length === 0) {
    return (
      <div className="rm-scroll page-pad">
        <Empty
          missing={t('room.empty')}
          why={t('room.emptyWhy', { names: namesOf(state, room) })}
        />
      </div>
    )
  }
  return (
    <StreamView
      label={t('room.stream', { room: room.name })}
      items={items}
      moreBefore={stream.moreBefore}
      moreAfter={stream.moreAfter}
      onMore={onMore}
      onNewest={() => void showNewest(room.id)}
      onEnd={onEnd}
      wanted={messageId}
      row={(item) => (
        <StreamRow
          item={item}
          memberId={state.memberId}
          readOnly={room.closedAt !== null}
          pinsOf={(id) => pins.get(id) ?? noPins}
          messageOf={(id) => stream.messages.find((one) => one.id === id)}
          onReply={(message) => onWrite({ kind: 'reply', message })}
          onEdit={(message) => onWrite({ kind: 'edit', message })}
          onRewrite={({ key, text, mentions }) => {
            forget(key)
            onWrite({ kind: 'again', text, mentions })
          }}
          onUnfold={(key) => setUnfolded(new Set(unfolded).add(key))}
          onDone={() => void showNewest(room.id)}
        />
      )}
    />
  )
}

const noKinds: readonly string[] = []
const noPins: readonly PinOf[] = []

const namesOf = (state: RoomState, room: PartyRoomOf): string =>
  room.kind === 'party'
    ? t('room.everybody')
    : state.people
        .filter((one) => room.memberIds.includes(one.id))
        .map((one) => one.name)
        .join(', ')

/** `j` and `k` walk over messages; `r`, `p` and `e` act on the one with the focus. */
const useMessageKeys = (
  state: RoomState,
  room: PartyRoomOf,
  onWrite: (writing: Writing) => void,
): void => {
  const withFocused = (act: (message: MessageOf, element: HTMLElement) => void): void => {
    const element = document.activeElement?.closest<HTMLElement>('[data-message]')
    const message = state.streams
      .get(room.id)
      ?.messages.find((one) => one.id === element?.dataset['message'])
    if (element && message && message.deletedAt === null) act(message, element)
  }
  useKeys(t('room.keysTitle'), [
    { keys: ['j', 'ArrowDown'], text: t('keys.next'), run: () => step(1) },
    { keys: ['k', 'ArrowUp'], text: t('keys.previous'), run: () => step(-1) },
    {
      keys: 'r',
      text: t('room.keyReply'),
      run: () => withFocused((message) => onWrite({ kind: 'reply', message })),
    },
    {
      keys: 'e',
      text: t('room.keyEdit'),
      run: () =>
        withFocused((message) => {
          if (message.authorId === state.memberId) onWrite({ kind: 'edit', message })
        }),
    },
    {
      keys: 'p',
      text: t('room.keyPin'),
      run: () => withFocused((_message, element) => element.dispatchEvent(new Event('room-pin'))),
    },
    {
      keys: 'i',
      text: t('room.keyWrite'),
      run: () => document.querySelector<HTMLElement>('.rm-field textarea')?.focus(),
    },
  ])
}

const step = (by: 1 | -1): void => {
  const all = [...document.querySelectorAll<HTMLElement>('.rm-list [data-message]')]
  const at = all.findIndex((one) => one.contains(document.activeElement))
  const next = all[at < 0 ? all.length - 1 : Math.min(Math.max(at + by, 0), all.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
