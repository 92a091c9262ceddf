import { expect, test } from 'vitest'
import { z } from 'zod'
import { openParty, type Party } from '../../test/party.ts'
import { bringWorks } from '../../test/small-literature.ts'
import { findNewWorks, newWorkLines } from './new-works.ts'

const idOf = z.object({ people: z.array(z.object({ id: z.string() })) })

const addInes = async (party: Party): Promise<void> => {
  const found = idOf.parse(await party.call('people.find', { query: 'Ines Kestrel' }))
  await party.call('campaign.add', {
    prospects: [{ personId: found.people[0]?.id }],
    source: 'read by the founder',
  })
}

const look = async (party: Party): Promise<void> => {
  const ctx = party.as({ kind: 'system', door: 'job' })
  await findNewWorks.run(ctx, {}, new AbortController().signal)
  await party.settle()
}

const told = (party: Party) =>
  party.database.db
    .selectFrom('event')
    .select(['subjectId', 'payload'])
    .where('name', '=', 'campaign.works_came')
    .execute()

/** The run that a shard of a test names exists only there: the row says that it did not end yet. */
const noteRuns = async (party: Party): Promise<void> => {
  const runs = await party.ctx.literature.query<{ run: string }>('select distinct run from work')
  for (const { run } of runs) {
    await party.database.db
      .insertInto('literatureRun')
      .values({ id: run, kind: 'files', title: 'invented', request: '{}', askedByName: 'a test' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

test('works that a later reading brings for somebody on The List are told once', async () => {
  await using party = await openParty()
  await bringWorks(party, [{ id: 'W1', authors: ['Ines Kestrel'] }])
  await noteRuns(party)
  await addInes(party)
  await look(party)
  expect(await told(party)).toEqual([])

  await bringWorks(party, [
    { id: 'W2', authors: ['Ines Kestrel'] },
    { id: 'W3', authors: ['Ines Kestrel', 'Ola Finch'] },
    { id: 'W4', authors: ['Ola Finch'] },
  ])
  await noteRuns(party)
  await look(party)
  await look(party)
  const events = await told(party)
  expect(events.map((event) => event.payload)).toEqual([{ count: 2 }])

  const [line] = await newWorkLines.say(party.ctx, [
    {
      name: 'campaign.works_came',
      subjectId: events[0]?.subjectId ?? null,
      payload: { count: 2 },
      by: '',
    },
  ])
  expect(line?.sentence).toBe('2 new works by Ines Kestrel.')
})

test('a build without new works tells nothing', async () => {
  await using party = await openParty()
  await bringWorks(party, [{ id: 'W1', authors: ['Ines Kestrel'] }])
  await noteRuns(party)
  await addInes(party)
  await look(party)
  await bringWorks(party, [{ id: 'W9', authors: ['Ola Finch'] }])
  await noteRuns(party)
  await look(party)
  expect(await told(party)).toEqual([])
})
