import { expect, test } from 'vitest'
import { StrangerLimit } from './rate-limit.ts'

const right = () => Promise.resolve('in')
const wrong = () => Promise.reject(new Error('wrong'))
const guess = (limit: StrangerLimit, place: string, now: number, work: () => Promise<unknown>) =>
  limit.count({ place, opens: true }, now, work).catch((error: Error) => error.message)

const tooMany = 'There were too many tries within a minute.'

test('ten refused tries a minute from one place; who sits elsewhere never notices', async () => {
  const limit = new StrangerLimit()
  for (let tries = 0; tries < 10; tries += 1) {
    expect(await guess(limit, 'a', 0, wrong)).toBe('wrong')
  }
  expect(await guess(limit, 'a', 59_000, right)).toBe(tooMany)
  expect(await guess(limit, 'b', 59_000, right)).toBe('in')
  expect(await guess(limit, 'a', 60_000, right)).toBe('in')
})

test('what is right costs nothing, however often', async () => {
  const limit = new StrangerLimit()
  for (let times = 0; times < 200; times += 1) {
    expect(await guess(limit, 'a', 0, right)).toBe('in')
  }
})

test('many tries at the same moment are as many tries', async () => {
  const limit = new StrangerLimit()
  const answers = await Promise.all(Array.from({ length: 30 }, () => guess(limit, 'a', 0, wrong)))
  expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(10)
})

test('a stranger asks for no more than 120 things a minute', async () => {
  const limit = new StrangerLimit()
  const ask = () => limit.count({ place: 'a', opens: false }, 0, right).catch(() => 'refused')
  const answers = await Promise.all(Array.from({ length: 130 }, ask))
  expect(answers.filter((answer) => answer === 'in')).toHaveLength(120)
})
