import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FileEnd, FileTask, ThreadMessage, ThreadStart } from './messages.ts'

// Two cores are what we promise to be fast on; more threads only queue for the same disk.
const threadCount = 2
// What one work of 16 MB needs while it is parsed, several times over.
const threadMemoryMb = 400
// A small nursery keeps the whole smaller, and costs no time that can be measured.
const nurseryMb = 24
// What a thread holds is written in a second or two, on a slow disk in some more.
const closeTimeoutMs = 60_000

/** Called for every word of a thread, in order and one at a time; awaited. */
export type OnMessage = (message: ThreadMessage) => Promise<void>

/**
 * Reads files side by side. Resolves when every task has ended. A thread that dies (memory, a bug)
 * costs its file only: that is refused, and a new thread takes the next one. When the signal
 * aborts, threads write what they hold and stop.
 */
export const readInThreads = async (
  tasks: readonly FileTask[],
  start: Omit<ThreadStart, 'stop'>,
  onMessage: OnMessage,
  signal: AbortSignal,
): Promise<void> => {
  const stop = new SharedArrayBuffer(4)
  const onAbort = () => void Atomics.store(new Int32Array(stop), 0, 1)
  if (signal.aborted) return
  signal.addEventListener('abort', onAbort, { once: true })
  const waiting = [...tasks]
  const lane = async (): Promise<void> => {
    let thread: ReadingThread | null = null
    try {
      for (let task = waiting.shift(); task && !signal.aborted; task = waiting.shift()) {
        thread ??= new ReadingThread({ ...start, stop })
        const died = await thread.read(task, onMessage)
        if (died) thread = null
      }
    } catch (error) {
      // What one thread says cannot be stored: the others stop too, and all are waited for.
      onAbort()
      waiting.length = 0
      throw error
    } finally {
      await thread?.close()
    }
  }
  try {
    const lanes = Array.from({ length: Math.min(threadCount, tasks.length) }, lane)
    for (const ended of await Promise.allSettled(lanes)) {
      if (ended.status === 'rejected') throw ended.reason
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

class ReadingThread {
  readonly #worker: Worker

  constructor(start: ThreadStart) {
    this.#worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: start,
      resourceLimits: {
        maxOldGenerationSizeMb: threadMemoryMb,
        maxYoungGenerationSizeMb: nurseryMb,
      },
    })
  }

  /** Reads one file; true when the thread died of it. */
  read(task: FileTask, onMessage: OnMessage): Promise<boolean> {
    return new Promise((resolve, reject) => {
      let tail: Promise<void> = Promise.resolve()
      const say = (message: ThreadMessage): void => {
        tail = tail.then(() => onMessage(message))
        // At once, not when the file has ended: a refusal that nobody hears ends the process.
        tail.catch(reject)
        if (message.kind === 'end') finish(false)
      }
      const die = (error: Error): void => {
        const end: FileEnd = 'refused'
        const sentence = `${task.name} could not be read to its end: ${error.message}.`
        tail = tail.then(() => onMessage({ kind: 'end', file: task.file, end, sentence }))
        finish(true)
      }
      const exit = (code: number): void => die(new Error(`its thread ended with ${code}`))
      const finish = (died: boolean): void => {
        this.#worker.off('message', say)
        this.#worker.off('error', die)
        this.#worker.off('exit', exit)
        tail.then(() => resolve(died), reject)
      }
      this.#worker.on('message', say)
      this.#worker.on('error', die)
      this.#worker.on('exit', exit)
      this.#worker.postMessage(task)
    })
  }

  /** Lets the thread close its writer: ended from outside, native code of it may still run. */
  async close(): Promise<void> {
    const exited = once(this.#worker, 'exit')
    this.#worker.postMessage('close')
    const late = setTimeout(() => void this.#worker.terminate(), closeTimeoutMs)
    await exited
    clearTimeout(late)
  }
}
