import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { MemberActor } from '#actions/actor.ts'
import { readEventsWithPersonal } from '#events/read-events.ts'
import { actions } from '#app.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { askVotes, withdrawVotes } from './ask-votes.ts'
import { voteLines } from './charter-lines.ts'
import { decide, sayDissent } from './decide.ts'
import { giveVote } from './give-vote.ts'
import { judgement, shareJudgement } from './judgement.ts'
import { prospectStanding } from './standing.ts'
import { showVote, votesToGive } from './votes-to-give.ts'
import { wilsonInterval } from './wilson.ts'
import { Stage } from './list.contract.ts'

let party: Party
let amara: MemberActor
let priya: MemberActor
let dmitri: MemberActor
let noor: MemberActor
let now = new Date('2026-11-24T09:00:00Z')
const later = '2026-11-27T09:00:00Z'

beforeAll(async () => {
  party = await openParty({ now: () => now })
  amara = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raman')
  dmitri = await party.member('scientist', 'Dmitri Haldane')
  noor = await party.member('staff', 'Noor Elbaz')
})
afterAll(() => party[Symbol.asyncDispose]())

const prospect = async (
  name: string,
  more: { stage?: Stage; ownerId?: string; compartmentId?: string; since?: Date } = {},
): Promise<string> => {
  const { id } = await party.ctx.db
    .insertInto('prospect')
    .values({
      kind: 'person',
      name,
      nameKey: name.toLowerCase(),
      source: 'a talk',
      createdByName: 'Priya Raman',
      stage: more.stage ?? 'prospect',
      ownerId: more.ownerId ?? null,
      compartmentId: more.compartmentId ?? null,
      stageSince: more.since ?? now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const ask = async (id: string, ...voters: readonly MemberActor[]) =>
  (
    await party.call(
      askVotes,
      { id, question: 'Worth a letter?', voters: voters.map((one) => one.id), closesAt: later },
      priya,
    )
  ).round

const vote = (
  who: MemberActor,
  id: string,
  choice: 'pass' | 'check' | 'star',
  more: { reason?: string; version?: number } = {},
) => party.call(giveVote, { id, choice, ...more }, who)

describe('votes', () => {
  test('are hidden until one has voted, counted for everybody, and complete when all are in', async () => {
    const id = await prospect('Sofía Quintanar', { ownerId: priya.id })
    const round = await ask(id, amara, dmitri, noor)
    expect(round).toMatchObject({ voted: 0, of: 3, mine: null, state: 'open', votes: [] })

    const first = (
      await vote(dmitri, round.id, 'star', { reason: 'Turns failures into curricula.' })
    ).round
    expect(first).toMatchObject({ voted: 1, seesVotes: true, mine: { choice: 'star', version: 1 } })

    const waiting = (await party.call(showVote, { id: round.id }, amara)).vote.round
    expect(waiting).toMatchObject({ voted: 1, of: 3, seesVotes: false, votes: [] })
    expect(waiting.voters.filter(({ hasVoted }) => hasVoted).map(({ name }) => name)).toEqual([
      'Dmitri Haldane',
    ])

    const second = (await vote(amara, round.id, 'pass')).round
    expect(second.votes.map(({ name, choice }) => `${name}: ${choice}`).toSorted()).toEqual([
      'Amara Vestergaard: pass',
      'Dmitri Haldane: star',
    ])

    const changed = await vote(amara, round.id, 'check', { version: 1, reason: 'Read one more.' })
    expect(changed.round.mine).toEqual({ choice: 'check', reason: 'Read one more.', version: 2 })
    const stale = await refusal(vote(amara, round.id, 'star', { version: 1 }))
    expect(stale).toMatchObject({ code: 'stale_version' })

    const complete = (await vote(noor, round.id, 'star')).round
    expect(complete).toMatchObject({ state: 'complete', completedBecause: 'all have voted' })
    expect(await refusal(vote(noor, round.id, 'pass', { version: 1 }))).toMatchObject({
      code: 'votes_closed',
    })
    // The last vote completed it; the line why still comes, the choice no longer changes.
    const why = await vote(noor, round.id, 'star', { version: 1, reason: 'Said so in Lyon.' })
    expect(why.round.mine).toEqual({ choice: 'star', reason: 'Said so in Lyon.', version: 2 })
    const forged = party
      .as(noor)
      .db.updateTable('vote')
      .set({ choice: 'pass' })
      .where('roundId', '=', round.id)
      .where('memberId', '=', noor.id)
      .execute()
    expect(await refusal(forged)).toMatchObject({ message: 'The round is complete.' })
    now = new Date('2026-11-25T09:00:01Z')
    const late = vote(noor, round.id, 'star', { version: 2, reason: 'Something else.' })
    expect(await refusal(late)).toMatchObject({ code: 'votes_closed' })
    now = new Date('2026-11-24T09:00:00Z')
    // Priya was not asked, and sees them now that it is complete.
    const seen = (await party.call(prospectStanding, { id }, priya)).rounds[0]
    expect(seen?.votes.map(({ choice }) => choice).toSorted()).toEqual(['check', 'star', 'star'])
  })

  test('what others chose is in no answer of any reading operation, nor in the database, before', async () => {
    const id = await prospect('Tarek Oyelowo-Lindh')
    const round = await ask(id, amara, dmitri, noor)
    const secret = 'Only-for-those-who-have-voted'
    await vote(dmitri, round.id, 'pass', { reason: secret })
    await party.settle()

    const inputs = [{ id }, { id: round.id }, {}]
    let answered = 0
    for (const action of actions.filter((one) => one.kind === 'read')) {
      for (const input of inputs) {
        for (const who of [amara, priya]) {
          const answer = await party.call(action.name, input, who).catch(() => null)
          if (answer !== null) answered += 1
          expect(JSON.stringify(answer), action.name).not.toContain(secret)
        }
      }
    }
    expect(answered).toBeGreaterThan(30)

    const mine = (who: MemberActor) =>
      sql<{ n: number }>`select count(*)::int as n from vote where round_id = ${round.id}`.execute(
        party.as(who).db,
      )
    expect((await mine(amara)).rows).toEqual([{ n: 0 }])
    expect((await mine(dmitri)).rows).toEqual([{ n: 1 }])
    const events = await readEventsWithPersonal(party.ctx.db, { after: 0, limit: 1000 })
    const told = events.filter(({ subjectId }) => subjectId === round.id)
    expect(told.map(({ name }) => name)).toEqual(['campaign.votes_asked', 'campaign.voted'])
    expect(JSON.stringify(told)).not.toMatch(/pass|star|Only-for/)
  })

  test('nobody votes for another, twice, or without being asked', async () => {
    const round = await ask(await prospect('Bao Khuất-Ferreira'), dmitri, noor)
    expect(await refusal(vote(amara, round.id, 'star'))).toMatchObject({ code: 'vote_not_found' })
    const forged = party
      .as(amara)
      .db.insertInto('vote')
      .values({ roundId: round.id, memberId: noor.id, choice: 'star', votedAt: now })
      .execute()
    expect(await refusal(forged)).toMatchObject({ message: /row-level security/ })
    await vote(dmitri, round.id, 'star')
    const twice = await Promise.all([
      refusal(vote(noor, round.id, 'pass')),
      refusal(vote(noor, round.id, 'star')),
    ])
    expect(twice.map(({ message }) => message).toSorted()).toEqual(
      ['The votes are closed.', 'was not refused'].toSorted(),
    )
  })

  test('the last two votes at once complete the round exactly once', async () => {
    const round = await ask(await prospect('Mirela Stanciu-Koh'), dmitri, noor, amara)
    await Promise.all([
      vote(dmitri, round.id, 'star'),
      vote(noor, round.id, 'star'),
      vote(amara, round.id, 'check'),
    ])
    await party.settle()
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from event
      where name = 'campaign.votes_complete' and subject_id = ${round.id}`.execute(party.ctx.db)
    expect(rows).toEqual([{ n: 1 }])
  })

  test('time closes a round with the votes that came, and a line says so', async () => {
    const round = await ask(await prospect('Leilani Kahananui-Brook'), dmitri, noor)
    await vote(dmitri, round.id, 'star')
    expect((await party.call(votesToGive, {}, noor)).votes.map((one) => one.round.id)).toContain(
      round.id,
    )
    now = new Date('2026-11-27T09:00:01Z')
    expect(await refusal(vote(noor, round.id, 'star'))).toMatchObject({ code: 'votes_closed' })
    const { closeVotes } = await import('./votes-close.ts')
    await closeVotes.run(
      party.as({ kind: 'system', door: 'job' }),
      {},
      new AbortController().signal,
    )
    const after = (await party.call(showVote, { id: round.id }, noor)).vote.round
    expect(after).toMatchObject({ state: 'complete', completedBecause: 'time is over', voted: 1 })
    expect(
      (await party.call(votesToGive, {}, noor)).votes.map((one) => one.round.id),
    ).not.toContain(round.id)
    const [line] = await voteLines.say(party.as(noor), [
      { name: 'campaign.votes_complete', subjectId: round.id, payload: {}, by: 'the app itself' },
    ])
    expect(line?.sentence).toBe('Votes on Leilani Kahananui-Brook are complete: 1 star.')
    now = new Date('2026-11-24T09:00:00Z')
  })

  test('outside of its compartment there is no round, no count and no line', async () => {
    const { id: compartmentId } = await party.ctx.db
      .insertInto('compartment')
      .values({ name: 'North' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await party.ctx.db
      .insertInto('compartmentMember')
      .values([priya.id, noor.id].map((memberId) => ({ compartmentId, memberId })))
      .execute()
    const id = await prospect('Saoirse Bhattarai-Quinn', { compartmentId })
    expect(
      await refusal(party.call(askVotes, { id, voters: [dmitri.id], closesAt: later }, priya)),
    ).toMatchObject({ code: 'voter_outside' })
    const round = await ask(id, noor, amara)
    await vote(noor, round.id, 'star')
    expect(await refusal(party.call(showVote, { id: round.id }, dmitri))).toMatchObject({
      code: 'vote_not_found',
    })
    expect(await refusal(party.call(prospectStanding, { id }, dmitri))).toMatchObject({
      code: 'prospect_not_found',
    })
    const { rows } = await sql<{ who: string[] }>`
      select party_who_voted(${round.id}) as who`.execute(party.as(dmitri).db)
    expect(rows).toEqual([{ who: [] }])
    const spoken = { name: 'campaign.votes_asked', subjectId: round.id, payload: {}, by: 'Priya' }
    expect(await voteLines.say(party.as(dmitri), [spoken])).toEqual([null])
    const [told] = await voteLines.say(party.as(amara), [spoken])
    expect(told?.about?.acts?.map(({ label }) => label)).toEqual(['Pass', 'Check', 'Star'])
  })

  test('a question is taken back by whoever asked, and its votes stay hidden', async () => {
    const round = await ask(await prospect('Henrik Solbakken-Ito'), dmitri, noor)
    await vote(dmitri, round.id, 'star')
    expect(
      await refusal(party.call(withdrawVotes, { id: round.id, version: 1 }, noor)),
    ).toMatchObject({ code: 'not_your_question' })
    const { round: gone } = await party.call(withdrawVotes, { id: round.id, version: 1 }, priya)
    expect(gone).toMatchObject({ state: 'withdrawn', votes: [] })
    expect((await party.call(votesToGive, {}, noor)).votes).not.toContainEqual(
      expect.objectContaining({ round: expect.objectContaining({ id: round.id }) }),
    )
  })
})

describe('decisions', () => {
  test('are recorded by owner or founder with reasons; dissent stays with its sentence', async () => {
    const id = await prospect('Yerlan Abdikarim', { ownerId: priya.id })
    const round = await ask(id, amara, dmitri)
    const given = {
      id,
      roundId: round.id,
      direction: 'go on',
      what: 'Write this week',
      why: 'Asynchronous training works since then.',
    } as const
    await vote(amara, round.id, 'star')
    expect(await refusal(party.call(decide, given, priya))).toMatchObject({ code: 'votes_open' })
    await vote(dmitri, round.id, 'pass', { reason: 'Needs a lab of fifty.' })
    expect(await refusal(party.call(decide, given, noor))).toMatchObject({
      code: 'not_yours_to_decide',
    })
    const { decision } = await party.call(decide, given, priya)
    expect(decision.dissent).toMatchObject([
      { name: 'Dmitri Haldane', choice: 'pass', sentence: 'Needs a lab of fifty.' },
    ])
    await party.call(sayDissent, { id: decision.id, sentence: 'Too early.' }, noor)
    const [shown] = (await party.call(prospectStanding, { id }, dmitri)).decisions
    expect(shown).toMatchObject({ by: 'Priya Raman', why: given.why })
    expect(shown?.dissent.map(({ name, sentence }) => [name, sentence])).toEqual([
      ['Dmitri Haldane', 'Needs a lab of fifty.'],
      ['Noor Elbaz', 'Too early.'],
    ])
  })
})

describe('who judged well', () => {
  test('counts what became of them, tells no share of few, and shows others only who chose to', async () => {
    const long = new Date('2026-01-01T00:00:00Z')
    const became = async (stage: Stage) => {
      const id = await prospect(`Somebody ${stage}`, { since: long })
      const round = await ask(id, noor)
      await vote(noor, round.id, 'star')
      await party.ctx.db
        .updateTable('prospect')
        .set({ stage, stageSince: long })
        .where('id', '=', id)
        .execute()
    }
    const before = (await party.call(judgement, {}, noor)).voters.find(({ mine }) => mine)
    const starsBefore = before?.counts.find(({ choice }) => choice === 'star')?.votes ?? 0
    for (const stage of ['starter', 'starter', 'starter', 'leaver'] as const) await became(stage)
    const star = async () =>
      (await party.call(judgement, {}, noor)).voters
        .find(({ mine }) => mine)
        ?.counts.find(({ choice }) => choice === 'star')
    expect(await star()).toMatchObject({
      votes: starsBefore + 4,
      stayed: 3,
      left: 1,
      stayedShare: null,
    })
    await became('declined')
    await became('starter')
    const five = await star()
    expect(five).toMatchObject({ stayed: 4, left: 1, declined: 1, stayedShare: { came: 5 } })
    expect(five?.stayedShare?.low).toBeCloseTo(0.376, 2)
    expect(five?.stayedShare?.high).toBeCloseTo(0.964, 2)

    const others = async () =>
      (await party.call(judgement, {}, priya)).voters.map(({ name }) => name)
    expect(await others()).toEqual([])
    await party.call(shareJudgement, { shown: true }, noor)
    expect(await others()).toEqual(['Noor Elbaz'])
    await party.call(shareJudgement, { shown: false }, noor)
    expect(await others()).toEqual([])
  })

  test('an interval of nothing is everything, and of much is narrow', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
    const { low, high } = wilsonInterval(800, 1000)
    expect(high - low).toBeLessThan(0.06)
    expect(wilsonInterval(3, 3).low).toBeCloseTo(0.438, 2)
  })
})
