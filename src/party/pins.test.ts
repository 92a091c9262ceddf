import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberActor } from '#actions/actor.ts'
import { inTransaction } from '#database/transaction.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { hearDoubt, removePin, restorePin, settlePin, takeStance } from './change-pin.ts'
import { editMessage } from './change-message.ts'
import { partyKeeper } from './keep-person.ts'
import { listPins } from './list-pins.ts'
import { openRoom } from './open-room.ts'
import { pinMessage } from './pin-message.ts'
import { makePod } from './pods.ts'
import { readMessages } from './read-messages.ts'
import { listRedactions, redact } from './redactions.ts'
import { sendMessage } from './send-message.ts'

const codeOf = async (work: Promise<unknown>) => (await refusal(work)).code

let party: Party
let amara: MemberActor
let priya: MemberActor
let dmitri: MemberActor
let main: string

beforeAll(async () => {
  party = await openParty()
  amara = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raman')
  dmitri = await party.member('scientist', 'Dmitri Halvorsen')
  main = (await party.call(openRoom, {}, amara)).rooms[0]?.id ?? ''
})
afterAll(() => party[Symbol.asyncDispose]())

const say = async (
  text: string,
  roomId = main,
  mentions: { kind: string; id: string; name: string }[] = [],
) => (await party.call(sendMessage, { roomId, key: randomUUID(), text, mentions }, dmitri)).message

const pin = async (kind: 'decision' | 'promise' | 'doubt' | 'next_move', what: string) => {
  const message = await say(`About ${what}`)
  return (await party.call(pinMessage, { messageId: message.id, kind, what }, dmitri)).pin
}

describe('a decision', () => {
  test('keeps who was for it and who dissented in which words, and is found by them', async () => {
    const made = await pin('decision', 'Waive interviews for Tarek')
    expect(made).toMatchObject({ label: 'D-1', state: 'open', createdBy: 'Dmitri Halvorsen' })
    const seen = { pinId: made.id, version: 1 }
    await party.call(takeStance, { ...seen, stance: 'for' }, amara)
    const sentence = 'One technical talk costs us two days and protects us later.'
    expect(
      await codeOf(party.call(takeStance, { ...seen, version: 2, stance: 'dissent' }, priya)),
    ).toBe('no_reason')
    expect(await codeOf(party.call(takeStance, { ...seen, stance: 'for' }, priya))).toBe(
      'stale_version',
    )
    await party.call(takeStance, { ...seen, version: 2, stance: 'dissent', sentence }, priya)
    const { pin: decided } = await party.call(
      settlePin,
      { pinId: made.id, version: 3, state: 'decided' },
      amara,
    )
    expect(decided).toMatchObject({ state: 'decided', settledBy: 'Amara Vestergaard' })
    expect(
      await codeOf(party.call(takeStance, { ...seen, version: 4, stance: 'for' }, dmitri)),
    ).toBe('already_decided')
    expect(await codeOf(party.call(removePin, { ...seen, version: 4 }, amara))).toBe(
      'decision_stays',
    )
    const { rows } = await party.call(
      listPins,
      { text: 'protects later', kind: 'decision' },
      dmitri,
    )
    expect(rows[0]?.stances).toMatchObject([
      { name: 'Amara Vestergaard', stance: 'for' },
      { name: 'Priya Raman', stance: 'dissent', sentence },
    ])
    const table = listPins.table!(await party.call(listPins, {}, amara))
    expect(table.rows[0]).toContain(`Priya Raman: ${sentence}`)
  })

  test('and its message lead to each other', async () => {
    const made = await pin('decision', 'No letter mentions money')
    const { pins, messages } = await party.call(readMessages, { roomId: main }, priya)
    expect(pins.find((one) => one.id === made.id)?.messageId).toBe(made.messageId)
    expect(messages.map((message) => message.id)).toContain(made.messageId)
  })
})

