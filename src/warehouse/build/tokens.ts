import { Worker } from 'node:worker_threads'
import type { ShardTask } from './shards.ts'
import type { TokenBatch, TokenMessage } from './token-worker.ts'

/** All that one worker found, with its own numbering of terms. */
export interface TokenPart {
  readonly terms: readonly string[]
  readonly batches: readonly TokenBatch[]
}

/**
 * Counts the terms of all works in worker threads, a shard at a time, largest first. `onWorks` is
 * told how many works are done. Rejects when a worker fails; then all of them are ended.
 */
export const tokenizeShards = async (
  tasks: readonly ShardTask[],
  threads: number,
  onWorks: (works: number) => void,
): Promise<TokenPart[]> => {
  if (tasks.length === 0) return []
  const queue = tasks.toSorted((a, b) => b.works - a.works)
  let done = 0
  const workers = Array.from(
    { length: Math.max(1, Math.min(threads, queue.length)) },
    () => new Worker(new URL('./token-worker.ts', import.meta.url)),
  )
  try {
    return await Promise.all(
      workers.map((worker) =>
        runWorker(worker, queue, (works) => {
          done += works
          onWorks(done)
        }),
      ),
    )
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

const runWorker = (
  worker: Worker,
  queue: ShardTask[],
  onWorks: (works: number) => void,
): Promise<TokenPart> =>
  new Promise((resolve, reject) => {
    const batches: TokenBatch[] = []
    const next = () => worker.postMessage(queue.shift() ?? 'finish')
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`A token worker ended early, with ${code}.`)))
    worker.on('message', (message: TokenMessage) => {
      if (message.kind === 'terms') {
        resolve({ terms: message.terms, batches })
        return
      }
      batches.push(message.batch)
      onWorks(message.batch.ends.length)
      next()
    })
    next()
  })
