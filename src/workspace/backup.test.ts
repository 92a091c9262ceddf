import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { AppliedStep } from '#database/snapshot.ts'
import { inTransaction } from '#database/transaction.ts'
import { verifyChain } from '#events/verify-chain.ts'
import { defineJob } from '#jobs/define-job.ts'
import { wake } from '#jobs/wake.ts'
import { addPerson } from '#people/add-person.ts'
import { rank } from '#scouting/rank.ts'
import { makeEmptyDatabase } from '../../test/database.ts'
import { fillTables } from '../../test/fill-tables.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { bringWorks } from '../../test/small-literature.ts'
import { readRows } from '../../test/read-rows.ts'
import { afterRestore } from './after-restore.ts'
import { replayErasures } from './privacy-replay.ts'
import { makeBackup, type BackupOrder } from './backup.ts'
import { verifyBackup } from './read-backup.ts'
import { refuseUnknownSchema, restoreInto } from './restore.ts'

const passphrase = 'four words nobody says'
// Each key is derived slowly on purpose, some twenty times here.
vi.setConfig({ testTimeout: 120_000 })

const folder = async (): Promise<AsyncDisposable & { readonly path: string }> => {
  const path = await mkdtemp(join(tmpdir(), 'party-kept-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

const orderOf = (party: Party, to: string, name = 'one'): BackupOrder => ({
  dataFolder: party.dataFolder,
  databaseUrl: party.database.url,
  passphrase,
  file: join(to, `${name}.backup`),
  keysFile: join(to, `${name}.keys`),
  now: new Date(),
  app: '0.0.0',
  onProgress: () => undefined,
})

/** Reads a backup into an empty database and folder, as far as it may before a first start. */
const restore = async (order: Pick<BackupOrder, 'file' | 'keysFile'>, into: string) => {
  const database = await makeEmptyDatabase()
  const verified = await verifyBackup({ ...order, passphrase })
  const place = { databaseUrl: database.url, dataFolder: into, onProgress: () => undefined }
  const jobs = await restoreInto(verified, place)
  const at = { databaseUrl: database.url, dataFolder: into }
  const end = () => database[Symbol.asyncDispose]()
  return { verified, jobs, at, [Symbol.asyncDispose]: end }
}

test('every row of every table comes back as it was', async () => {
  await using party = await openParty()
  await using kept = await folder()
  await using again = await folder()
  await fillTables(party.database.url)
  // Filled with a name that no file has; shards are tried below.
  await party.ctx.db.deleteFrom('literatureShard').execute()
  await party.ctx.db.updateTable('literatureBuild').set({ state: 'retired' }).execute()
  const before = await readRows(party.database.url)
  const order = orderOf(party, kept.path)
  const made = await makeBackup(order)
  expect(made.tables).toBe(before.size)
  expect(await readRows(party.database.url)).toEqual(before)
  await using copy = await restore(order, again.path)
  const after = await readRows(copy.at.databaseUrl)
  for (const [table, rows] of before) {
    expect({ table, rows: after.get(table) }).toEqual({ table, rows })
  }
  const empty = [...before].filter(([, rows]) => rows.length === 0).map(([table]) => table)
  // Almost all tables had a row; those that had none are known by name.
  expect(empty.length).toBeLessThan(before.size / 20)
  expect(await readdir(kept.path)).toEqual(['one.backup', 'one.keys'])
})

test('while others write it is one moment: nothing half, and the chain is whole', async () => {
  await using party = await openParty()
  await using kept = await folder()
  await using again = await folder()
  const writing = new AbortController()
  const writers = [1, 2, 3].map(async (writer) => {
    for (let n = 0; !writing.signal.aborted; n++) {
      await party.call(addPerson, { name: `Bo Ferrante ${writer} ${n}`, source: 'met in Lyon' })
    }
  })
  const order = orderOf(party, kept.path)
  await makeBackup(order)
  const second = orderOf(party, kept.path, 'two')
  await makeBackup(second)
  writing.abort()
  await Promise.all(writers)
  await using copy = await restore(second, again.path)
  const { at } = copy
  await using restored = await openParty({ at })
  await afterRestore(restored.ctx, { family: 'none', madeAt: 'then', jobs: [] })
  await restored.settle()
  const { db } = restored.ctx
  const people = await db.selectFrom('handPerson').select('id').execute()
  const events = await db
    .selectFrom('event')
    .select('subjectId')
    .where('name', '=', 'people.added')
    .execute()
  expect(people.length).toBeGreaterThan(0)
  expect(new Set(events.map((row) => row.subjectId))).toEqual(new Set(people.map(({ id }) => id)))
  expect(await verifyChain(db)).toMatchObject({ ok: true, events: people.length + 1 })
})

test('the literature answers as before, and what waited is done', async () => {
  const done: string[] = []
  const note = defineJob({
    name: 'test.note',
    data: z.object({ what: z.string() }),
    limits: { timeoutSeconds: 5, retries: 0 },
    run: async (_ctx, { what }) => void done.push(what),
  })
  await using party = await openParty({ jobs: [note] })
  await using kept = await folder()
  await using again = await folder()
  await bringWorks(party, [
    { id: 'W1', title: 'Reward models for long plans', authors: ['Linh Đặng @ Corvid Reasoning'] },
    { id: 'W2', title: 'Reward models that forget', authors: ['Bo Ferrante', 'Linh Đặng'] },
  ])
  await nameShards(party)
  const { person } = await party.call(addPerson, { name: 'Sofía Quintanar', source: 'a talk' })
  await inTransaction(party.ctx.db, (tx) => wake(tx, 'test.note', { what: 'after the restore' }))
  const before = await party.call(rank, { brief: 'reward models' })
  const order = orderOf(party, kept.path)
  await makeBackup(order)
  await using copy = await restore(order, again.path)
  const { jobs, at } = copy
  await using restored = await openParty({ at, jobs: [note] })
  await afterRestore(restored.ctx, { family: 'none', madeAt: 'then', jobs })
  await restored.settle()
  expect(done).toEqual(['after the restore'])
  const after = await restored.call(rank, { brief: 'reward models' })
  expect(timeless(after)).toEqual(timeless(before))
  expect(before.people.length).toBeGreaterThan(1)
  const found = await restored.call<{ people: { name: string }[] }>('people.find', {
    query: 'Quintanar',
  })
  expect(found.people.map(({ name }) => name)).toEqual([person.name])
  const works = await readdir(join(party.dataFolder, 'literature', 'works'))
  expect(await readdir(join(again.path, 'literature', 'works'))).toEqual(works)
  // Nothing that was held for the copy stays behind.
  expect(await readdir(join(party.dataFolder, 'literature'))).not.toContainEqual(
    expect.stringMatching(/^\.backup/),
  )
})

test('nobody is signed in afterwards, and no code, link or token of before opens anything', async () => {
  await using party = await openParty()
  await using kept = await folder()
  await using again = await folder()
  await fillTables(party.database.url)
  await party.ctx.db.deleteFrom('literatureShard').execute()
  await party.ctx.db.updateTable('literatureBuild').set({ state: 'retired' }).execute()
  const order = orderOf(party, kept.path)
  await makeBackup(order)
  await using copy = await restore(order, again.path)
  const { at, verified } = copy
  const { family, madeAt } = verified.contents.about
  await using restored = await openParty({ at })
  await afterRestore(restored.ctx, { family, madeAt, jobs: [] })
  const { db } = restored.ctx
  for (const table of [
    'session',
    'oneTimeCode',
    'recoveryCode',
    'passkeyChallenge',
    'addressLink',
  ] as const) {
    expect(await db.selectFrom(table).select('id').execute()).toEqual([])
  }
  const open = await db.selectFrom('apiToken').select('id').where('revokedAt', 'is', null).execute()
  const invited = await db
    .selectFrom('invitation')
    .select('id')
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute()
  expect([...open, ...invited]).toEqual([])
  const said = await db
    .selectFrom('event')
    .select('payload')
    .where('name', '=', 'workspace.restored')
    .execute()
  expect(said).toEqual([{ payload: { family, madeAt } }])
})

test('an older backup opens with later keys, and whose key was destroyed stays unreadable', async () => {
  await using party = await openParty()
  await using kept = await folder()
  await using again = await folder()
  const { person } = await party.call(addPerson, { name: 'Ada Example', source: 'a talk' })
  await party.settle()
  const old = orderOf(party, kept.path, 'old')
  await makeBackup(old)
  await party.ctx.db
    .updateTable('keys.personKey')
    .set({ key: null, erasedAt: new Date() })
    .where('personId', '=', person.id)
    .execute()
  const late = orderOf(party, kept.path, 'late')
  await makeBackup(late)
  await using copy = await restore({ file: old.file, keysFile: late.keysFile }, again.path)
  const rows = await readRows(copy.at.databaseUrl)
  expect(rows.get('keys.person_key')).toEqual([expect.stringContaining('"key":null')])
  // Not the other way: keys of then know nothing of people since.
  const files = { file: late.file, keysFile: old.keysFile, passphrase }
  expect(await refusal(verifyBackup(files))).toMatchObject({ code: 'keys_older' })
})

test('files of the data folder come back; keys lie in the file of keys, and logs in none', async () => {
  await using party = await openParty()
  await using kept = await folder()
  await using again = await folder()
  const files = ['keys/mail', 'privacy/suppression.key', 'audit/heads.jsonl', 'plans/floor.json']
  for (const path of [...files, 'logs/party.1.log', 'token', 'uploads/one.csv', 'plans/x.tmp']) {
    await mkdir(join(party.dataFolder, dirname(path)), { recursive: true })
    await writeFile(join(party.dataFolder, path), `content of ${path}`)
  }
  const order = orderOf(party, kept.path)
  const before = await readdir(party.dataFolder)
  await makeBackup(order)
  await using copy = await restore(order, again.path)
  const { contents, keyContents } = copy.verified
  // The key of backups itself is in it too.
  expect(keyContents.files).toBe(3)
  expect(contents.files).toBe(2)
  for (const path of files) {
    expect(await readFile(join(again.path, path), 'utf8')).toBe(`content of ${path}`)
  }
  const back = await readdir(again.path, { recursive: true })
  for (const path of ['logs', 'token', 'uploads', 'plans/x.tmp']) expect(back).not.toContain(path)
  expect(await readdir(party.dataFolder)).toEqual([...before, 'backup-key'].toSorted())
})

test('who was erased since an old backup does not come back with it', async () => {
  await using party = await openParty()
  await using kept = await folder()
  await using again = await folder()
  const founder = await party.member('founder', 'Amara Vestergaard')
  const [gone, stays] = ['Canary Quillfeather', 'Bo Ferrante']
  const orcid = '0000-0002-1825-0097'
  await bringWorks(party, [
    { id: 'W1', title: 'Nests of sand', authors: [{ name: gone, orcid, at: 'Nest Lab' }, stays] },
  ])
  await nameShards(party)
  const find = async (at: Party, query: string) =>
    (await at.call<{ people: { id: string; name: string }[] }>('people.find', { query })).people
  const [person] = await find(party, gone)
  const note = { id: person?.id, text: 'Likes zebrafinches.' }
  await party.call('people.addNote', note, founder)
  await party.settle()
  const old = orderOf(party, kept.path, 'old')
  await makeBackup(old)
  await party.call('workspace.erase', { personId: person?.id, name: gone }, founder)
  await party.settle()
  const late = orderOf(party, kept.path, 'late')
  await makeBackup(late)

  await using copy = await restore({ file: old.file, keysFile: late.keysFile }, again.path)
  await using restored = await openParty({ at: copy.at })
  const notes = () => restored.ctx.db.selectFrom('personNote').select('text').execute()
  expect(await notes()).toEqual([{ text: 'Likes zebrafinches.' }])
  await replayErasures(restored.as({ kind: 'system', door: 'job' }))
  await afterRestore(restored.ctx, { family: 'none', madeAt: 'then', jobs: copy.jobs })
  await restored.settle()
  expect(await notes()).toEqual([])
  expect(await find(restored, gone)).toEqual([])
  expect((await find(restored, stays)).map(({ name }) => name)).toEqual([stays])
  expect(await verifyChain(restored.ctx.db)).toMatchObject({ ok: true })
})

test('what does not fit together is refused in a sentence', async () => {
  await using party = await openParty()
  await using other = await openParty()
  await using kept = await folder()
  const one = orderOf(party, kept.path, 'one')
  const two = orderOf(other, kept.path, 'two')
  await makeBackup(one)
  await makeBackup(two)
  const check = (file: string, keysFile: string, words = passphrase) =>
    refusal(verifyBackup({ file, keysFile, passphrase: words }))
  expect(await check(one.file, two.keysFile)).toMatchObject({ code: 'wrong_keys' })
  expect(await check(one.keysFile, one.keysFile)).toMatchObject({ code: 'not_a_backup' })
  expect(await check(one.file, one.file)).toMatchObject({ code: 'not_a_backup' })
  expect(await check(one.file, join(kept.path, 'none'))).toMatchObject({
    code: 'backup_unreadable',
  })
  expect(await check(one.file, one.keysFile, 'another passphrase')).toMatchObject({
    code: 'wrong_passphrase',
  })
  const sealed = await readFile(one.file)
  sealed[sealed.length - 40] = (sealed.at(-40) ?? 0) ^ 1
  await writeFile(one.file, sealed)
  expect(await check(one.file, one.keysFile)).toMatchObject({ code: 'backup_damaged' })
})

test('a schema that this release does not know is refused before anything is written', async () => {
  await using party = await openParty()
  await using kept = await folder()
  const order = orderOf(party, kept.path)
  await makeBackup(order)
  const verified = await verifyBackup({ ...order, passphrase })
  await refuseUnknownSchema(verified)
  const withSteps = (steps: readonly AppliedStep[]) => ({
    ...verified,
    contents: {
      ...verified.contents,
      about: { ...verified.contents.about, steps: [...steps] },
    },
  })
  const { steps } = verified.contents.about
  const later = { number: 9_999, name: '9999-later', checksum: 'x' }
  const newer = await refusal(refuseUnknownSchema(withSteps([...steps, later])))
  expect(newer).toMatchObject({ code: 'backup_newer' })
  expect(newer.message).toContain('9999-later')
  const other = steps.map((step) => ({ ...step, checksum: 'x' }))
  expect(await refusal(refuseUnknownSchema(withSteps(other)))).toMatchObject({
    code: 'backup_other_schema',
  })
})

/** An answer of a search without how long it took. */
const timeless = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'tookMs' ? 0 : value)))

/** Gives the shards that `bringWorks` wrote the rows that an import gives them. */
const nameShards = async ({ ctx, dataFolder }: Party): Promise<void> => {
  const { id } = await ctx.db
    .insertInto('literatureRun')
    .values({ kind: 'files', title: 'small', state: 'done', request: '{}', askedByName: 'Ada' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const names = await readdir(join(dataFolder, 'literature', 'works'))
  await ctx.db
    .insertInto('literatureShard')
    .values(
      names.map((name, part) => ({ name, runId: id, fileNumber: 1, part, works: 2, bytes: 1 })),
    )
    .execute()
}
