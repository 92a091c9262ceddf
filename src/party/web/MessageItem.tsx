import { Menu } from '@mantine/core'
import { IconDots, IconPaperclip } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatBytes, formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Monogram } from '#ui/parts/Monogram.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { CardBox } from './CardBox.tsx'
import { downloadFile } from './download-file.ts'
import { PinBlock } from './PinBlock.tsx'
import { PinDialog } from './PinDialog.tsx'
import type { MessageOf, PinOf } from './room-state.ts'
import { showMessage } from './room-store.ts'
import { Said } from './Said.tsx'

interface MessageItemProps {
  readonly message: MessageOf
  readonly goesOn: boolean
  readonly pins: readonly PinOf[]
  readonly memberId: string | null
  /** What this one answers, when it is loaded. */
  readonly answered: MessageOf | undefined
  readonly readOnly: boolean
  readonly onReply: () => void
  readonly onEdit: () => void
  /** Something was done from a card of it. */
  readonly onDone: () => void
}

/** One message: who, when, words, cards, files, what it was pinned as, and what can be done. */
export const MessageItem = (props: MessageItemProps) => {
  const { message, goesOn, memberId, pins } = props
  const [pinning, setPinning] = useState(false)
  const mine = message.authorId === memberId
  const remove = useMutation({
    mutationFn: () => api.party.delete({ messageId: message.id, version: message.version }),
    onSuccess: ({ message: gone }) => {
      showMessage(gone)
      sayDone(t('room.messageDeleted'), async () => {
        const back = await api.party.restore({ messageId: gone.id, version: gone.version })
        showMessage(back.message)
        sayDone(t('room.messageBack'))
      })
    },
  })
  return (
    <article
      ref={(element) => {
        const open = () => setPinning(true)
        element?.addEventListener('room-pin', open)
        return () => element?.removeEventListener('room-pin', open)
      }}
      className={`rm-msg ${goesOn ? 'goes-on' : ''}`}
      data-message={message.id}
      tabIndex={-1}
      aria-label={`${message.author}, ${formatMoment(message.sentAt)}`}
    >
      {goesOn ? (
        <time className="m rm-side-time" dateTime={message.sentAt}>
          {clockOf(message.sentAt)}
        </time>
      ) : (
        <Monogram name={message.author} me={mine} large delegate={message.forName !== null} />
      )}
      <div className="grow">
        {!goesOn && <MessageHead message={message} />}
        {props.answered && <Answered message={props.answered} />}
        {message.deletedAt === null ? (
          <Said message={message} memberId={memberId} />
        ) : (
          <p className="m">{t('room.deleted', { name: message.author })}</p>
        )}
        {message.cards.map((card) => (
          <CardBox key={`${card.kind} ${card.id}`} card={card} onDone={props.onDone} />
        ))}
        <Files message={message} />
        {pins.map((pin) => (
          <PinBlock key={pin.id} pin={pin} memberId={memberId} />
        ))}
        {remove.isError && <ErrorNote error={remove.error} />}
      </div>
      {message.deletedAt === null && (
        <MessageMenu
          message={message}
          mine={mine}
          readOnly={props.readOnly}
          onReply={props.onReply}
          onEdit={props.onEdit}
          onPin={() => setPinning(true)}
          onDelete={() => remove.mutate()}
        />
      )}
      {pinning && <PinDialog message={message} onClose={() => setPinning(false)} />}
    </article>
  )
}

const MessageHead = ({ message }: { message: MessageOf }) => (
  <div className="row wrap rm-head">
    <b>{message.author}</b>
    {message.forName !== null && (
      <span className="m2">{t('room.for', { name: message.forName })}</span>
    )}
    <time className="m" dateTime={message.sentAt}>
      {clockOf(message.sentAt)}
    </time>
    {message.editedAt !== null && message.deletedAt === null && (
      <span className="m" title={formatMoment(message.editedAt)}>
        {t('room.edited')}
      </span>
    )}
  </div>
)

const Answered = ({ message }: { message: MessageOf }) => (
  <SpaLink className="m rm-answered cut" href={paths.roomMessage(message.id)}>
    {t('room.replying', { name: message.author, text: message.text.slice(0, 120) })}
  </SpaLink>
)

const Files = ({ message }: { message: MessageOf }) =>
  message.files.length > 0 && (
    <ul className="rm-files">
      {message.files.map((file) => (
        <li key={file.id}>
          <button
            type="button"
            className="btn line small"
            aria-label={t('room.download', { name: file.name, size: formatBytes(file.bytes) })}
            onClick={() => void downloadFile(file.id)}
          >
            <IconPaperclip className="icon s" aria-hidden="true" /> {file.name}{' '}
            <span className="m">{formatBytes(file.bytes)}</span>
          </button>
        </li>
      ))}
    </ul>
  )

interface MessageMenuProps {
  readonly message: MessageOf
  readonly mine: boolean
  readonly readOnly: boolean
  readonly onReply: () => void
  readonly onEdit: () => void
  readonly onPin: () => void
  readonly onDelete: () => void
}

const MessageMenu = (props: MessageMenuProps) => {
  const { message, mine, readOnly } = props
  const copy = (): void => {
    void navigator.clipboard
      .writeText(`${location.origin}${paths.roomMessage(message.id)}`)
      .then(() => sayDone(t('room.copied')))
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className="btn quiet small rm-more"
          aria-label={t('room.more', { name: message.author })}
        >
          <IconDots className="icon s" aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {!readOnly && <Menu.Item onClick={props.onReply}>{t('room.reply')}</Menu.Item>}
        {!readOnly && (
          <Menu.Item data-pin onClick={props.onPin}>
            {t('room.pin')}
          </Menu.Item>
        )}
        {mine && !readOnly && <Menu.Item onClick={props.onEdit}>{t('room.edit')}</Menu.Item>}
        <Menu.Item onClick={copy}>{t('room.copyLink')}</Menu.Item>
        {mine && !readOnly && <Menu.Item onClick={props.onDelete}>{t('room.delete')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

const clocks = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** `08:47`, where the reader is. */
const clockOf = (at: string): string => clocks.format(new Date(at))
