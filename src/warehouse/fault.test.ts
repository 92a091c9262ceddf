import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import { bringWorks, rebuild } from '../../test/small-literature.ts'
import { openWarehouse } from './open.ts'

let party: Party
beforeAll(async () => {
  party = await openParty()
  await bringWorks(party, [{ id: 'W1', title: 'Walking on sand', authors: ['Iris Tanwee'] }])
})
afterAll(async () => party[Symbol.asyncDispose]())

const spoilBuild = async (spoil: (file: string) => Promise<void>): Promise<void> => {
  const { folder } = party.ctx.literature
  for (const name of await readdir(folder)) {
    if (name.endsWith('.duckdb')) await spoil(join(folder, name))
  }
}

test.each([
  ['gone', (file: string) => rm(file)],
  ['junk', (file: string) => writeFile(file, 'no database')],
])('a build that is %s keeps nothing from opening, and a new one mends it', async (_, spoil) => {
  const { db, literature } = party.ctx
  const before = await literature.query('select person_id from person')
  await spoilBuild(spoil)
  await using opened = await openWarehouse({ folder: literature.folder, db })
  expect(opened.fault()).toMatch(/literature-\d+\.duckdb/)
  expect(await opened.status()).toMatchObject({ build: null, works: 0 })

  await rebuild(party)
  await opened.refresh()
  expect(opened.fault()).toBeNull()
  expect(await opened.query('select person_id from person')).toEqual(before)
})
