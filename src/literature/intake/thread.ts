import { parentPort, workerData } from 'node:worker_threads'
import { KnownWorks } from './known-works.ts'
import type { FileTask, ThreadMessage, ThreadStart } from './messages.ts'
import { readFile } from './read-file.ts'
import { WorkBatch } from './work-batch.ts'

// The entry of a reading thread: parsing is what reading costs, so files are read side by side,
// and the app's own thread stays free to answer.

const progressEveryMs = 200

const port = parentPort
// The pool that starts this thread is the only one, and hands over exactly this shape.
const start: ThreadStart = workerData
const known = new KnownWorks(start.known)
const stop = new Int32Array(start.stop)
const writer = await WorkBatch.openWriter()

const say = (message: ThreadMessage): void => port?.postMessage(message)

const read = async (task: FileTask): Promise<void> => {
  const { file } = task
  const batch = new WorkBatch({ ...task, worksFolder: start.worksFolder }, known, writer)
  let bytesRead = 0
  let saidAt = 0
  const ended = await readFile({
    path: task.path,
    name: task.name,
    linesDone: task.linesDone,
    batch,
    onProgress: (bytes) => {
      bytesRead = bytes
      if (performance.now() - saidAt < progressEveryMs) return
      saidAt = performance.now()
      say({ kind: 'progress', file, bytesRead, counts: { ...batch.counts } })
    },
    mark: async () => say({ kind: 'mark', file, bytesRead, ...(await batch.mark()) }),
    isStopped: () => Atomics.load(stop, 0) === 1,
  })
  say({ kind: 'end', file, ...ended })
}

port?.on('message', (task: FileTask | 'close') => {
  if (task === 'close') {
    void writer[Symbol.asyncDispose]().finally(() => port.close())
    return
  }
  read(task).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    say({ kind: 'end', file: task.file, end: 'refused', sentence: `${task.name}: ${why}` })
  })
})
