import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Actor } from '#actions/actor.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { deleteMessage, editMessage, restoreMessage } from './change-message.ts'
import { findNames } from './find-names.ts'
import { openRoom } from './open-room.ts'
import { changePod, makePod } from './pods.ts'
import { setPreference } from './preference.ts'
import { markRead } from './read-mark.ts'
import { readMessages } from './read-messages.ts'
import { searchRoom } from './search-room.ts'
import { sendMessage } from './send-message.ts'

const refusalOf = async (work: Promise<unknown>) => (await refusal(work)).code

let party: Party
let amara: Actor & { id: string }
let priya: Actor & { id: string }
let dmitri: Actor & { id: string }
let main: string

beforeAll(async () => {
  party = await openParty()
  amara = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raman')
  dmitri = await party.member('scientist', 'Dmitri Halvorsen')
  main = (await party.call(openRoom, {}, amara)).rooms[0]?.id ?? ''
})
afterAll(() => party[Symbol.asyncDispose]())

const say = (actor: Actor, text: string, more: object = {}) =>
  party.call(sendMessage, { roomId: main, key: randomUUID(), text, ...more }, actor)

describe('the Room', () => {
  test('is there from the beginning, and every member is in it', async () => {
    const { rooms, people } = await party.call(openRoom, {}, priya)
    expect(rooms).toHaveLength(1)
    expect(rooms[0]).toMatchObject({ kind: 'party', name: 'The Party', unread: [] })
    expect(rooms[0]?.memberIds).toEqual(people.map((person) => person.id))
  })

  test('says a message once, however often it is sent, also at the same time', async () => {
    const input = { roomId: main, key: randomUUID(), text: 'Votes are missing on one prospect.' }
    const sent = await Promise.all(
      Array.from({ length: 5 }, () => party.call(sendMessage, input, priya)),
    )
    expect(new Set(sent.map(({ message }) => message.id)).size).toBe(1)
    const { messages } = await party.call(readMessages, { roomId: main }, amara)
    expect(messages.filter((message) => message.key === input.key)).toHaveLength(1)
  })

  test('keeps one order for everybody when many speak at once', async () => {
    const texts = Array.from({ length: 30 }, (_, index) => `at once ${index}`)
    await Promise.all(texts.map((text, index) => say([amara, priya, dmitri][index % 3]!, text)))
    const seen = await Promise.all(
      [amara, priya, dmitri].map(async (actor) => {
        const { messages } = await party.call(readMessages, { roomId: main, limit: 200 }, actor)
        return messages.map(({ place, id }) => `${place} ${id}`)
      }),
    )
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
    const places = seen[0]!.map((text) => Number(text.split(' ')[0]))
    expect(places).toEqual(places.map((_, index) => index + 1))
  })

  test('counts what others said as unread until it was read, and never moves back', async () => {
    const { message } = await say(amara, 'Hello @Priya Raman', {
      mentions: [{ kind: 'member', id: priya.id, name: 'Priya Raman' }],
    })
    const before = (await party.call(openRoom, {}, priya)).rooms[0]!
    expect(before.unread[0]).toEqual({ place: message.place, mention: true })
    await party.call(markRead, { roomId: main, place: message.place }, priya)
    await party.call(markRead, { roomId: main, place: 1 }, priya)
    const after = (await party.call(openRoom, {}, priya)).rooms[0]!
    expect(after.unread).toEqual([])
    expect(after.readPlace).toBe(message.place)
    expect((await party.call(openRoom, {}, dmitri)).rooms[0]!.unread[0]?.mention).toBe(false)
  })

  test('lets only who said it change it, keeps its place when deleted, and brings it back', async () => {
    const { message } = await say(priya, 'The window is yours until 14 Decembre.')
    const edited = await party.call(
      editMessage,
      { messageId: message.id, version: 1, text: 'The window is yours until 14 December.' },
      priya,
    )
    expect(edited.message).toMatchObject({ version: 2, text: expect.stringContaining('December') })
    expect(
      await refusalOf(party.call(deleteMessage, { messageId: message.id, version: 2 }, dmitri)),
    ).toBe('not_the_author')
    expect(
      await refusalOf(party.call(deleteMessage, { messageId: message.id, version: 1 }, priya)),
    ).toBe('stale_version')
    const gone = await party.call(deleteMessage, { messageId: message.id, version: 2 }, priya)
    expect(gone.message).toMatchObject({ text: '', place: message.place })
    const { messages } = await party.call(searchRoom, { text: '14 December' }, amara)
    expect(messages).toEqual([])
    const back = await party.call(restoreMessage, { messageId: message.id, version: 3 }, priya)
    expect(back.message).toMatchObject({ version: 4, text: edited.message.text, deletedAt: null })
  })

  test('is searched by whole words and the beginning of the last one', async () => {
    await say(dmitri, 'I read all eleven schedulers. Łódź keeps two.')
    const found = async (text: string) =>
      (await party.call(searchRoom, { text }, priya)).messages.length
    expect(await found('eleven sched')).toBe(1)
    expect(await found('łódź')).toBe(1)
    expect(await found("eleven'); drop table message; --")).toBe(0)
    expect(await found('sched eleven twelve')).toBe(0)
  })

  test('offers members of the room under the caret', async () => {
    const { members } = await party.call(findNames, { text: 'hal', roomId: main }, amara)
    expect(members.map((member) => member.name)).toEqual(['Dmitri Halvorsen'])
    expect((await party.call(findNames, { text: '%' }, amara)).members).toEqual([])
  })

  test('shows quiet hours of others in their own zone, and nothing else of what they chose', async () => {
    const now = new Date()
    const from = new Date(now.getTime() - 3_600_000).toISOString().slice(11, 16)
    const to = new Date(now.getTime() + 3_600_000).toISOString().slice(11, 16)
    await party.call(
      setPreference,
      { version: 1, zone: 'UTC', quietFrom: from, quietTo: to },
      priya,
    )
    const { people, preference } = await party.call(openRoom, {}, dmitri)
    const shown = people.find((person) => person.id === priya.id)!
    expect(Date.parse(shown.quietUntil!)).toBeGreaterThan(now.getTime())
    expect(preference?.quietUntil === null || preference?.zone === 'UTC').toBe(true)
    expect(await refusalOf(party.call(setPreference, { version: 1, zone: 'UTC' }, priya))).toBe(
      'stale_version',
    )
  })
})

