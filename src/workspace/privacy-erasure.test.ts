import { readdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChain } from '#events/verify-chain.ts'
import { readTextColumns } from '#warehouse/parquet-file.ts'
import { suppressionKeyFile } from '#warehouse/suppression.ts'
import { openParty, type Party } from '../../test/party.ts'
import { bringWorks, rebuild, workId } from '../../test/small-literature.ts'

let party: Party
beforeAll(async () => {
  party = await openParty()
})
afterAll(() => party[Symbol.asyncDispose]())

const canary = 'Canary Quillfeather'
const orcid = 'https://orcid.org/0000-0002-1825-0097'
const namesakeOrcid = 'https://orcid.org/0000-0001-5109-3700'
const secret = 'zebrafinch'
const asked = 'An author who asked not to be listed'

const person = { name: canary, orcid, at: 'Nest Laboratory' }
const namesake = { name: canary, orcid: namesakeOrcid, at: 'Other University' }

/** Everything that stands in any table of any schema of ours, as text. */
const wholeDatabase = async (): Promise<string> => {
  const { db } = party.ctx
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  expect(tables.length).toBeGreaterThan(30)
  const texts = await Promise.all(
    tables.map(async ({ schema, name }) => {
      const { rows } = await sql<{ text: string | null }>`
        select string_agg(t::text, ' ') as text from ${sql.table(`${schema}.${name}`)} t`.execute(
        db,
      )
      return `${schema}.${name}: ${rows[0]?.text ?? ''}`
    }),
  )
  return texts.join('\n')
}

interface Found {
  readonly people: readonly { readonly id: string; readonly orcid: string | null }[]
}
const find = (query: string): Promise<Found> => party.call<Found>('people.find', { query })

const idOf = async (wanted: string): Promise<string> => {
  const { people } = await find(canary)
  const found = people.find((one) => one.orcid === wanted)
  if (!found) throw new Error(`Nobody has ${wanted}.`)
  return found.id
}

const shards = async (): Promise<string> => {
  const folder = join(party.ctx.literature.folder, 'works')
  const files = (await readdir(folder)).map((name) => join(folder, name))
  const lines: string[] = []
  await readTextColumns(files, ['authorships'], ([column = []]) => {
    lines.push(...column.map((text) => text ?? ''))
  })
  return lines.join('\n')
}

const authorsOf = async (id: string): Promise<string[]> => {
  const rows = await party.ctx.literature.query<{ name: string }>(
    `select s.name from signature s join work w on w.work_no = s.work_no
     where w.work_id = $1 order by s.position nulls last`,
    [workId(id)],
  )
  return rows.map((row) => row.name)
}

