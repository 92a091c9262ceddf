import { expect, test } from 'vitest'
import { z } from 'zod'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { readEvents } from '#events/read-events.ts'
import { defineJob } from '#jobs/define-job.ts'
import { wake } from '#jobs/wake.ts'
import { status } from '#workspace/status.ts'
import { openParty } from './party.ts'

const greet = defineJob({
  name: 'test.greet',
  data: z.object({ name: z.string() }),
  limits: { timeoutSeconds: 10, retries: 0 },
  run: async (ctx, { name }) =>
    inTransaction(ctx.db, async (tx) => {
      if (name === 'nobody') throw new Error('There is nobody to greet.')
      recordEvent(tx, { name: 'test.greeted', actor: ctx.actor, subjectId: name })
    }),
})

test('a party opens with its own empty stores, runs what is due, and is reached by HTTP', async () => {
  await using party = await openParty({ jobs: [greet] })
  expect(await party.ctx.literature.status()).toMatchObject({ works: 0, build: null })

  const { db } = party.ctx
  await inTransaction(db, (tx) => wake(tx, 'test.greet', { name: 'Ada' }))
  await party.settle()
  const events = await readEvents(db, { after: 0, limit: 10 })
  expect(events.map((event) => [event.number, event.name, event.subjectId])).toEqual([
    [1, 'test.greeted', 'Ada'],
  ])

  const member = await party.member('scientist')
  const seen = await party.call(status, {}, member)
  expect(seen.member).toMatchObject({ id: member.id, role: 'scientist' })
  expect((await party.call<typeof seen>(status.name, {}, member)).member).toEqual(seen.member)

  const { url, token } = await party.http()
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${url}/api/openapi.json`, { headers })
  expect(answer.status).toBe(200)
})

test('a job that fails is heard of', async () => {
  await using party = await openParty({ jobs: [greet] })
  await inTransaction(party.ctx.db, (tx) => wake(tx, 'test.greet', { name: 'nobody' }))
  await expect(party.settle()).rejects.toThrow('nobody to greet')
})

test('two parties know nothing of each other', async () => {
  await using one = await openParty()
  await using other = await openParty()
  await one.member('founder')
  const members = await other.ctx.db.selectFrom('member').selectAll().execute()
  expect(members).toEqual([])
})
