import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type FakeOpenAlex, startFakeOpenAlex } from '../../test/fakes/openalex.ts'
import { openParty, type Party } from '../../test/party.ts'
import { inventedWorks } from '../../seed/world.ts'
import type { AuthorCandidates, PlaceCandidates, Run, Status } from './contract.ts'
import { OpenAlexClient } from './sources/openalex/client.ts'

let fake: FakeOpenAlex
beforeAll(async () => {
  const works = JSON.parse(JSON.stringify([...inventedWorks()]))
  works[0].doi = 'https://doi.org/10.5555/one'
  works[1].doi = 'https://doi.org/10.5555/two'
  fake = await startFakeOpenAlex({ works })
})
afterAll(() => fake[Symbol.asyncDispose]())

const open = () => openParty({ openAlexUrl: fake.url })
const fetchWorks = async (party: Party, query: object): Promise<Run> => {
  const { id } = await party.call<Run>('literature.fetchOpenAlex', query)
  await party.settle()
  return party.call<Run>('literature.run', { id })
}
const status = (party: Party) => party.call<Status>('literature.status', {})

describe('works from OpenAlex', () => {
  test('come by topic and years, page by page, up to a number', async () => {
    await using party = await open()
    const run = await fetchWorks(party, { topic: 'learning', fromYear: 2020, limit: 250 })
    expect(run).toMatchObject({ state: 'done', kind: 'openalex', new: 250, lines: 250, exit: 0 })
    expect(run.files[0]).toMatchObject({ state: 'done', share: 1 })
    const asked = await status(party)
    expect(asked.works).toBe(250)
    expect(asked.first_year).toBeGreaterThanOrEqual(2020)
    const pages = fake.requests.filter((url) => url.includes('search=learning&'))
    expect(pages).toHaveLength(3)
    expect(pages[0]).toMatch(/select=id%2Cdoi.*cursor=\*/)
    const again = await fetchWorks(party, { topic: 'learning', fromYear: 2020, limit: 250 })
    expect(again).toMatchObject({ new: 0, same: 250, build: null })
  })

  test('come by author, institution, venue, DOI and title', async () => {
    await using party = await open()
    const [author] = [...fake.world.authors.values()].filter((one) => one.works.length > 5)
    const [place] = fake.world.institutions.values()
    const [venue] = fake.world.sources.values()
    const titled = fake.world.works.find((work) => (work.title ?? '').split(' ').length > 5)
    const withDoi = fake.world.works.filter((work) => work.doi).slice(0, 2)
    const counts = [
      await fetchWorks(party, { authorIds: [author?.id] }),
      await fetchWorks(party, { institutionIds: [place?.id], limit: 40 }),
      await fetchWorks(party, { venueIds: [venue?.id], limit: 30 }),
      await fetchWorks(party, { dois: withDoi.map((work) => work.doi), limit: 5 }),
      await fetchWorks(party, { titles: [titled?.title] }),
    ].map((run) => run.new + run.same)
    expect(counts[0]).toBe(author?.works.length)
    expect(counts[1]).toBe(Math.min(40, place?.works.length ?? 0))
    expect(counts[2]).toBe(Math.min(30, venue?.works.length ?? 0))
    expect(counts[3]).toBe(withDoi.length)
    expect(counts[4]).toBeGreaterThanOrEqual(1)
    await expect(party.call('literature.fetchOpenAlex', { limit: 5 })).rejects.toThrow(
      'asks for nothing',
    )
  })

  test.each(['zz429', 'zz403', 'zz500', 'zzslow', 'zzmalformed', 'zzshape', 'zzreset'])(
    'come in spite of %s',
    async (sentinel) => {
      await using party = await open()
      const run = await fetchWorks(party, { topic: `${sentinel} learning`, limit: 20 })
      expect(run).toMatchObject({ state: 'done', new: 20 })
    },
  )

  test('stopped half-way, they go on at the page where they were', async () => {
    await using party = await open()
    const query = { topic: 'zzslow', fromYear: 2012, limit: 1_200 }
    const { id } = await party.call<Run>('literature.fetchOpenAlex', query)
    const settled = party.settle()
    for (let waited = 0; waited < 600; waited++) {
      if ((await party.call<Run>('literature.run', { id })).lines >= 300) break
      await sleep(50)
    }
    await party.call('literature.cancel', { id })
    await settled
    const stopped = await party.call<Run>('literature.run', { id })
    expect(stopped.state).toBe('cancelled')
    expect((await status(party)).works).toBe(stopped.new)
    const before = fake.requests.length
    await party.call('literature.resume', { id })
    await party.settle()
    const run = await party.call<Run>('literature.run', { id })
    expect(run).toMatchObject({ state: 'done', lines: 1_200, new: 1_200, same: 0 })
    expect(fake.requests[before]).not.toMatch(/cursor=\*/)
  }, 120_000)

  test('when the day is spent, it says so, keeps what is in, and goes on later', async () => {
    await using party = await open()
    const run = await fetchWorks(party, { topic: 'zzspent learning', limit: 20 })
    expect(run).toMatchObject({ state: 'failed', exit: 1, canResume: true })
    expect(run.complaints[0]).toMatch(/^OpenAlex gives no more today\. Put a key into Settings/)
  })

  test('a wrong key is said at once, and is not tried again', async () => {
    await using guarded = await startFakeOpenAlex({ works: [], key: 'secret' })
    const access = { url: guarded.url, key: 'wrong', mailto: 'ada@example.org' }
    const client = new OpenAlexClient(access, AbortSignal.timeout(10_000))
    await expect(client.get('works', {})).rejects.toThrow('does not accept the key')
    expect(guarded.requests).toEqual(['/works?api_key=wrong&mailto=ada%40example.org'])
  })
})

