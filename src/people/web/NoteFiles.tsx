import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatBytes } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { attachFile, saveFile } from './note-file.ts'
import { forgetPeople } from './people-queries.ts'
import type { Note } from './people-queries.ts'

/** Files of a note: saved by whoever reads it, added and taken away by its author. */
export const NoteFiles = ({ note }: { note: Note }) => {
  const client = useQueryClient()
  const save = useMutation({ mutationFn: saveFile })
  const remove = useMutation({
    mutationFn: async (fileId: string) => {
      await api.people.removeNoteFile({ fileId })
      await forgetPeople(client)
      sayDone(t('notes.fileRemoved'), async () => {
        await api.people.restoreNoteFile({ fileId })
        await forgetPeople(client)
        sayDone(t('notes.fileRestored'))
      })
    },
  })
  if (note.files.length === 0) return null
  return (
    <>
      <ul className="note-files" aria-label={t('notes.files')}>
        {note.files.map((file) => (
          <li key={file.id} className="row wrap m">
            <button
              type="button"
              className="btn line small"
              aria-label={t('notes.saveFile', { name: file.name })}
              onClick={() => save.mutate(file.id)}
            >
              <span className="cut" dir="auto">
                {file.name}
              </span>
            </button>
            <span>{formatBytes(file.bytes)}</span>
            {note.mine && (
              <button
                type="button"
                className="btn quiet small"
                aria-label={t('notes.removeFile', { name: file.name })}
                onClick={() => remove.mutate(file.id)}
              >
                {t('notes.remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {save.isError && <ErrorNote error={save.error} />}
      {remove.isError && <ErrorNote error={remove.error} />}
    </>
  )
}

/** The author puts one more file to a note. */
export const AddNoteFile = ({ noteId }: { noteId: string }) => {
  const id = useId()
  const client = useQueryClient()
  const add = useMutation({
    mutationFn: async (file: File) => {
      await attachFile(noteId, file)
      await forgetPeople(client)
      sayDone(t('notes.fileAdded'))
    },
  })
  return (
    <>
      <label className="btn quiet small note-file-add" htmlFor={id}>
        {t(add.isPending ? 'notes.addingFile' : 'notes.addFile')}
        <input
          id={id}
          type="file"
          className="sr"
          disabled={add.isPending}
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) add.mutate(file)
            event.target.value = ''
          }}
        />
      </label>
      {add.isError && <ErrorNote error={add.error} />}
    </>
  )
}
