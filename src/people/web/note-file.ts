import { api } from '#ui/api.gen.ts'
import { sendFile } from '#ui/send-file.ts'

/** Sends a file to the app and puts it to a note. Throws `ApiError` when it is refused. */
export const attachFile = async (noteId: string, file: File): Promise<void> => {
  await api.people.attachToNote({ noteId, upload: await sendFile(file) })
}

/** Saves a file of a note. Always as bytes: nothing that somebody attached is opened in a page. */
export const saveFile = async (fileId: string): Promise<void> => {
  const { name, content } = await api.people.noteFile({ fileId })
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
