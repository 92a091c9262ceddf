import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import { bringWorks, rebuild, workId } from '../../test/small-literature.ts'
import { buildLiterature } from './build.ts'
import { openWarehouse } from './open.ts'

let party: Party
beforeAll(async () => {
  party = await openParty()
})
afterAll(async () => party[Symbol.asyncDispose]())

const titles = async () => {
  const rows = await party.ctx.literature.query<{ work_id: string; title: string }>(
    'select work_id, title from work order by work_id nulls last',
  )
  return rows.map(({ title }) => title)
}
const shards = async () => (await readdir(join(party.ctx.literature.folder, 'works'))).toSorted()
const builds = async () =>
  (await readdir(party.ctx.literature.folder)).filter((name) => name !== 'works').toSorted()

describe('the literature', () => {
  test('is empty, but answers, before the first build', async () => {
    expect(await party.ctx.literature.status()).toMatchObject({ build: null, works: 0, people: 0 })
    expect(await party.ctx.literature.query('select * from person')).toEqual([])
  })

  test('shows the newest state of a work that came twice', async () => {
    await bringWorks(party, [
      { id: 'W1', title: 'Walking on sand', year: 2020, authors: ['Iris Tanwee', 'Bo Ferrante'] },
      { id: 'W2', title: 'Walking on snow', year: 2022, authors: ['Iris Tanwee'] },
    ])
    await bringWorks(party, [
      { id: 'W1', title: 'Walking on wet sand', year: 2021, authors: ['Iris Tanwee'] },
    ])
    expect(await titles()).toEqual(['Walking on wet sand', 'Walking on snow'])
    const [iris] = await party.ctx.literature.query(
      `select works, first_year, last_year, led from person where "name" = 'Iris Tanwee'`,
    )
    expect(iris).toEqual({ works: 2, first_year: 2021, last_year: 2022, led: 2 })
    expect(await party.ctx.literature.status()).toMatchObject({ works: 2, signatures: 2 })
  })

  test('keeps the ids of people when works are added', async () => {
    const ids = () =>
      party.ctx.literature.query('select person_id, "name" from person order by "name" nulls last')
    const before = await ids()
    await bringWorks(party, [{ id: 'W0', title: 'Sand', authors: ['Iris Tanwee', 'Ugo Marsh'] }])
    expect(await ids()).toEqual(expect.arrayContaining(before))
  })

  test('links those who wrote together, both ways, and says when', async () => {
    const edges = await party.ctx.literature.query(
      `select a."name" as one, b."name" as other, e.works from edge e
       join person a on a.person_no = e.person_no join person b on b.person_no = e.other_no
       order by one nulls last`,
    )
    expect(edges).toEqual([
      { one: 'Iris Tanwee', other: 'Ugo Marsh', works: 1 },
      { one: 'Ugo Marsh', other: 'Iris Tanwee', works: 1 },
    ])
  })
})

describe('a build that fails', () => {
  test('leaves the one before serving, and nothing lying about', async () => {
    const { folder } = party.ctx.literature
    const live = party.ctx.literature.live()
    await writeFile(join(folder, 'works', '999999-broken.parquet'), 'this is no Parquet file')
    const failing = buildLiterature({ folder, db: party.ctx.db, shards: await shards() })
    await expect(failing).rejects.toMatchObject({ code: 'build_failed' })
    await party.ctx.literature.refresh()
    expect(party.ctx.literature.live()).toBe(live)
    expect(await titles()).toContain('Walking on snow')
    expect((await builds()).filter((name) => name.includes('.tmp'))).toEqual([])
    const { rm } = await import('node:fs/promises')
    await rm(join(folder, 'works', '999999-broken.parquet'))
  })

  test('by being stopped in the middle does so too', async () => {
    const { folder } = party.ctx.literature
    const live = party.ctx.literature.live()
    const stopping = new AbortController()
    const building = buildLiterature({
      folder,
      db: party.ctx.db,
      shards: await shards(),
      signal: stopping.signal,
      // The builder is killed at its first word, as by a power cut.
      onProgress: () => stopping.abort(),
    })
    await expect(building).rejects.toMatchObject({ code: 'build_stopped' })
    await party.ctx.literature.refresh()
    expect(party.ctx.literature.live()).toBe(live)
    await rebuild(party)
    expect(await titles()).toContain('Walking on snow')
    expect(party.ctx.literature.live()).toBeGreaterThan(live ?? 0)
  })
})

describe('a swap', () => {
  test('disturbs nobody who reads', async () => {
    const { literature } = party.ctx
    const stopping = new AbortController()
    const reader = async () => {
      let answers = 0
      while (!stopping.signal.aborted) {
        await literature.reading(async (one) => {
          const first = await one.query('select count(*) as n from signature')
          await one.query('select max(person_no) as n from person')
          expect(await one.query('select count(*) as n from signature')).toEqual(first)
        })
        answers++
      }
      return answers
    }
    const readers = [reader(), reader(), reader()]
    for (const id of ['W7', 'W8']) {
      await bringWorks(party, [{ id, authors: ['Zara Quill', 'Ugo Marsh'] }])
    }
    stopping.abort()
    for (const answers of await Promise.all(readers)) expect(answers).toBeGreaterThan(0)
    expect(await titles()).toContain('Work W8')
  })

  test('is heard by other processes', async () => {
    const { folder } = party.ctx.literature
    const { db, database } = { db: party.ctx.db, database: party.database }
    await using other = await openWarehouse({ folder, db, listener: database.listener })
    const before = other.live()
    await bringWorks(party, [{ id: 'W9', authors: ['Zara Quill'] }])
    await expect.poll(() => other.live()).not.toBe(before)
    const rows = await other.query('select title from work where work_id = $1', [workId('W9')])
    expect(rows).toEqual([{ title: 'Work W9' }])
  })

  test('comes when the new build was read ahead, and comes all the same when that fails', async () => {
    const { literature } = party.ctx
    const seen: (readonly [number, number | null])[] = []
    await literature.readAhead(async (reader) => {
      const [row] = await reader.query<{ n: number }>('select count(*) as n from work')
      seen.push([row?.n ?? 0, literature.live()])
      throw new Error('not read')
    })
    const [before] = seen
    await bringWorks(party, [{ id: 'W6', authors: ['Zara Quill'] }])
    expect(seen).toEqual([before, [(before?.[0] ?? 0) + 1, before?.[1]]])
    expect(await titles()).toContain('Work W6')
  })

  test('keeps one build before, for who has not swapped yet, and no more', async () => {
    await rebuild(party)
    await rebuild(party)
    expect((await builds()).length).toBeLessThanOrEqual(3)
  })
})
