import { IconArrowUp, IconPaperclip, IconX } from '@tabler/icons-react'
import { useId } from 'react'
import type { KeyboardEvent } from 'react'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { phone, useMedia } from '#ui/parts/media.ts'
import { t } from '#ui/texts/text.ts'
import { NameList } from './NameList.tsx'
import type { PartyRoomOf } from './room-state.ts'
import { useNames, withName, type NameChoice } from './use-names.ts'
import { useField, useSayTyping, useWriting, type Writing } from './use-writing.ts'

interface ComposerProps {
  readonly room: PartyRoomOf
  readonly roomName: string
  readonly writing: Writing
  readonly onDone: () => void
  /** The arrow up in an empty field. */
  readonly onEditLast: () => void
}

/** Where one writes. What is written is never lost: it is kept until the app has it. */
export const Composer = ({ room, roomName, writing, onDone, onEditLast }: ComposerProps) => {
  const id = useId()
  const small = useMedia(phone)
  const written = useWriting(room, writing, onDone)
  const { text, bring, edit, clear, send, ready } = written
  const field = useField(text, writing)
  const names = useNames(room.id, text, { field, mentions: written.mentions })
  const sayTyping = useSayTyping(room.id)
  const choose = ({ sign, mention }: NameChoice): void => {
    written.name(withName(text, names.at, `${sign}${mention.name}`), mention)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || names.onKeyDown(event, choose)) return
    const withCtrl = event.ctrlKey || event.metaKey
    if (event.key === 'Escape' && writing.kind !== 'new') clear()
    else if (event.key === 'ArrowUp' && text === '') onEditLast()
    else if (event.key === 'Enter' && (withCtrl || (!event.shiftKey && !small))) send()
    else return
    event.preventDefault()
  }
  return (
    <div className="rm-comp">
      <WritingStrip writing={writing} onStop={clear} />
      <NameList id={id} names={names} onChoose={choose} />
      <FilesToSend written={written} />
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
          onChange={(event) => {
            written.write(event.target.value)
            if (event.target.value !== '') sayTyping()
          }}
          onKeyDown={onKeyDown}
        />
        <span className="m only-desk nw" aria-hidden="true">
          {t('room.writeHint')}
        </span>
        <SendButton changes={writing.kind === 'edit'} ready={ready} onSend={send} />
      </div>
      {written.full && (
        <p className="m bad" role="alert">
          {t('room.tooMuchWaits')}
        </p>
      )}
      {bring.isError && <ErrorNote error={bring.error} />}
      {edit.isError && <ErrorNote error={edit.error} />}
    </div>
  )
}

interface SendButtonProps {
  readonly changes: boolean
  readonly ready: boolean
  readonly onSend: () => void
}

const SendButton = ({ changes, ready, onSend }: SendButtonProps) => (
  <button
    type="button"
    className="rm-send"
    aria-label={changes ? t('room.keep') : t('room.send')}
    aria-disabled={!ready}
    onClick={onSend}
  >
    <IconArrowUp className="icon" aria-hidden="true" />
  </button>
)

const FilesToSend = ({ written }: { written: ReturnType<typeof useWriting> }) => {
  const { files, bring } = written
  if (files.length === 0 && !bring.isPending) return null
  return (
    <ul className="row wrap rm-files">
      {files.map((file) => (
        <li key={file.id} className="chip">
          {file.name}
          <button
            type="button"
            aria-label={t('room.unattach', { name: file.name })}
            onClick={() => written.leaveOut(file.id)}
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
