import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { recordEvent } from '#events/record-event.ts'
import { openParty } from '../../test/party.ts'
import { inTransaction } from './transaction.ts'

test('a member reads as a role that owns nothing, and each handle as its own member', async () => {
  await using party = await openParty()
  const ada = await party.member('scientist', 'Ada Example')
  const ben = await party.member('recruiting', 'Ben Example')
  const whoReads = async (memberId: string) => {
    const { rows } = await sql<{ role: string; reader: string }>`
      select current_user as role, party_reader() as reader
    `.execute(party.database.readAs(memberId))
    return rows[0]
  }
  const asked = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? ada.id : ben.id))
  const answers = await Promise.all(asked.map(whoReads))
  expect(answers).toEqual(asked.map((reader) => ({ role: 'party_member', reader })))
})

test('a compartment and its events exist for those inside and for the founder only', async () => {
  await using party = await openParty()
  const founder = await party.member('founder', 'Amara Example')
  const maker = await party.member('hr', 'Ben Example')
  const outsider = await party.member('scientist', 'Cleo Example')
  const id = randomUUID()
  await inTransaction(party.as(maker).db, async (tx) => {
    await tx.insertInto('compartment').values({ id, name: 'North', createdBy: maker.id }).execute()
    recordEvent(tx, {
      name: 'workspace.tested',
      actor: maker,
      subjectId: id,
      compartmentId: id,
    })
  })
  await party.settle()
  const seenBy = async (memberId: string) => {
    const db = party.database.readAs(memberId)
    const rooms = await db.selectFrom('compartment').select('name').execute()
    const inside = await db.selectFrom('compartmentMember').select('memberId').execute()
    const events = await db.selectFrom('event').select('name').execute()
    return [rooms.length, inside.length, events.length]
  }
  expect(await seenBy(maker.id)).toEqual([1, 1, 1])
  expect(await seenBy(founder.id)).toEqual([1, 1, 1])
  expect(await seenBy(outsider.id)).toEqual([0, 0, 0])
})

test('an outsider can neither enter a compartment nor write into one', async () => {
  await using party = await openParty()
  const maker = await party.member('hr', 'Ben Example')
  const outsider = await party.member('scientist', 'Cleo Example')
  const id = randomUUID()
  const { db } = party.as(maker)
  await db.insertInto('compartment').values({ id, name: 'North', createdBy: maker.id }).execute()
  const outside = party.as(outsider).db
  await expect(
    outside
      .insertInto('compartmentMember')
      .values({ compartmentId: id, memberId: outsider.id })
      .execute(),
  ).rejects.toThrow('row-level security')
  await outside.deleteFrom('compartment').where('id', '=', id).execute()
  expect(await db.selectFrom('compartment').select('id').execute()).toEqual([{ id }])
})
