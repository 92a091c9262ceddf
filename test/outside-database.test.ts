import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readToken } from '#core/token.ts'
import { openDatabase } from '#database/open.ts'
import { verifyChain } from '#events/verify-chain.ts'
import { z } from 'zod'
import { startApp, type RunningApp } from './browser/running-app.ts'
import { makeEmptyDatabase } from './database.ts'

// The real command, on a PostgreSQL that somebody else runs.

const appsTimeoutMs = 300_000

const ask = async (
  app: RunningApp,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> => {
  const answer = await fetch(`${app.origin}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${readToken(app.dataFolder) ?? ''}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return JSON.parse(text)
}

const Found = z.object({ people: z.array(z.object({ name: z.string() })) })

const namesOf = async (app: RunningApp, query: string): Promise<string[]> =>
  Found.parse(await ask(app, 'GET', `/people?query=${encodeURIComponent(query)}`)).people.map(
    ({ name }) => name,
  )

const keep = (app: RunningApp, name: string) =>
  ask(app, 'POST', '/people', { name, source: 'met in Lyon' })

const events = async (app: RunningApp): Promise<number> =>
  z.object({ events: z.array(z.unknown()) }).parse(await ask(app, 'GET', '/audit?limit=200')).events
    .length

test(
  'it starts on an outside PostgreSQL, and what it keeps is there for the next folder',
  { timeout: appsTimeoutMs },
  async () => {
    await using database = await makeEmptyDatabase()
    {
      await using app = await startApp({ databaseUrl: database.url })
      expect(app.code).not.toBe('')
      await keep(app, 'Sofía Quintanar')
      expect(await namesOf(app, 'Quintanar')).toEqual(['Sofía Quintanar'])
      expect(existsSync(join(app.dataFolder, 'postgres'))).toBe(false)
      await app.stop()
      expect(app.said()).not.toContain('went wrong')
    }
    await using later = await startApp({ databaseUrl: database.url })
    expect(await namesOf(later, 'Quintanar')).toEqual(['Sofía Quintanar'])
  },
)

test(
  'two apps on one database serve at once, and one goes on when the other is killed',
  { timeout: appsTimeoutMs },
  async () => {
    await using database = await makeEmptyDatabase()
    await using one = await startApp({ databaseUrl: database.url })
    await using two = await startApp({ databaseUrl: database.url })
    // What one keeps is found by the other: the record is one, and each overlay follows.
    await keep(one, 'Bo Ferrante')
    await expect.poll(() => namesOf(two, 'Ferrante'), { timeout: 10_000 }).toEqual(['Bo Ferrante'])
    await keep(two, 'Linh Đặng')
    await expect.poll(() => namesOf(one, 'Linh'), { timeout: 10_000 }).toEqual(['Linh Đặng'])

    // Both write at once; one of them numbers what both did, each event once.
    const before = await events(one)
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => keep(n % 2 === 0 ? one : two, `Ada Example ${n}`)),
    )
    await expect.poll(() => events(two), { timeout: 15_000 }).toBe(before + 40)

    // Works lie in the folder of the app that read them; the other says so, and takes no part.
    const file = join(one.dataFolder, 'work.jsonl')
    await writeFile(file, `${JSON.stringify(work)}\n`)
    const Run = z.object({ id: z.uuid() })
    const run = Run.parse(await ask(one, 'POST', '/literature/runs', { paths: [file] }))
    const state = async (app: RunningApp) =>
      z.object({ state: z.string() }).parse(await ask(app, 'GET', `/literature/runs/${run.id}`))
        .state
    await expect.poll(() => state(two), { timeout: 60_000, interval: 250 }).toBe('done')
    expect(await namesOf(one, 'Tanwee')).toEqual(['Iris Tanwee'])
    expect(await namesOf(two, 'Tanwee')).toEqual([])
    await expect(ask(two, 'POST', '/literature/builds', {})).rejects.toThrow('works_elsewhere')

    // Whichever led: the other takes over, numbers go on without a gap, and the chain is whole.
    await one.kill()
    await keep(two, 'Noa Ben-Tovim')
    await expect.poll(() => events(two), { timeout: 20_000 }).toBeGreaterThan(before + 40)
    await using again = await startApp({ databaseUrl: database.url, dataFolder: one.dataFolder })
    expect(await namesOf(again, 'Noa')).toEqual(['Noa Ben-Tovim'])
    expect(await namesOf(again, 'Tanwee')).toEqual(['Iris Tanwee'])
    await two.kill()
    await keep(again, 'Iris Other')
    await using read = await openDatabase({ dataFolder: tmpdir(), databaseUrl: database.url })
    await expect
      .poll(
        async () =>
          (
            await read.db
              .selectFrom('event')
              .select((eb) => eb.fn.countAll<number>().as('count'))
              .where('number', 'is', null)
              .executeTakeFirstOrThrow()
          ).count,
        { timeout: 20_000 },
      )
      .toBe(0)
    expect(await verifyChain(read.db)).toMatchObject({ ok: true })
  },
)

/** One line as OpenAlex gives it. */
const work = {
  id: 'https://openalex.org/W4300000001',
  title: 'Walking on sand',
  display_name: 'Walking on sand',
  publication_year: 2024,
  publication_date: '2024-03-01',
  type: 'article',
  authorships: [
    {
      author_position: 'first',
      author: { id: 'https://openalex.org/A5000000001', display_name: 'Iris Tanwee' },
      raw_author_name: 'Iris Tanwee',
      institutions: [],
    },
  ],
}
