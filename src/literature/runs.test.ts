import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import { inventedWorks } from '../../seed/world.ts'
import type { RefusalPage, Run, Status, WorkDetail, WorkPage } from './contract.ts'
import type { z } from 'zod'

const world = [...inventedWorks()]
const linesOf = (works: readonly object[]): string =>
  works.map((work) => `${JSON.stringify(work)}\n`).join('')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'party-runs-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (name: string, bytes: string | Buffer): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

/** Brings files in and waits until they are read and built. */
const bring = async (party: Party, ...paths: string[]): Promise<Run> => {
  const { id } = await party.call<Run>('literature.ingest', { paths })
  await party.settle()
  return party.call<Run>('literature.run', { id })
}
const status = (party: Party) => party.call<Status>('literature.status', {})

describe('files brought in', () => {
  test('are counted, built and said; the same again changes and builds nothing', async () => {
    await using party = await openParty()
    const path = await file('some.jsonl.gz', gzipSync(linesOf(world.slice(0, 300))))
    const first = await bring(party, path)
    expect(first).toMatchObject({ state: 'done', new: 300, refused: 0, exit: 0, build: 1 })
    expect(first.headline).toBe('300 works in')
    expect(first.stages.every((stage) => stage.state === 'done')).toBe(true)
    expect(await status(party)).toMatchObject({ works: 300, build: 1, running: null })

    const again = await bring(party, path)
    expect(again).toMatchObject({ state: 'done', new: 0, changed: 0, same: 300, build: null })
    expect(again.sentence).toContain('Nothing changed, so nothing was built.')
    expect((await status(party)).build).toBe(1)
    const events = await party.ctx.db.selectFrom('event').select('name').execute()
    expect(events.map((event) => event.name)).toEqual(
      expect.arrayContaining(['literature.run_asked', 'literature.run_ended']),
    )
  })

  test('a newer state of a work replaces the older one; an older one does not come back', async () => {
    await using party = await openParty()
    const [work] = world
    const newer = { ...work, title: 'A newer title', updated_date: '2027-01-01' }
    await bring(party, await file('old.jsonl', linesOf(world.slice(0, 20))))
    expect(await bring(party, await file('new.jsonl', linesOf([newer])))).toMatchObject({
      new: 0,
      changed: 1,
    })
    expect(await bring(party, join(folder, 'old.jsonl'))).toMatchObject({ changed: 0, same: 20 })
    const shown = await party.call<z.output<typeof WorkDetail>>('literature.work', { id: work?.id })
    expect(shown).toMatchObject({ title: 'A newer title', sourceFile: 'new.jsonl', sourceLine: 1 })
    expect(shown.authors).toHaveLength(work?.authorships.length ?? 0)
    expect(shown.authors.every((author) => author.personId !== null)).toBe(true)
  })

  test('refused lines are listed with file, line and reason, also as a file to open', async () => {
    await using party = await openParty()
    const bad = { ...world[1], authorships: [] }
    const run = await bring(
      party,
      await file('bad.jsonl', `${linesOf([world[0] ?? {}, bad])}=cmd()\n`),
    )
    expect(run).toMatchObject({ new: 1, refused: 2, exit: 0 })
    const page = await party.call<z.output<typeof RefusalPage>>('literature.refusals', {
      id: run.id,
    })
    expect(page.refusals.map((one) => [one.file, one.line, one.reason])).toEqual([
      ['bad.jsonl', 2, 'No author is named.'],
      ['bad.jsonl', 3, 'The line is no JSON.'],
    ])
    expect(await readFile(page.file, 'utf8')).toContain("'=cmd()")
  })

  test('hostile works are shown as text, or refused; the rest is read', async () => {
    await using party = await openParty()
    const path = new URL('../../test/fixtures/literature/hostile.jsonl', import.meta.url).pathname
    const run = await bring(party, path)
    expect(run).toMatchObject({ state: 'done', new: 7, refused: 6 })
    expect(run.refusals.map((one) => one.code).toSorted()).toEqual([
      'bad_abstract',
      'no_authors',
      'no_title',
      'not_a_work',
      'not_json',
    ])
    const show = (id: string) => party.call<z.output<typeof WorkDetail>>('literature.work', { id })
    const script = await show('W71')
    expect(script.title).toBe("<script>alert('title')</script><img src=x onerror=alert(1)>")
    expect(script.landingPage).toBe('')
    expect((await show('W75')).title).toBe('Control [31mcharacters and turned round')
    expect((await show('W74')).abstract).toBe('__proto__ hasOwnProperty')
    expect(JSON.stringify(await show('W77'))).not.toMatch(/gender|"age"/)
  })

  test('a file cut short is said, exits with 1, and what could be read is in', async () => {
    await using party = await openParty()
    const packed = gzipSync(linesOf(world.slice(0, 1_000)))
    const run = await bring(
      party,
      await file('cut.jsonl.gz', packed.subarray(0, packed.length >> 1)),
      await file('nothing.jsonl', '{"person":"p"}\n'),
    )
    expect(run.exit).toBe(1)
    expect(run.complaints).toHaveLength(2)
    expect((await status(party)).works).toBe(run.new)
    expect(run.new).toBeGreaterThan(300)
  })

  test('a folder is read with all that is in it; a path that is not there is refused', async () => {
    await using party = await openParty()
    const inside = await mkdtemp(join(folder, 'snapshot-'))
    await writeFile(join(inside, 'part_000.jsonl'), linesOf(world.slice(0, 10)))
    await writeFile(join(inside, 'part_001.gz'), gzipSync(linesOf(world.slice(5, 15))))
    await writeFile(join(inside, 'notes.md'), 'not works')
    expect(await bring(party, inside)).toMatchObject({ new: 15, same: 5, refused: 0 })
    const nowhere = await bring(party, join(folder, 'nowhere'), inside)
    expect(nowhere).toMatchObject({ state: 'done', exit: 1, same: 20 })
    expect(nowhere.complaints).toEqual([`There is no file ${join(folder, 'nowhere')}.`])
  })

  test('a member brings files through the browser, never by path', async () => {
    await using party = await openParty()
    const ada = await party.member('founder')
    const path = await file('mine.jsonl', linesOf(world.slice(0, 3)))
    await expect(party.call('literature.ingest', { paths: [path] }, ada)).rejects.toThrow(
      'Paths on this machine are for the terminal.',
    )
    const { url, token } = await party.http()
    const sent = await fetch(`${url}/api/uploads?name=mine.jsonl`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: linesOf(world.slice(0, 3)),
    })
    const { id } = (await sent.json()) as { id: string }
    await party.call('literature.ingest', { uploads: [id] }, ada)
    await party.settle()
    expect((await status(party)).works).toBe(3)
    expect(await readdir(join(party.dataFolder, 'uploads'))).toEqual([])
  })
})

