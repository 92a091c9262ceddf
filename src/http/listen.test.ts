import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { ask } from '../../test/ask.ts'
import { listen } from './listen.ts'

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1')

test('it answers on both loopback addresses, and ends when asked', async () => {
  const listening = await listen(0, null)
  listening.serve(() => new Response('here'))
  for (const host of ['127.0.0.1', 'localhost', ...(hasIpv6 ? ['[::1]'] : [])]) {
    expect((await ask(`http://${host}:${String(listening.port)}/`)).text).toBe('here')
  }
  await listening.close(100)
  await expect(ask(`http://127.0.0.1:${String(listening.port)}/`)).rejects.toThrow('ECONNREFUSED')
})

test('a port that is taken on one of the two is not used; the next one is', async () => {
  const other = createServer()
  other.listen({ host: hasIpv6 ? '::1' : '127.0.0.1', port: 0 })
  await once(other, 'listening')
  const taken = addressOf(other.address())
  const listening = await listen(taken, null)
  expect(listening.port).toBeGreaterThan(taken)
  await listening.close(0)
  other.close()
})

test('an address that is not of this machine is refused in a sentence', async () => {
  await expect(listen(0, '203.0.113.7')).rejects.toMatchObject({ code: 'host_unknown' })
})

test('a request under way is answered before the end; one that never ends is cut', async () => {
  const listening = await listen(0, null)
  listening.serve(async (request) => {
    const isSlow = request.url.endsWith('/slow')
    await new Promise((done) => setTimeout(done, isSlow ? 150 : 60_000).unref())
    return new Response('late')
  })
  const address = `http://127.0.0.1:${String(listening.port)}`
  const slow = ask(`${address}/slow`)
  const endless = ask(`${address}/endless`).catch(() => 'cut')
  await new Promise((done) => setTimeout(done, 50))
  const began = Date.now()
  await listening.close(600)
  expect((await slow).text).toBe('late')
  expect(await endless).toBe('cut')
  expect(Date.now() - began).toBeLessThan(5_000)
})

const addressOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address ? address.port : 0
