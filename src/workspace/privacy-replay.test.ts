import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import { bringWorks, rebuild } from '../../test/small-literature.ts'
import { replayErasures } from './privacy-replay.ts'
import { ledgerFile } from './privacy/ledger.ts'

const name = 'Canary Quillfeather'
const secret = 'zebrafinch'

const idOf = async (party: Party): Promise<string | undefined> => {
  const { people } = await party.call<{ people: { id: string }[] }>('people.find', { query: name })
  return people[0]?.id
}

/** Keeps the rows of the tables that an erasure empties, and brings them back as an older copy has them. */
const olderCopy = async (party: Party) => {
  const tables = ['hand_person', 'person_note', 'keys.person_key', 'privacy_erasure'] as const
  const kept = new Map<string, string>()
  for (const table of tables) {
    const { rows } = await sql<{ all: string }>`
      select coalesce(json_agg(t), '[]')::text as all from ${sql.table(table)} t`.execute(
      party.ctx.db,
    )
    kept.set(table, rows[0]?.all ?? '[]')
  }
  return async () => {
    for (const [table, rows] of kept) {
      await sql`delete from ${sql.table(table)}`.execute(party.ctx.db)
      await sql`insert into ${sql.table(table)}
        select * from json_populate_recordset(null::${sql.table(table)}, ${rows}::json)`.execute(
        party.ctx.db,
      )
    }
    await sql`delete from suppression`.execute(party.ctx.db)
    await sql`delete from suppression_pending`.execute(party.ctx.db)
    await party.ctx.literature.refresh()
  }
}

test('an erasure is done again on a copy that is older, from the file beside the database', async () => {
  await using party = await openParty()
  const founder = {
    ...(await party.member('founder', 'Amara Vestergaard')),
    passkeyAt: new Date(),
  }
  await bringWorks(party, [{ id: 'W1', title: 'Nests', authors: [`${name} @ Nest Lab`] }])
  const id = (await idOf(party)) ?? ''
  await party.call('people.addNote', { id, text: secret, readers: 'shared' }, founder)
  const bringBack = await olderCopy(party)
  await party.call('workspace.erase', { personId: id, name }, founder)
  await party.settle()
  expect(await idOf(party)).toBeUndefined()
  const file = join(party.dataFolder, 'erasures-kept-elsewhere.jsonl')
  await copyFile(ledgerFile(party.ctx.literature.folder), file)

  await bringBack()
  expect(await idOf(party)).toBe(id)
  const system = party.as({ kind: 'system', door: 'job' })
  expect(await replayErasures(system, file)).toBe(1)
  expect(await idOf(party)).toBeUndefined()
  const notes = await party.ctx.db.selectFrom('personNote').select('text').execute()
  expect(notes).toEqual([])
  await rebuild(party)
  expect(await idOf(party)).toBeUndefined()
  expect(await replayErasures(system, file)).toBe(0)
})

test('of two people whom a human told apart, one is erased and the other keeps the id', async () => {
  await using party = await openParty()
  const founder = {
    ...(await party.member('founder', 'Amara Vestergaard')),
    passkeyAt: new Date(),
  }
  const works = ['W1', 'W2', 'W3'].map((id) => ({ id, title: `Nests ${id}`, authors: [name] }))
  await bringWorks(party, works)
  const first = (await idOf(party)) ?? ''
  const split = await party.call<{ people: { id: string }[] }>(
    'people.split',
    {
      id: first,
      signatures: [{ workId: 'https://openalex.org/W3', position: 0 }],
      reason: 'another field',
    },
    founder,
  )
  const second = split.people.find((one) => one.id !== first)?.id ?? ''
  await party.call('workspace.erase', { personId: first, name }, founder)
  await party.settle()
  const left = async () => {
    const { people } = await party.call<{ people: { id: string; works: number }[] }>(
      'people.find',
      { query: name },
    )
    return people.map((one) => [one.id, one.works])
  }
  expect(await left()).toEqual([[second, 1]])
  await rebuild(party)
  expect(await left()).toEqual([[second, 1]])
  // A new work of the bare name goes to whoever is left of that name, never to the erased.
  await bringWorks(party, [{ id: 'W4', title: 'Nests W4', authors: [name] }])
  const after = await left()
  expect(after.map(([id]) => id)).not.toContain(first)
  expect(after.map(([id]) => id)).toContain(second)
})