test('an erased person is gone from every table, event, search, list and shard, and stays away', async () => {
  const founder = {
    ...(await party.member('founder', 'Amara Vestergaard')),
    passkeyAt: new Date(),
  }
  const works = [
    { id: 'W1', title: 'Nests of sand', authors: [person, 'Bo Ferrante'] },
    { id: 'W2', title: 'Nests of glass', authors: ['Bo Ferrante', person] },
    { id: 'W3', title: 'Other nests', authors: [namesake, 'Iris Tanwee'] },
  ]
  await bringWorks(party, works)
  const id = await idOf(orcid)
  const other = await idOf(namesakeOrcid)
  for (const readers of ['shared', 'private']) {
    await party.call('people.addNote', { id, text: `Likes the ${secret}.`, readers }, founder)
  }
  const added = await party.call<{ person: { id: string } }>(
    'people.add',
    {
      name: canary,
      organisation: 'Nest Laboratory',
      links: ['https://quillfeather.example/about'],
      source: `met at the ${secret} dinner`,
    },
    founder,
  )
  await party.call('people.merge', { id, other: added.person.id, reason: secret }, founder)
  await party.call(
    'campaign.add',
    {
      prospects: [{ kind: 'person', personId: id, thesis: `Builds ${secret} nests.` }],
      source: `the ${secret} dinner`,
      compartmentId: null,
      keepPeople: false,
    },
    founder,
  )
  const room = await party.call<{ rooms: { id: string }[] }>('party.open', {}, founder)
  await party.call(
    'party.send',
    {
      roomId: room.rooms[0]?.id ?? '',
      key: crypto.randomUUID(),
      text: `@${canary} answered.`,
      mentions: [{ kind: 'person', id, name: canary }],
    },
    founder,
  )
  await party.settle()
  const before = await wholeDatabase()
  expect(before).toContain('Quillfeather')
  expect(before).toContain(secret)

  const preview = await party.call<{ goes: { room: string }[]; signatures: number }>(
    'workspace.previewErasure',
    { id },
    founder,
  )
  expect(preview).toMatchObject({ signatures: 2, person: { name: canary } })
  expect(JSON.stringify(preview.goes)).toContain(secret)
  await expect(
    party.call('workspace.erase', { personId: id, name: 'Somebody Else' }, founder),
  ).rejects.toMatchObject({ code: 'other_name' })
  const { erasure } = await party.call<{ erasure: { id: string } }>(
    'workspace.erase',
    { personId: id, name: 'quillfeather, canary' },
    founder,
  )
  await party.settle()
  expect(await party.call('workspace.erasure', { id: erasure.id }, founder)).toMatchObject({
    erasure: { state: 'done', failure: '' },
  })

  // At once, on the build that still knows them.
  const after = await wholeDatabase()
  expect(after).not.toContain('Quillfeather')
  expect(after).not.toContain(secret)
  expect(after).not.toContain(orcid)
  expect(await verifyChain(party.ctx.db)).toMatchObject({ ok: true })
  for (const gone of [id, added.person.id]) {
    await expect(party.call('people.dossier', { id: gone }, founder)).rejects.toMatchObject({
      code: 'person_not_found',
    })
  }
  expect((await find(canary)).people.map((one) => one.id)).toEqual([other])
  expect(await authorsOf('W1')).toEqual([asked, 'Bo Ferrante'])
  const ranked = await party.call<{ people: { person: string }[] }>('scouting.rank', {
    brief: 'nests',
  })
  expect(ranked.people.map((one) => one.person)).not.toContain(id)
  expect(ranked.people.map((one) => one.person)).toContain(other)

  // The next build leaves them out by itself, and their shards do not name them any more.
  await rebuild(party)
  expect((await find(canary)).people.map((one) => one.id)).toEqual([other])
  expect(await authorsOf('W2')).toEqual(['Bo Ferrante', asked])
  expect(await shards()).not.toContain(orcid)
  expect(await shards()).not.toContain('Nest Laboratory')
  expect((await shards()).split('Quillfeather').length - 1).toBe(2) // name and raw name, of the namesake

  // Read again, and with new works: the same id on another work, the same work with another title.
  await bringWorks(party, [
    ...works.map((work) => ({ ...work, title: `${work.title}, revised` })),
    { id: 'W4', title: 'Nests of wind', authors: [person] },
  ])
  expect((await find(canary)).people.map((one) => one.id)).toEqual([other])
  expect(await authorsOf('W4')).toEqual([asked])
  expect(await authorsOf('W1')).toEqual([asked, 'Bo Ferrante'])
  expect(await shards()).not.toContain(orcid)
  expect(await authorsOf('W3')).toEqual([canary, 'Iris Tanwee'])
  await expect(party.call('people.dossier', { id }, founder)).rejects.toMatchObject({
    code: 'person_not_found',
  })
}, 60_000)

test.each([
  ['at the same organisation', { organisation: 'nest laboratory' }],
  ['with the same ORCID', { organisation: 'Elsewhere', links: ['0000-0002-1825-0097'] }],
  ['with the same page', { links: ['quillfeather.example/about/'] }],
  ['with nothing that tells them apart', {}],
])('an erased person is not added by hand %s', async (_, facts) => {
  await expect(
    party.call('people.add', { name: 'QUILLFEATHER, Canary', source: 'a list', ...facts }),
  ).rejects.toMatchObject({ kind: 'conflict', code: 'asked_to_be_erased' })
})

test('a namesake is added by hand, and a list takes everybody but the erased', async () => {
  const csv = [
    'name,organisation,link',
    `${canary},Nest Laboratory,`,
    `${canary},Harbour College,`,
    'Ola Brandt,Nest Laboratory,',
  ].join('\n')
  const { import: one } = await party.call<{
    import: { added: number; refused: number; id: string }
  }>('people.csvImport', {
    base64: Buffer.from(csv).toString('base64'),
    fileName: 'people.csv',
    source: 'the spring list',
  })
  expect(one).toMatchObject({ added: 2, refused: 1 })
})

test('the key is in a file of its own, and without it nothing is built or kept by hand', async () => {
  const file = suppressionKeyFile(party.ctx.literature.folder)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const key = (await readFile(file, 'utf8')).trim()
  expect(await wholeDatabase()).not.toContain(key)
  await rename(file, `${file}.away`)
  try {
    await expect(rebuild(party)).rejects.toMatchObject({ code: 'suppression_key_missing' })
    await expect(
      party.call('people.add', { name: 'Ada Lund', source: 'a dinner' }),
    ).rejects.toMatchObject({ code: 'suppression_key_missing' })
  } finally {
    await rename(`${file}.away`, file)
  }
  await rebuild(party)
})
