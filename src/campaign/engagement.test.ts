import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberActor } from '#actions/actor.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { addOffLimits } from './add-off-limits.ts'
import { claimWindow, releaseWindow } from './claim-window.ts'
import { addClearance, restoreClearance, withdrawClearance } from './clearances.ts'
import { engagement } from './engagement.ts'
import { prospectStanding } from './standing.ts'
import { logTouch, removeTouch } from './touches.ts'

let party: Party
let amara: MemberActor
let priya: MemberActor
let joaquin: MemberActor
let now = new Date('2026-11-24T09:00:00Z')

beforeAll(async () => {
  party = await openParty({ now: () => now })
  amara = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raman')
  joaquin = await party.member('hr', 'Joaquín Ibarra')
})
afterAll(() => party[Symbol.asyncDispose]())

const prospect = async (name: string, ownerId: string | null = null): Promise<string> =>
  (
    await party.ctx.db
      .insertInto('prospect')
      .values({
        kind: 'person',
        name,
        nameKey: name.toLowerCase(),
        source: 'a talk',
        createdByName: 'Priya Raman',
        ownerId,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

const may = async (id: string, who: MemberActor) =>
  (await party.call(engagement, { id }, who)).engagement

const lastTouch = async (id: string) =>
  (
    await party.ctx.db
      .selectFrom('prospect')
      .select('lastTouchAt')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).lastTouchAt?.toISOString() ?? null

describe('who may write to whom', () => {
  test('a touch gives its maker the next days alone, and a second one sees it before', async () => {
    const id = await prospect('Linh Đặng Thu', priya.id)
    expect(await may(id, joaquin)).toMatchObject({
      may: 'ask',
      sentence: 'Priya Raman is the owner. Ask Priya Raman first.',
    })
    expect(await may(id, amara)).toMatchObject({ may: 'yes' })
    const { touch } = await party.call(logTouch, { id, channel: 'mail' }, priya)
    expect(await lastTouch(id)).toBe(now.toISOString())
    expect(await may(id, priya)).toMatchObject({
      may: 'yes',
      window: { mine: true, until: '2026-12-08T09:00:00.000Z' },
      lastTouch: { by: 'Priya Raman', channel: 'mail' },
    })
    expect(await may(id, amara)).toMatchObject({
      may: 'ask',
      sentence: 'Priya Raman is writing to Linh Đặng Thu until 8 Dec 2026. Ask Priya Raman first.',
    })
    expect(await refusal(party.call(claimWindow, { id }, joaquin))).toMatchObject({
      code: 'collision',
    })
    // It happened all the same, so it is noted; the window stays Priya's.
    const also = await party.call(logTouch, { id, channel: 'call' }, joaquin)
    expect(also.engagement).toMatchObject({ may: 'ask', window: { holder: 'Priya Raman' } })
    now = new Date('2026-12-08T09:00:00Z')
    expect(await may(id, amara)).toMatchObject({ may: 'yes', window: null })
    now = new Date('2026-11-24T09:00:00Z')

    expect(
      await refusal(party.call(removeTouch, { touchId: touch.id, version: 1 }, joaquin)),
    ).toMatchObject({ code: 'not_your_touch' })
    await party.call(removeTouch, { touchId: touch.id, version: 1 }, priya)
    expect(await may(id, joaquin)).toMatchObject({ window: null })
    expect(await lastTouch(id)).toBe(now.toISOString())
    await party.call(removeTouch, { touchId: also.touch.id, version: 1 }, joaquin)
    expect(await lastTouch(id)).toBeNull()
  })

  test('of two who claim at once one gets the window, and gives it back', async () => {
    const id = await prospect('Tarek Oyelowo-Lindh')
    const tries = await Promise.all(
      [priya, joaquin].map((who) => refusal(party.call(claimWindow, { id }, who))),
    )
    expect(tries.map(({ code }) => code ?? 'has it').toSorted()).toEqual(['collision', 'has it'])
    const holder = tries[0]?.code === undefined ? priya : joaquin
    const other = holder === priya ? joaquin : priya
    expect(await refusal(party.call(releaseWindow, { id }, other))).toMatchObject({
      code: 'collision',
    })
    await party.call(releaseWindow, { id }, holder)
    expect((await party.call(claimWindow, { id }, other)).engagement).toMatchObject({
      may: 'yes',
      window: { mine: true },
    })
    await party.call(releaseWindow, { id }, amara)
    expect(await may(id, holder)).toMatchObject({ window: null })
  })

  test('a reply opens no window, and a touch in the future is refused', async () => {
    const id = await prospect('Bao Khuất-Ferreira')
    const reply = { id, channel: 'whatsapp', direction: 'by them' } as const
    expect((await party.call(logTouch, reply, priya)).engagement.window).toBeNull()
    const early = { id, channel: 'call', at: '2026-11-25T09:00:00Z' } as const
    expect(await refusal(party.call(logTouch, early, priya))).toMatchObject({
      code: 'touch_in_future',
    })
    const old = { id, channel: 'dinner', at: '2026-10-01T19:00:00Z' } as const
    expect((await party.call(logTouch, old, priya)).engagement.window).toBeNull()
  })

  test('an objection and a clause forbid it whoever asks', async () => {
    const personId = '0192f000-0000-7000-8000-000000000001'
    const id = await prospect('Ana Ruiz', priya.id)
    await party.ctx.db.updateTable('prospect').set({ personId }).where('id', '=', id).execute()
    await party.call(
      addOffLimits,
      {
        kind: 'do-not-contact',
        name: 'Ana Ruiz',
        lawfulBasis: 'their request',
        source: 'a call',
        startsOn: '2026-11-01',
        endsOn: '2027-11-01',
      },
      joaquin,
    )
    expect(await may(id, priya)).toMatchObject({
      may: 'no',
      sentence: 'Ana Ruiz is not to be contacted until 1 Nov 2027.',
    })
    expect(await refusal(party.call(claimWindow, { id }, priya))).toMatchObject({
      code: 'collision',
    })
    await party.ctx.db
      .insertInto('privacyObjection')
      .values({ personId, objectedAt: now, notedByName: 'Joaquín Ibarra' })
      .execute()
    expect((await may(id, amara)).reasons.map(({ kind }) => kind)).toEqual([
      'objection',
      'off-limits',
      'owner',
    ])
  })

  test('a clearance says by whom and until when; expired it warns', async () => {
    const id = await prospect('Leilani Kahananui-Brook')
    const given = {
      id,
      givenBy: 'Head of Nanhai Institute',
      what: 'One first talk',
      source: 'Mail of 20 Nov',
      expiresOn: '2026-11-30',
    }
    const { clearance } = await party.call(addClearance, given, priya)
    expect(clearance).toMatchObject({ expired: false, forWhom: null, by: 'Priya Raman' })
    expect(await may(id, amara)).toMatchObject({ may: 'yes' })
    now = new Date('2026-12-01T00:00:00Z')
    expect(await may(id, amara)).toMatchObject({
      may: 'ask',
      sentence: 'The permission to approach ended on 30 Nov 2026.',
    })
    expect(await refusal(party.call(addClearance, given, priya))).toMatchObject({
      code: 'expired_already',
    })
    const seen = { clearanceId: clearance.id, version: 1 }
    await party.call(withdrawClearance, seen, priya)
    expect((await party.call(prospectStanding, { id }, priya)).clearances).toEqual([])
    expect(await refusal(party.call(restoreClearance, seen, priya))).toMatchObject({
      code: 'stale_version',
    })
    await party.call(restoreClearance, { ...seen, version: 2 }, priya)
    expect((await party.call(prospectStanding, { id }, priya)).clearances).toMatchObject([
      { expired: true, version: 3 },
    ])
    now = new Date('2026-11-24T09:00:00Z')
  })
})
