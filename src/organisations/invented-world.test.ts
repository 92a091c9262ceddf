import { expect, test } from 'vitest'
import { openParty } from '../../test/party.ts'
import { dropInvented, keepInvented } from './invented-world.ts'

test('the invented world has founders, funds and engineers, kept once and gone together', async () => {
  await using party = await openParty()
  const mine = await party.call('people.add', {
    name: 'Somebody Real',
    role: 'Founder',
    source: 'met in Lyon',
  })
  expect(mine).toBeDefined()
  expect(await party.call(keepInvented, {})).toEqual({ organisations: 11, people: 26 })
  expect(await party.call(keepInvented, {})).toEqual({ organisations: 0, people: 0 })

  const names = await party.ctx.literature.query<{ name: string; organisation: string | null }>(
    'select "name", organisation from person where by_hand order by "name"',
    [],
  )
  expect(names).toHaveLength(27)
  expect(names).toContainEqual({
    name: 'Rosamund Teixeira-Holt',
    organisation: 'Ashgrove Ventures',
  })

  expect(await party.call(dropInvented, {})).toEqual({ organisations: 11, people: 26 })
  const left = await party.ctx.literature.query<{ name: string }>(
    'select "name" from person where by_hand',
    [],
  )
  expect(left).toEqual([{ name: 'Somebody Real' }])
})
