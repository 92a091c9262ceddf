import { refusalOf, unreachable } from '#ui/api.ts'
import { api } from '#ui/api.gen.ts'

/** A file of 10 MB on a slow line; what takes longer has broken off. */
const sendTimeoutMs = 5 * 60_000

/** Sends a file to the app and puts it to a note. Throws `ApiError` when it is refused. */
export const attachFile = async (noteId: string, file: File): Promise<void> => {
  const response = await fetch(`/api/uploads?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
    signal: AbortSignal.timeout(sendTimeoutMs),
  }).catch(() => {
    throw unreachable()
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok || !isUpload(answer)) throw refusalOf(response.status, answer)
  await api.people.attachToNote({ noteId, upload: answer.upload })
}

const isUpload = (answer: unknown): answer is { readonly upload: string } =>
  typeof answer === 'object' &&
  answer !== null &&
  'upload' in answer &&
  typeof answer.upload === 'string'

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
