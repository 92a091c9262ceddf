import { expect, test } from 'vitest'
import type { Actor } from '#actions/actor.ts'
import { actions } from '#app.ts'
import { asks } from './non-interference/asks.ts'
import { hiddenWords, hide } from './non-interference/hide.ts'
import { openWorld, type World } from './non-interference/world.ts'

const reading = actions.filter((action) => action.kind === 'read')

test('every reading operation says how outsiders ask it', async () => {
  await using world = await openWorld()
  const rows = asks(world)
  expect(reading.map(({ name }) => name).filter((name) => !rows[name])).toEqual([])
  expect(Object.keys(rows).filter((name) => !reading.some((one) => one.name === name))).toEqual([])
})

test('what is done in a compartment changes no byte of any answer outside of it', async () => {
  await using world = await openWorld()
  const before = await answersOfAll(world)
  await hide(world)
  const after = await answersOfAll(world)
  // What rankings showed tells of the questions of this very test; two worlds are compared below.
  const told = differing(before, after).filter((line) => !line.includes('workspace.rankings'))
  expect(told).toEqual([])
  const outside = [...after.values()].join('\n')
  expect(hiddenWords.filter((word) => outside.includes(word))).toEqual([])
  // The test can fail: inside, all of it is there.
  const inside = await answersOf(world, world.insider)
  const insideTold = [...inside.values()].join('\n')
  expect(hiddenWords.filter((word) => !insideTold.includes(word))).toEqual([])
}, 120_000)

test('two worlds that differ in what is hidden answer alike after the same later deeds', async () => {
  await using plain = await openWorld()
  await using secret = await openWorld()
  await hide(secret)
  for (const world of [plain, secret]) await goOn(world)
  const [first, second] = [await answersOfAll(plain), await answersOfAll(secret)]
  expect(differing(alike(first), alike(second))).toEqual([])
}, 120_000)

/** Deeds after the hiding, in the open: also adding the very people who are hidden. */
const goOn = async ({ party, outsiders, seen }: World): Promise<void> => {
  const [recruiter] = outsiders
  if (!recruiter) throw new Error('The world has no outsider.')
  await party.call(
    'campaign.add',
    {
      prospects: [
        { personId: seen.hidden },
        { kind: 'organisation', organisationId: seen.organisation },
        { name: 'Zora Nightjar', affiliation: 'Operation Nightjar' },
      ],
      source: 'found by the recruiter',
    },
    recruiter,
  )
  await party.call(
    'party.send',
    { roomId: seen.room, key: crypto.randomUUID(), text: 'And then?' },
    recruiter,
  )
  await party.settle()
}

const answersOfAll = async (world: World): Promise<Map<string, string>> => {
  const answers = new Map<string, string>()
  for (const outsider of world.outsiders) {
    for (const [question, answer] of await answersOf(world, outsider)) {
      answers.set(`${outsider.role}: ${question}`, answer)
    }
  }
  return answers
}

/** Every answer, or every refusal, as the bytes that would go over a wire; tables for CSV too. */
const answersOf = async (world: World, actor: Actor): Promise<Map<string, string>> => {
  const answers = new Map<string, string>()
  const rows = asks(world)
  for (const action of reading) {
    for (const input of rows[action.name] ?? []) {
      const answer = await world.party.call(action, input, actor).then(
        (output) => withoutTiming(JSON.stringify({ output, table: action.table?.(output) })),
        (error: unknown) => `refused: ${error instanceof Error ? error.message : String(error)}`,
      )
      answers.set(`${action.name} ${JSON.stringify(input)}`, answer)
    }
  }
  return answers
}

/** How long a search took, and since when the process runs, differ whatever is hidden. */
const withoutTiming = (json: string): string =>
  json.replaceAll(/"(tookMs|startedAt)":("[^"]*"|[\d.]+)/g, '"$1":0')

/** Questions that are answered otherwise, with the place where the answers part. */
const differing = (one: Map<string, string>, other: Map<string, string>): string[] =>
  [...one].flatMap(([question, answer]) => {
    const second = other.get(question) ?? ''
    if (answer === second) return []
    let at = 0
    while (answer[at] === second[at]) at++
    const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 60)
    return [`${question}: …${around(answer)}… and …${around(second)}…`]
  })

/** Ids by order of their first appearance and moments as such: two worlds have their own. */
const alike = (answers: Map<string, string>): Map<string, string> => {
  const names = new Map<string, string>()
  const named = (text: string): string =>
    text
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
        const known = names.get(id) ?? `id${names.size + 1}`
        names.set(id, known)
        return known
      })
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'moment')
  return new Map([...answers].map(([question, answer]) => [named(question), named(answer)]))
}
