import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { CompartmentOf } from '#ui/parts/Compartment.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { AddNoteFile, NoteFiles } from './NoteFiles.tsx'
import { NoteForm } from './NoteForm.tsx'
import type { WrittenNote } from './NoteForm.tsx'
import { dossier, forgetPeople } from './people-queries.ts'
import type { Note } from './people-queries.ts'

/** Notes of the members on a person; a private one is here for its author only. */
export const NotesTab = () => {
  const { id = '' } = useParams({ strict: false })
  const { data } = useQuery(dossier(id))
  const client = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  const [kept, setKept] = useState(0)
  const add = useMutation({
    mutationFn: (note: WrittenNote) => api.people.addNote({ id, ...note }),
    onSuccess: async ({ note }) => {
      setKept(kept + 1)
      // Out of the field, so that `z` undoes instead of being written.
      heading.current?.focus()
      await forgetPeople(client)
      sayDone(t('notes.kept'), () => removeNote(note, client))
    },
  })
  if (data === undefined) return null
  const { name } = data.person
  return (
    <div className="dc-main notes">
      <h2 className="sr" ref={heading} tabIndex={-1}>
        {t('notes.title')}
      </h2>
      <NoteForm
        key={kept}
        label={t('notes.new', { name })}
        button={t('notes.keep')}
        autoFocus={kept === 0}
        pending={add.isPending}
        onKeep={(note) => add.mutate(note)}
      />
      {add.isError && <ErrorNote error={add.error} />}
      {data.notes.length === 0 ? (
        <Empty missing={t('notes.none')} why={t('notes.noneWhy')} />
      ) : (
        <ul aria-label={t('notes.list', { name })} className="note-list">
          {data.notes.map((note) => (
            <NoteItem key={`${note.id}${String(note.version)}`} note={note} />
          ))}
        </ul>
      )}
    </div>
  )
}

const NoteItem = ({ note }: { note: Note }) => {
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const edit = useMutation({
    mutationFn: (change: WrittenNote) =>
      api.people.editNote({ noteId: note.id, version: note.version, ...change }),
    onSuccess: async () => {
      setEditing(false)
      await forgetPeople(client)
      sayDone(t('notes.changed'))
    },
  })
  const remove = useMutation({ mutationFn: () => removeNote(note, client) })
  return (
    <li className="note-item">
      {editing ? (
        <NoteForm
          label={t('notes.text')}
          button={t('notes.keep')}
          start={note}
          autoFocus
          pending={edit.isPending}
          onKeep={(change) => edit.mutate(change)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <p className="note-text" dir="auto">
          {note.text}
        </p>
      )}
      <NoteFiles note={note} />
      <div className="row wrap m">
        <span>{t('notes.by', { author: note.author, moment: formatMoment(note.createdAt) })}</span>
        {note.editedAt !== null && (
          <span>{t('notes.edited', { moment: formatMoment(note.editedAt) })}</span>
        )}
        {note.readers === 'private' && <span className="tag">{t('notes.privateTag')}</span>}
        <CompartmentOf id={note.compartmentId} />
        {note.mentions.length > 0 && (
          <span>
            {t('notes.mentioned', { names: note.mentions.map((one) => one.name).join(', ') })}
          </span>
        )}
        {note.mine && !editing && (
          <>
            <AddNoteFile noteId={note.id} />
            <button type="button" className="btn quiet small" onClick={() => setEditing(true)}>
              {t('notes.edit')}
            </button>
            <button
              type="button"
              className="btn quiet small"
              onClick={() => remove.mutate()}
              disabled={remove.isPending}
            >
              {t('notes.remove')}
            </button>
          </>
        )}
      </div>
      {edit.isError && <ErrorNote error={edit.error} />}
      {remove.isError && <ErrorNote error={remove.error} />}
    </li>
  )
}

const removeNote = async (
  note: Note,
  client: Parameters<typeof forgetPeople>[0],
): Promise<void> => {
  const removed = await api.people.removeNote({ noteId: note.id, version: note.version })
  await forgetPeople(client)
  sayDone(t('notes.removed'), async () => {
    await api.people.restoreNote({ noteId: note.id, version: removed.note.version })
    await forgetPeople(client)
    sayDone(t('notes.restored'))
  })
}
