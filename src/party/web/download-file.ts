import { api } from '#ui/api.gen.ts'

/** How long the browser may take to begin with a file that it was handed. */
const handedOverMs = 60_000

/** Fetches a file of the Room and hands it to the browser as a download; it is never shown here. */
export const downloadFile = async (fileId: string): Promise<void> => {
  const { name, content } = await api.party.file({ fileId })
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), handedOverMs)
}
