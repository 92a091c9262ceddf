import { api } from '#ui/api.gen.ts'
import { refusalOf, unreachable } from '#ui/api.ts'

/** Brings one file into a room. Throws `ApiError` when it is refused. */
export const bringFile = async (
  roomId: string,
  file: File,
): Promise<{ readonly id: string; readonly name: string }> => {
  const upload = await send(file)
  const answer = await api.party.attach({ roomId, upload })
  return { id: answer.file.id, name: answer.file.name }
}

/** The bytes as they are, to where browsers bring files. */
const send = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open('POST', `/api/uploads?name=${encodeURIComponent(file.name)}`)
    sending.setRequestHeader('content-type', 'application/octet-stream')
    sending.responseType = 'json'
    sending.addEventListener('load', () => {
      const answer: unknown = sending.response
      const id = idOf(answer)
      if (sending.status >= 200 && sending.status < 300 && id !== null) resolve(id)
      else reject(refusalOf(sending.status, answer))
    })
    sending.addEventListener('error', () => reject(unreachable()))
    sending.send(file)
  })

const idOf = (answer: unknown): string | null =>
  typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string'
    ? answer.id
    : null
