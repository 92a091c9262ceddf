import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Mention } from '#party/contract.ts'
import { api } from '#ui/api.gen.ts'
import { keepDraft, readDraft } from './outbox.ts'
import type { MessageOf, PartyRoomOf } from './room-state.ts'
import { say, showMessage } from './room-store.ts'
import { bringFile } from './upload-file.ts'

type MentionOf = z.output<typeof Mention>

/** What the field is for besides saying something new. */
export type Writing =
  | { readonly kind: 'new' }
  | { readonly kind: 'reply'; readonly message: MessageOf }
  | { readonly kind: 'edit'; readonly message: MessageOf }
  | { readonly kind: 'again'; readonly text: string; readonly mentions: readonly MentionOf[] }

/** Colleagues are told at most this often that one types. */
const typingMs = 3_000

/** What is being written: words, names, files, and how it is sent or kept. */
export const useWriting = (room: PartyRoomOf, writing: Writing, onDone: () => void) => {
  const [text, setText] = useState(() => startText(writing, room.id))
  const [mentions, setMentions] = useState<readonly MentionOf[]>(() => startMentions(writing))
  const [files, setFiles] = useState<readonly { id: string; name: string }[]>([])
  const [full, setFull] = useState(false)
  const bring = useMutation({
    mutationFn: (file: File) => bringFile(room.id, file),
    onSuccess: (file) => setFiles((now) => [...now, file]),
  })
  const clear = (): void => {
    setText('')
    setMentions([])
    setFiles([])
    keepDraft(room.id, '')
    onDone()
  }
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
  const ready = text.trim() !== '' || (files.length > 0 && writing.kind !== 'edit')
  const send = (): void => {
    if (!ready || bring.isPending || edit.isPending) return
    if (writing.kind === 'edit') return edit.mutate(writing.message)
    const taken = say({
      roomId: room.id,
      text: text.trim(),
      mentions: mentions.filter(({ name }) => text.includes(name)),
      replyTo: writing.kind === 'reply' ? writing.message.id : null,
      files: [...files],
    })
    setFull(!taken)
    if (taken) clear()
  }
  return {
    text,
    mentions,
    files,
    full,
    bring,
    edit,
    ready,
    clear,
    send,
    write: (words: string) => {
      setText(words)
      if (writing.kind === 'new') keepDraft(room.id, words)
    },
    name: (words: string, mention: MentionOf) => {
      setText(words)
      setMentions((now) => [...now.filter((one) => one.id !== mention.id), mention])
    },
    leaveOut: (id: string) => setFiles(files.filter((one) => one.id !== id)),
  }
}

/** Tells colleagues that one types, not at every letter. */
export const useSayTyping = (roomId: string): (() => void) => {
  const saidAt = useRef(Number.NEGATIVE_INFINITY)
  return () => {
    const now = performance.now()
    if (now - saidAt.current < typingMs) return
    saidAt.current = now
    api.party.typing({ roomId }).catch(() => undefined) // told again at the next letter
  }
}

/** The field grows with its text, and has the focus when one answers or changes something. */
export const useField = (text: string, writing: Writing) => {
  const field = useRef<HTMLTextAreaElement>(null)
  // Its height is a thing of the page, not of React.
  useEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${String(element.scrollHeight)}px`
  }, [text])
  useEffect(() => {
    if (writing.kind !== 'new') field.current?.focus()
  }, [writing])
  return field
}

const startText = (writing: Writing, roomId: string): string => {
  if (writing.kind === 'edit') return writing.message.text
  return writing.kind === 'again' ? writing.text : readDraft(roomId)
}

const startMentions = (writing: Writing): readonly MentionOf[] => {
  if (writing.kind === 'edit') return writing.message.mentions
  return writing.kind === 'again' ? writing.mentions : []
}
