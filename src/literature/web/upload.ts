import { refusalOf, unreachable } from '#ui/api.ts'

/** How far one file is on its way to the app. */
export interface UploadProgress {
  readonly name: string
  /** Counts from 1. */
  readonly nth: number
  readonly count: number
  /** 0 to 1, over all files by bytes. */
  readonly share: number
}

/**
 * Sends files to the app one after another and answers with their ids, in order. The browser says
 * how far a file is only through XMLHttpRequest. Throws `ApiError` for the first one refused.
 */
export const uploadFiles = async (
  files: readonly File[],
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const all = files.reduce((sum, file) => sum + file.size, 0)
  const ids: string[] = []
  let before = 0
  for (const [place, file] of files.entries()) {
    const tell = (sent: number) =>
      onProgress({
        name: file.name,
        nth: place + 1,
        count: files.length,
        share: all === 0 ? 0 : (before + sent) / all,
      })
    tell(0)
    ids.push(await uploadFile(file, tell, signal))
    before += file.size
  }
  return ids
}

const uploadFile = (
  file: File,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    const stop = () => sending.abort()
    sending.open('POST', `/api/uploads?name=${encodeURIComponent(file.name)}`)
    sending.setRequestHeader('content-type', 'application/octet-stream')
    sending.responseType = 'json'
    sending.upload.addEventListener('progress', (event) => onSent(event.loaded))
    sending.addEventListener('load', () => {
      const answer: unknown = sending.response
      const id = uploadId(answer)
      if (sending.status >= 200 && sending.status < 300 && id !== null) resolve(id)
      else reject(refusalOf(sending.status, answer))
    })
    sending.addEventListener('error', () => reject(unreachable()))
    sending.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
    sending.addEventListener('loadend', () => signal.removeEventListener('abort', stop))
    signal.addEventListener('abort', stop)
    if (signal.aborted) reject(new DOMException('stopped', 'AbortError'))
    else sending.send(file)
  })

const uploadId = (answer: unknown): string | null =>
  typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string'
    ? answer.id
    : null
