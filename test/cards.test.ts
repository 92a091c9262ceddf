import { expect, test } from 'vitest'
import { openParty } from './party.ts'
import { bringWorks } from './small-literature.ts'

test('people, works and organisations are found by words and shown by their ids', async () => {
  await using party = await openParty()
  await bringWorks(party, [
    {
      id: 'W77',
      year: 2024,
      title: 'Preference drift',
      authors: ['Linh Đặng Thu @ Corvid Reasoning', 'Bo Ferrante @ Basalt Labs'],
    },
  ])
  const kinds = new Map(
    party.ctx.rooms.flatMap((room) => room.cards ?? []).map((kind) => [kind.kind, kind]),
  )
  const asked = [
    ['person', 'linh', 'Linh Đặng Thu', 'Corvid Reasoning · 1 work'],
    ['work', 'drift', 'Preference drift', '2024'],
    ['organisation', 'corvid', 'Corvid Reasoning', '1 person'],
  ] as const
  for (const [kind, words, title, line] of asked) {
    const found = await kinds.get(kind)?.search?.(party.ctx, words, 5)
    expect(found).toHaveLength(1)
    expect(found?.[0]).toMatchObject({ kind, title })
    expect(found?.[0]?.line).toContain(line)
    const id = found?.[0]?.id ?? ''
    expect(await kinds.get(kind)?.find(party.ctx, [id, id, 'nobody'])).toEqual(found)
    expect(await kinds.get(kind)?.search?.(party.ctx, '  ', 5)).toEqual([])
  }
  // The short id of a pasted address finds the same work, under the id that was asked for.
  expect(await kinds.get('work')?.find(party.ctx, ['W77'])).toMatchObject([{ id: 'W77' }])
})
