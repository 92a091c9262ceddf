import { expect, test } from 'vitest'
import { Client } from 'pg'
import { openParty } from '../../test/party.ts'
import { drillCampaign } from './campaign.ts'
import { Ledger } from './ledger.ts'

/** Some three seconds a kill on two cores that do nothing else. */
const drillTimeoutMs = 10 * 60_000

test(
  'twenty kills of app and database under load lose nothing that was acknowledged',
  { timeout: drillTimeoutMs },
  async () => {
    const said: string[] = []
    const result = await drillCampaign({
      kills: 20,
      seed: Date.now() % 2 ** 31,
      say: (line) => said.push(line),
    })
    expect(result, said.join('\n')).toMatchObject({
      lost: [],
      doubled: [],
      chain: 'whole',
      kills: 20,
    })
    // A load that was refused all the time would lose nothing either.
    for (const kind of [
      'person',
      'note',
      'prospect',
      'move',
      'stage',
      'message',
      'replaced texts',
    ]) {
      expect(result.byKind[kind], kind).toBeGreaterThan(0)
    }
  },
)

test('the drill sees what is lost, doubled, or changed back', async () => {
  await using party = await openParty()
  const { person } = await party.call<{ person: { id: string } }>('people.add', {
    name: 'drill one',
    source: 'a drill',
  })
  const { note } = await party.call<{ note: { id: string; version: number } }>('people.addNote', {
    id: person.id,
    text: 'drill two',
  })
  const ledger = new Ledger()
  ledger.sent('person', 'drill one')
  ledger.answered('drill one', person.id)
  ledger.sent('note', 'drill two')
  ledger.answered('drill two', note.id)
  const client = new Client({ connectionString: party.database.url })
  await client.connect()
  const none = { lost: [], doubled: [] }
  expect(await ledger.compare(client)).toEqual(none)
  ledger.sent('person', 'never answered')
  expect(await ledger.compare(client)).toEqual(none)

  const acknowledge = ledger.replaced(note.id, 'drill two', 'drill three')
  expect(await ledger.compare(client)).toEqual(none)
  acknowledge()
  expect((await ledger.compare(client)).lost).toHaveLength(1)
  await client.query(`update person_note set text = 'drill three'`)
  expect(await ledger.compare(client)).toEqual(none)

  await client.query(`insert into hand_person (name, name_key, source, created_by_name)
    values ('drill one', 'drill one', 'a drill', 'Ada'), ('never answered', 'x', 'a drill', 'Ada')`)
  expect((await ledger.compare(client)).doubled).toEqual(['person drill one'])
  await client.query(`delete from hand_person where name = 'drill one'; delete from event`)
  const { lost } = await ledger.compare(client)
  expect(lost).toEqual([
    'person drill one',
    `event people.added of ${person.id}`,
    `event people.note_added of ${note.id}`,
  ])
  expect(() => ledger.answered('drill one', note.id)).toThrow('made twice')
  await client.end()
})