describe('places', () => {
  const find = (party: Party, kind: string, name: string) =>
    party.call<z.output<typeof PlaceCandidates>>('literature.findPlaces', { kind, name })

  test('are found by name, most works first, and fetched by the id that was found', async () => {
    await using party = await open()
    const [place] = fake.world.institutions.values()
    const [venue] = fake.world.sources.values()
    const places = await find(party, 'institution', place?.display_name ?? '')
    expect(places.candidates[0]).toEqual({
      id: place?.id,
      name: place?.display_name,
      country: place?.country_code,
      kind: place?.type,
      works: place?.works.length,
    })
    expect(place?.type).toMatch(/^[a-z]+$/)
    const venues = await find(party, 'venue', (venue?.display_name ?? '').slice(0, 4))
    expect(venues.candidates).toContainEqual(
      expect.objectContaining({ id: venue?.id, works: venue?.works.length, country: null }),
    )
    expect(venues.total).toBeGreaterThanOrEqual(venues.candidates.length)
    const asked = fake.requests.filter((url) => /^\/(institutions|sources)\?/.test(url))
    expect(asked.map((url) => url.split('?')[0])).toEqual(['/institutions', '/sources'])
    expect(asked[0]).toMatch(/per_page=10&.*select=id%2Cdisplay_name/)
    const run = await fetchWorks(party, { venueIds: [venues.candidates[0]?.id], limit: 10 })
    expect(run).toMatchObject({ state: 'done', new: 10 })
  })

  test('nobody knows are none, and a fault of OpenAlex is overcome or said', async () => {
    // A fault is played once by a server, and another test may have had it.
    const works = JSON.parse(JSON.stringify([...inventedWorks()]))
    await using own = await startFakeOpenAlex({ works })
    await using party = await openParty({ openAlexUrl: own.url })
    const none = { candidates: [], total: 0 }
    expect(await find(party, 'institution', 'Nowhere At All')).toEqual(none)
    const [venue] = own.world.sources.values()
    const found = await find(party, 'venue', `zzshape ${venue?.display_name}`)
    expect(found.candidates.map((one) => one.id)).toContain(venue?.id)
    expect(own.requests.filter((url) => url.includes('zzshape'))).toHaveLength(2)
    await expect(find(party, 'venue', 'zzspent learning')).rejects.toThrow('no more today')
    await expect(find(party, 'person', 'Ada Example')).rejects.toThrow()
    await expect(find(party, 'venue', ' a ')).rejects.toThrow()
  })
})

describe('people one admires', () => {
  test('are found with what tells namesakes apart', async () => {
    await using party = await open()
    const { candidates } = await party.call<z.output<typeof AuthorCandidates>>(
      'literature.findAuthors',
      { name: 'linh dang thu' },
    )
    expect(candidates[0]?.name).toBe('Linh Đặng Thu')
    expect(candidates[0]?.works).toBeGreaterThan(3)
    expect(candidates[0]?.someWorks.length).toBe(3)
    expect(candidates[0]?.organisations.length).toBeGreaterThan(0)
  })

  test('bring their works, then those of co-authors and venues; it fills as it comes', async () => {
    await using party = await open()
    const people = [...fake.world.authors.values()]
      .toSorted((a, b) => b.works.length - a.works.length)
      .slice(0, 3)
    const { id } = await party.call<Run>('literature.bringAdmired', {
      authorIds: people.map((one) => one.id),
      limit: 500,
      recentYears: 4,
    })
    await party.settle()
    const run = await party.call<Run>('literature.run', { id })
    expect(run).toMatchObject({ state: 'done', exit: 0 })
    expect(run.files.map((file) => file.name)).toEqual([
      ...people.map((one) => `Works of ${one.display_name}`),
      expect.stringMatching(/^Recent works of \d+ co-authors/),
      ...run.files.slice(4).map((file) => file.name),
    ])
    const own = new Set(people.flatMap((one) => one.works.map((work) => work.id)))
    expect((await status(party)).works).toBe(run.new)
    expect(run.new).toBeGreaterThan(own.size)
    expect(run.new).toBeLessThanOrEqual(500 + people.length)
    // The first people were served before the last works had come.
    expect(run.build).toBeGreaterThan(1)
  })
})
