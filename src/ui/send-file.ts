import { refusalOf, unreachable } from './api.ts'

/** A file of 10 MB on a slow line; what takes longer has broken off. */
const sendTimeoutMs = 5 * 60_000

/**
 * Sends the bytes of one file to where browsers bring files, and gives the id under which an
 * operation takes it from there. Throws `ApiError` when it is refused or does not arrive.
 */
export const sendFile = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    const fail = () => reject(unreachable())
    sending.open('POST', `/api/uploads?name=${encodeURIComponent(file.name)}`)
    sending.setRequestHeader('content-type', 'application/octet-stream')
    sending.responseType = 'json'
    sending.timeout = sendTimeoutMs
    sending.addEventListener('load', () => {
      const answer: unknown = sending.response
      const id = uploadIn(answer)
      if (sending.status >= 200 && sending.status < 300 && id !== null) resolve(id)
      else reject(refusalOf(sending.status, answer))
    })
    sending.addEventListener('error', fail)
    sending.addEventListener('timeout', fail)
    sending.send(file)
  })

const uploadIn = (answer: unknown): string | null =>
  typeof answer === 'object' &&
  answer !== null &&
  'upload' in answer &&
  typeof answer.upload === 'string'
    ? answer.upload
    : null