describe('other pins', () => {
  test('a promise is kept with proof, or broken', async () => {
    const made = await pin('promise', 'Send the visa timeline')
    const seen = { pinId: made.id, version: 1 }
    expect(await codeOf(party.call(settlePin, { ...seen, state: 'kept' }, amara))).toBe('no_proof')
    expect(await codeOf(party.call(settlePin, { ...seen, state: 'done' }, amara))).toBe(
      'no_such_end',
    )
    const outcome = 'Mail of 24 November'
    const kept = await party.call(settlePin, { ...seen, state: 'kept', outcome }, amara)
    expect(kept.pin).toMatchObject({ state: 'kept', outcome })
  })

  test('a doubt counts how often it was heard, and an answered one opens when heard again', async () => {
    const made = await pin('doubt', 'What does year two look like?')
    expect(made.hearings).toHaveLength(1)
    const answered = await party.call(
      settlePin,
      { pinId: made.id, version: 1, state: 'answered', outcome: 'One pool, two sites.' },
      amara,
    )
    expect(answered.pin.state).toBe('answered')
    const again = await party.call(
      hearDoubt,
      { pinId: made.id, version: 2, saidBy: 'Ishaan', words: 'I cannot see it.' },
      priya,
    )
    expect(again.pin).toMatchObject({ state: 'open' })
    expect(again.pin.hearings.map((one) => one.saidBy)).toEqual(['', 'Ishaan'])
  })

  test('a next move is taken away and brought back', async () => {
    const made = await pin('next_move', 'Answer before nine')
    const gone = await party.call(removePin, { pinId: made.id, version: 1 }, priya)
    expect((await party.call(listPins, { text: 'before nine' }, amara)).total).toBe(0)
    await party.call(restorePin, { pinId: made.id, version: gone.pin.version }, priya)
    expect((await party.call(listPins, { text: 'before nine' }, amara)).total).toBe(1)
  })

  test('numbers are counted in each room alone, and a pod’s pins are for those in it', async () => {
    const { room } = await party.call(makePod, { name: 'Quiet', memberIds: [priya.id] }, dmitri)
    const message = await say('in the pod', room.id)
    const { pin: hidden } = await party.call(
      pinMessage,
      { messageId: message.id, kind: 'decision', what: 'hidden quicksilver' },
      priya,
    )
    expect(hidden.label).toBe('D-1')
    expect((await party.call(listPins, { text: 'quicksilver' }, amara)).total).toBe(0)
    expect((await party.call(listPins, { text: 'quicksilver' }, dmitri)).total).toBe(1)
    expect(
      await codeOf(
        party.call(settlePin, { pinId: hidden.id, version: 1, state: 'decided' }, amara),
      ),
    ).toBe('pin_not_found')
  })
})

describe('a person who is erased', () => {
  test('is taken out of what links to them at once, and elsewhere by a human who looks', async () => {
    const id = randomUUID()
    const linked = await say('Ask @Bao Trần about January.')
    await party.ctx.db
      .insertInto('messageMention')
      .values({ messageId: linked.id, kind: 'person', targetId: id, name: 'Bao Trần' })
      .execute()
    const named = await say('Bao Trần (the other one, of Oslo) is at the door.')
    const changed = await say('Bao Tran said yes. And: Bao Trần.')
    await party.call(
      editMessage,
      { messageId: changed.id, version: 1, text: 'Somebody said yes.' },
      dmitri,
    )
    const person = { ids: [id], names: ['Bao Trần'] }
    const before = await partyKeeper.exportOf(party.ctx, person)
    expect(before[0]?.items.map((item) => item.text)).toEqual([linked.text, named.text])
    const erase = () => inTransaction(party.ctx.db, (tx) => partyKeeper.erase(tx, person))
    await erase()
    await erase()
    const { messages } = await party.call(readMessages, { roomId: main, limit: 3 }, amara)
    expect(messages.map((message) => message.text)).toEqual([
      'Ask [erased] about January.',
      'Bao Trần (the other one, of Oslo) is at the door.',
      'Somebody said yes.',
    ])
    expect(await party.ctx.db.selectFrom('messageEdit').selectAll().execute()).toEqual([])
    const { redactions } = await party.call(listRedactions, {}, priya)
    expect(redactions.map((one) => one.messageId)).toEqual([named.id])
    const [asked] = redactions
    expect(await codeOf(party.call(redact, { id: asked!.id, words: 'Linh' }, priya))).toBe(
      'words_not_there',
    )
    await party.call(redact, { id: asked!.id, words: 'bao trần' }, priya)
    const after = await party.call(readMessages, { roomId: main, limit: 2 }, amara)
    expect(after.messages[0]?.text).toBe('[erased] (the other one, of Oslo) is at the door.')
    expect((await party.call(listRedactions, {}, priya)).redactions).toEqual([])
    expect(await partyKeeper.exportOf(party.ctx, person)).toEqual([])
  })
})
