import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import { addProspects } from './add-prospects.ts'
import { countFacets } from './count-facets.ts'
import { editProspects } from './edit-prospects.ts'
import { listProspects } from './list-prospects.ts'
import { moveStages } from './move-stages.ts'

/** As many as the whole List is to hold. */
const lines = 5000
/** Answers of an idle machine take a fifth of it; a test must not fail because others run. */
const patienceMs = 500

let party: Party
let founder: Awaited<ReturnType<Party['member']>>
const stages = ['prospect', 'lead', 'candidate', 'finalist', 'offeree'] as const
const tiers = ['A', 'B', 'C', undefined] as const

beforeAll(async () => {
  party = await openParty()
  founder = await party.member('founder', 'Amara Example')
  const owner = await party.member('recruiting', 'Priya Example')
  for (let from = 0; from < lines; from += 1000) {
    await party.call(
      addProspects,
      {
        prospects: Array.from({ length: 1000 }, (_, index) => {
          const number = from + index
          const tier = tiers[number % 4]
          return {
            name: `Person${number} Example${number % 7}`,
            affiliation: `House ${number % 40}`,
            thesis: `Knows thing ${number % 11}.`,
            stage: stages[number % 5] ?? 'prospect',
            ...(tier === undefined ? {} : { tier }),
            ...(number % 3 === 0 ? { ownerId: owner.id } : {}),
          }
        }),
        source: 'a list',
      },
      founder,
    )
  }
  // Everybody has a next move, a third of them late.
  await sql`
    insert into next_move (prospect_id, what, kind, due_at, created_by_name)
    select id, 'Call them', 'call', now() + ((row_number() over () % 3) - 1) * interval '1 day', 'a test'
    from prospect`.execute(party.ctx.db)
}, 120_000)
afterAll(async () => party[Symbol.asyncDispose]())

const medianMs = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let run = 0; run < 5; run += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)[2] ?? Number.POSITIVE_INFINITY
}

test('five thousand lines are filtered, sorted and counted while one looks', async () => {
  const list = await medianMs(() =>
    party.call(listProspects, { text: 'thing 3', tier: ['A'], sort: 'clock' }, founder),
  )
  const deep = await medianMs(() =>
    party.call(listProspects, { sort: 'name', offset: 4900 }, founder),
  )
  const late = await medianMs(() => party.call(listProspects, { need: ['late'] }, founder))
  const facets = await medianMs(() => party.call(countFacets, { text: 'thing 3' }, founder))
  expect([list, deep, late, facets].filter((ms) => ms >= patienceMs)).toEqual([])
})

test('a facet says how many lines its filter leaves, beside all other filters', async () => {
  const filter = { stage: ['lead' as const, 'finalist' as const], tier: ['B' as const] }
  const facets = await party.call(countFacets, filter, founder)
  expect(facets.all).toBe(lines)
  expect(facets.total).toBe((await party.call(listProspects, filter, founder)).total)
  for (const { value, count } of facets.owner) {
    const left = await party.call(listProspects, { ...filter, owner: [value] }, founder)
    expect(left.total).toBe(count)
  }
  for (const { value, count } of facets.stage) {
    const left = await party.call('campaign.list', { ...filter, stage: [value] }, founder)
    expect(left).toMatchObject({ total: count })
  }
  for (const { value, count } of facets.need) {
    const left = await party.call('campaign.list', { ...filter, need: [value] }, founder)
    expect(left).toMatchObject({ total: count })
  }
})

test('pages of every order hold each line once', async () => {
  for (const sort of ['place', 'tier', 'owner', 'clock', 'due', 'touched'] as const) {
    const seen = new Set<string>()
    for (let offset = 0; offset < 1200; offset += 400) {
      const { prospects, total } = await party.call(
        listProspects,
        { sort, limit: 400, offset, stage: ['lead'] },
        founder,
      )
      expect(total).toBe(1000)
      for (const { id } of prospects) seen.add(id)
    }
    expect(seen.size).toBe(1000)
  }
})

test('a drag answers at once among thousands, and a thousand are changed at once', async () => {
  const { prospects } = await party.call(
    listProspects,
    { stage: ['offeree'], limit: 1000 },
    founder,
  )
  const [first, second, ...rest] = prospects
  if (!first || !second) throw new Error('Nobody has an offer.')
  const began = performance.now()
  await party.call(moveStages, { prospects: [first], stage: 'accepted', after: null }, founder)
  expect(performance.now() - began).toBeLessThan(patienceMs)
  const { changed } = await party.call(
    editProspects,
    { changes: rest.map(({ id, version }) => ({ id, version, tier: 'C' as const })) },
    founder,
  )
  expect(changed).toHaveLength(998)
}, 60_000)