describe('a pod', () => {
  let pod: z.output<(typeof makePod)['output']>['room']
  beforeAll(async () => {
    const made = await party.call(makePod, { name: 'Training', memberIds: [priya.id] }, dmitri)
    pod = made.room
  })

  test('exists for those in it only, even for the founder', async () => {
    const { message } = await party.call(
      sendMessage,
      { roomId: pod.id, key: randomUUID(), text: 'Hidden quicksilver.' },
      dmitri,
    )
    expect((await party.call(openRoom, {}, priya)).rooms.map((room) => room.name)).toContain(
      'Training',
    )
    expect((await party.call(openRoom, {}, amara)).rooms).toHaveLength(1)
    const absent = await refusalOf(party.call(readMessages, { roomId: randomUUID() }, amara))
    expect(await refusalOf(party.call(readMessages, { roomId: pod.id }, amara))).toBe(absent)
    expect(
      await refusalOf(
        party.call(sendMessage, { roomId: pod.id, key: randomUUID(), text: 'x' }, amara),
      ),
    ).toBe(absent)
    expect(
      await refusalOf(
        party.call(editMessage, { messageId: message.id, version: 1, text: 'x' }, amara),
      ),
    ).toBe('message_not_found')
    expect((await party.call(searchRoom, { text: 'quicksilver' }, amara)).messages).toEqual([])
    expect((await party.call(searchRoom, { text: 'quicksilver' }, priya)).messages).toHaveLength(1)
    await party.settle()
    const db = party.as(amara).db
    const told = await db
      .selectFrom('event')
      .select('name')
      .where('name', 'like', 'party.%')
      .execute()
    const all = await party.ctx.db
      .selectFrom('event')
      .select('name')
      .where('name', 'like', 'party.%')
      .execute()
    expect(all.filter((event) => event.name === 'party.room_made')).toHaveLength(1)
    expect(told.filter((event) => event.name === 'party.room_made')).toHaveLength(0)
    expect(told.length).toBe(all.length - 2)
  })

  test('is gone for whoever is taken out, and nobody writes in a closed one', async () => {
    const changed = await party.call(
      changePod,
      { roomId: pod.id, version: 1, remove: [priya.id], add: [amara.id] },
      dmitri,
    )
    expect(changed.room.memberIds).toEqual([dmitri.id, amara.id])
    expect((await party.call(openRoom, {}, priya)).rooms).toHaveLength(1)
    await party.call(changePod, { roomId: pod.id, version: 2, closed: true }, amara)
    expect(
      await refusalOf(
        party.call(sendMessage, { roomId: pod.id, key: randomUUID(), text: 'x' }, dmitri),
      ),
    ).toBe('pod_closed')
  })

  test('of a compartment has everybody inside of that, and no list', async () => {
    const id = randomUUID()
    await party
      .as(priya)
      .db.insertInto('compartment')
      .values({ id, name: 'Sable', createdBy: priya.id })
      .execute()
    const { room } = await party.call(makePod, { name: 'Sable, deal', compartmentId: id }, priya)
    expect(room).toMatchObject({ compartment: 'Sable' })
    expect(room.memberIds.toSorted()).toEqual([amara.id, priya.id].toSorted())
    expect((await party.call(openRoom, {}, dmitri)).rooms.map((one) => one.name)).not.toContain(
      'Sable, deal',
    )
    expect(await refusalOf(party.call(makePod, { name: 'x', compartmentId: id }, dmitri))).toBe(
      'compartment_not_found',
    )
  })
})