describe('a reading that is stopped', () => {
  const many = (count: number): object[] =>
    Array.from({ length: count }, (_, at) => ({
      ...world[at % world.length],
      id: `https://openalex.org/W7${String(at).padStart(11, '0')}`,
    }))

  test('killed in the middle, it goes on where it was: nothing lost, nothing twice', async () => {
    await using party = await openParty()
    const path = await file('long.jsonl', linesOf(many(9_000)))
    const { id } = await party.call<Run>('literature.ingest', { paths: [path] })
    const script = new URL('../../test/fixtures/reading-process.ts', import.meta.url)
    const child = fork(script, [party.database.url, party.ctx.literature.folder, id])
    const exited = once(child, 'exit')
    for (let waited = 0; waited < 600; waited++) {
      const shards = await party.ctx.db.selectFrom('literatureShard').select('name').execute()
      if (shards.length > 0) break
      await sleep(50)
    }
    child.kill('SIGKILL')
    await exited
    const before = await party.call<Run>('literature.run', { id })
    expect(before.lines).toBeGreaterThan(0)
    expect(before.lines).toBeLessThan(9_000)

    await party.settle()
    const run = await party.call<Run>('literature.run', { id })
    expect(run).toMatchObject({ state: 'done', lines: 9_000, new: 9_000, same: 0, changed: 0 })
    expect((await status(party)).works).toBe(9_000)
  }, 120_000)

  test('cancelled before it began, it ends; resumed, it reads all of it', async () => {
    await using party = await openParty()
    const path = await file('later.jsonl', linesOf(world.slice(0, 50)))
    const { id } = await party.call<Run>('literature.ingest', { paths: [path] })
    expect(await party.call<Run>('literature.cancel', { id })).toMatchObject({ state: 'cancelled' })
    await party.settle()
    expect((await status(party)).works).toBe(0)
    expect(await party.call<Run>('literature.resume', { id })).toMatchObject({ state: 'queued' })
    await party.settle()
    expect((await status(party)).works).toBe(50)
    await expect(party.call('literature.resume', { id })).rejects.toThrow('nothing to go on with')
  })

  test('cancelled while it reads, it keeps and builds what is in', async () => {
    await using party = await openParty()
    const path = await file('stop.jsonl', linesOf(many(9_000)))
    const { id } = await party.call<Run>('literature.ingest', { paths: [path] })
    const settled = party.settle()
    for (let waited = 0; waited < 600; waited++) {
      if ((await party.call<Run>('literature.run', { id })).lines > 0) break
      await sleep(20)
    }
    await party.call('literature.cancel', { id })
    await settled
    const run = await party.call<Run>('literature.run', { id })
    expect(run.state).toBe('cancelled')
    expect((await status(party)).works).toBe(run.new)
  }, 120_000)
})

describe('the invented world', () => {
  test('opens, says that it is invented, and leaves nothing behind', async () => {
    await using party = await openParty()
    await party.call('literature.openInventedWorld', {})
    await party.settle()
    expect(await status(party)).toMatchObject({ works: 3_012, invented: true })
    const page = await party.call<z.output<typeof WorkPage>>('literature.works', {
      query: 'policy',
    })
    expect(page.total).toBeGreaterThan(0)
    await party.call('literature.removeInventedWorld', {})
    await party.settle()
    expect(await status(party)).toMatchObject({ works: 0, people: 0, invented: false })
  })

  test('does not open beside real works', async () => {
    await using party = await openParty()
    await bring(party, await file('real.jsonl', linesOf(world.slice(0, 2))))
    await expect(party.call('literature.openInventedWorld', {})).rejects.toThrow('real works')
  })
})
