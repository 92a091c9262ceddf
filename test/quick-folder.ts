import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'

/** A copy of the template takes 8 MB, and hundreds of files may each have one for a while. */
const roomyBytes = 2 * 1024 ** 3

/** In memory where there is room: a database that lives for a minute need not wait for a disk. */
export const quickFolder = async (): Promise<string> => {
  const memory = await statfs('/dev/shm').catch(() => null)
  return memory && memory.bavail * memory.bsize > roomyBytes ? '/dev/shm' : tmpdir()
}
