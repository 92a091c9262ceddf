import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inventedWorks } from '../../../seed/world.ts'
import { KnownWorks } from './known-works.ts'
import type { ThreadMessage } from './messages.ts'
import { readInThreads } from './thread-pool.ts'

const world = [...inventedWorks()]

const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'party-threads-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const tasksIn = async (folder: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, file) => {
      const path = join(folder, `part_${file}.jsonl`)
      const some = world.slice(file * 400, (file + 1) * 400)
      await writeFile(path, some.map((one) => `${JSON.stringify(one)}\n`).join(''))
      const name = `part_${file}.jsonl`
      return { run: 'r', file, name, path, linesDone: 0, firstPart: 0, seenAt: '' }
    }),
  )

test('files are read side by side, each to its end', () =>
  inFolder(async (folder) => {
    const heard: ThreadMessage[] = []
    await readInThreads(
      await tasksIn(folder, 5),
      { worksFolder: folder, known: KnownWorks.forWorks(5_000).buffer },
      async (message) => void heard.push(message),
      AbortSignal.timeout(60_000),
    )
    const ends = heard.filter((message) => message.kind === 'end')
    expect(ends.map((end) => `${end.file} ${end.end}`).toSorted()).toEqual(
      [0, 1, 2, 3, 4].map((file) => `${file} done`),
    )
  }))

test('when what a thread says cannot be stored, reading ends with that error', () =>
  inFolder(async (folder) => {
    const reading = readInThreads(
      await tasksIn(folder, 4),
      { worksFolder: folder, known: KnownWorks.forWorks(5_000).buffer },
      async (message) => {
        if (message.kind === 'mark') throw new Error('The database is gone.')
      },
      AbortSignal.timeout(60_000),
    )
    await expect(reading).rejects.toThrow('The database is gone.')
  }))
