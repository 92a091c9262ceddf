import { IconArrowUp, IconPaperclip, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import type { ChangeEvent, KeyboardEvent } from 'react'
import type { z } from 'zod'
import type { Mention } from '#party/contract.ts'
import { api } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { phone, useMedia } from '#ui/parts/media.ts'
import { t } from '#ui/texts/text.ts'
import { NameList } from './NameList.tsx'
import { keepDraft, readDraft } from './outbox.ts'
import type { MessageOf, PartyRoomOf } from './room-state.ts'
import { say, showMessage } from './room-store.ts'
import { bringFile } from './upload-file.ts'
import { useNames, withName } from './use-names.ts'

type MentionOf = z.output<typeof Mention>

/** What the field is for besides saying something new. */
export type Writing =
  | { readonly kind: 'new' }
  | { readonly kind: 'reply'; readonly message: MessageOf }
  | { readonly kind: 'edit'; readonly message: MessageOf }
  | { readonly kind: 'again'; readonly text: string; readonly mentions: readonly MentionOf[] }

interface ComposerProps {
  readonly room: PartyRoomOf
  readonly roomName: string
  readonly writing: Writing
  readonly onDone: () => void
  /** The arrow up in an empty field. */
  readonly onEditLast: () => void
}

/** Colleagues are told at most this often that one types. */
const typingMs = 3_000

/** Where one writes. What is written is never lost: it is kept until the app has it. */
export const Composer = ({ room, roomName, writing, onDone, onEditLast }: ComposerProps) => {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const small = useMedia(phone)
  const [text, setText] = useState(() => startText(writing, room.id))
  const [mentions, setMentions] = useState<readonly MentionOf[]>(() => startMentions(writing))
  const [files, setFiles] = useState<readonly { id: string; name: string }[]>([])
  const [full, setFull] = useState(false)
  const typedAt = useRef(Number.NEGATIVE_INFINITY)
  const names = useNames(room.id, text, { field, mentions })
  const bring = useMutation({
    mutationFn: (file: File) => bringFile(room.id, file),
    onSuccess: (file) => setFiles((now) => [...now, file]),
  })
  const edit = useMutation({
    mutationFn: (message: MessageOf) =>
      api.party.edit({
        messageId: message.id,
        version: message.version,
        text: text.trim(),
        mentions: [...mentions],
      }),
    onSuccess: ({ message }) => {
      showMessage(message)
      clear()
    },
  })
  // The field grows with its text: its height is a thing of the page, not of React.
  useEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${String(element.scrollHeight)}px`
  }, [text])
  useEffect(() => {
    if (writing.kind !== 'new') field.current?.focus()
  }, [writing])
  const clear = (): void => {
    setText('')
    setMentions([])
    setFiles([])
    keepDraft(room.id, '')
    onDone()
  }
  const ready = text.trim() !== '' || (files.length > 0 && writing.kind !== 'edit')
  const send = (): void => {
    if (!ready || bring.isPending || edit.isPending) return
    if (writing.kind === 'edit') return edit.mutate(writing.message)
    const replyTo = writing.kind === 'reply' ? writing.message.id : null
    const taken = say({
      roomId: room.id,
      text: text.trim(),
      mentions: mentions.filter(({ name }) => text.includes(name)),
      replyTo,
      files: [...files],
    })
    setFull(!taken)
    if (taken) clear()
  }
  const choose = (chosen: { mention: MentionOf; sign: string }): void => {
    const changed = withName(text, names.at, `${chosen.sign}${chosen.mention.name}`)
    setText(changed)
    setMentions((now) => [...now.filter((one) => one.id !== chosen.mention.id), chosen.mention])
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || names.onKeyDown(event, choose)) return
    if (event.key === 'Escape' && writing.kind !== 'new') clear()
    else if (event.key === 'ArrowUp' && text === '') onEditLast()
    else if (event.key === 'Enter' && !event.shiftKey && !small) send()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    else return
    event.preventDefault()
  }
  const onChange = (event: ChangeEvent<HTMLTextAreaElement>): void => {
    setText(event.target.value)
    if (writing.kind === 'new') keepDraft(room.id, event.target.value)
    const now = performance.now()
    if (event.target.value === '' || now - typedAt.current < typingMs) return
    typedAt.current = now
    api.party.typing({ roomId: room.id }).catch(() => undefined) // told again at the next letter
  }
  return (
    <div className="rm-comp">
      <WritingStrip writing={writing} onStop={clear} />
      <NameList id={id} names={names} onChoose={choose} />
      {(files.length > 0 || bring.isPending) && (
        <ul className="row wrap rm-files">
          {files.map((file) => (
            <li key={file.id} className="chip">
              {file.name}
              <button
                type="button"
                aria-label={t('room.unattach', { name: file.name })}
                onClick={() => setFiles(files.filter((one) => one.id !== file.id))}
              >
                <IconX className="icon s" aria-hidden="true" />
              </button>
            </li>
          ))}
          {bring.isPending && (
            <li className="m" role="status">
              {t('room.attaching', { name: bring.variables.name })}
            </li>
          )}
        </ul>
      )}
      <div className="rm-field">
        <AttachButton onFile={(file) => bring.mutate(file)} />
        <textarea
          ref={field}
          id={id}
          rows={1}
          value={text}
          dir="auto"
          aria-label={t('room.write', { room: roomName })}
          aria-haspopup="listbox"
          aria-controls={`${id}-names`}
          aria-autocomplete="list"
          aria-activedescendant={names.open ? `${id}-name-${String(names.current)}` : undefined}
          placeholder={t('room.write', { room: roomName })}
          onChange={onChange}
          onKeyDown={onKeyDown}
        />
        <span className="m only-desk nw" aria-hidden="true">
          {t('room.writeHint')}
        </span>
        <button
          type="button"
          className="rm-send"
          aria-label={writing.kind === 'edit' ? t('room.keep') : t('room.send')}
          aria-disabled={!ready}
          onClick={send}
        >
          <IconArrowUp className="icon" aria-hidden="true" />
        </button>
      </div>
      {full && (
        <p className="m bad" role="alert">
          {t('room.tooMuchWaits')}
        </p>
      )}
      {bring.isError && <ErrorNote error={bring.error} />}
      {edit.isError && <ErrorNote error={edit.error} />}
    </div>
  )
}

const WritingStrip = ({ writing, onStop }: { writing: Writing; onStop: () => void }) => {
  if (writing.kind !== 'edit' && writing.kind !== 'reply') return null
  const words =
    writing.kind === 'edit'
      ? t('room.editing')
      : t('room.replying', {
          name: writing.message.author,
          text: writing.message.text.slice(0, 120),
        })
  return (
    <div className="row rm-writing">
      <span className="m grow cut">{words}</span>
      <button type="button" className="btn quiet small" onClick={onStop}>
        {t('room.stop')}
      </button>
    </div>
  )
}

const AttachButton = ({ onFile }: { onFile: (file: File) => void }) => (
  <label className="rm-attach" aria-label={t('room.attach')} title={t('room.attach')}>
    <IconPaperclip className="icon" aria-hidden="true" />
    <input
      type="file"
      className="sr"
      aria-label={t('room.attach')}
      onChange={(event) => {
        const [file] = event.target.files ?? []
        if (file) onFile(file)
        event.target.value = ''
      }}
    />
  </label>
)

const startText = (writing: Writing, roomId: string): string => {
  if (writing.kind === 'edit') return writing.message.text
  return writing.kind === 'again' ? writing.text : readDraft(roomId)
}

const startMentions = (writing: Writing): readonly MentionOf[] => {
  if (writing.kind === 'edit') return writing.message.mentions
  return writing.kind === 'again' ? writing.mentions : []
}
