import { randomBytes } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bytesOf, readArchive, writeArchive, type NewEntry } from './archive.ts'
import { chunkBytes, openChunks, sealChunks } from './sealed-chunks.ts'
import { openSealed, readSealedHead, sealFile } from './sealed-file.ts'

const gather = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const some of bytes) parts.push(some)
  return Buffer.concat(parts)
}

/** The same bytes in pieces of odd sizes, as files and sockets give them. */
async function* inOddPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0, size = 1; at < bytes.length; at += size, size = (size * 7 + 13) % 90_001) {
    yield bytes.subarray(at, at + size)
  }
}

const key = randomBytes(32)
const seal = (plain: Buffer) => gather(sealChunks(inOddPieces(plain), key))
const unseal = (sealed: Buffer) => gather(openChunks(inOddPieces(sealed), key))

test.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes, 200_000])(
  '%i bytes come out as they went in',
  async (length) => {
    const plain = randomBytes(length)
    expect((await unseal(await seal(plain))).equals(plain)).toBe(true)
  },
)

test('no byte can be changed: each flipped one is found', async () => {
  const sealed = await seal(Buffer.from('what the founder wrote about Ada Example'))
  for (let at = 0; at < sealed.length; at++) {
    const flipped = Buffer.from(sealed)
    flipped[at] = (flipped[at] ?? 0) ^ 1
    await expect(unseal(flipped)).rejects.toMatchObject({ code: 'backup_damaged' })
  }
})

test('no end can be cut off, at a border of chunks or within one', async () => {
  const sealed = await seal(randomBytes(3 * chunkBytes))
  const whole = chunkBytes + 16
  for (const kept of [0, whole, 2 * whole]) {
    await expect(unseal(sealed.subarray(0, kept))).rejects.toMatchObject({
      code: 'backup_cut_short',
    })
  }
  for (const kept of [1, 15, 16, whole - 1, whole + 1, sealed.length - 1]) {
    await expect(unseal(sealed.subarray(0, kept))).rejects.toMatchObject({ code: 'backup_damaged' })
  }
})

test('chunks cannot be swapped, left out, doubled or added', async () => {
  const sealed = await seal(randomBytes(3 * chunkBytes + 5))
  const whole = chunkBytes + 16
  const [a, b, c] = [0, 1, 2].map((n) => sealed.subarray(n * whole, (n + 1) * whole))
  const rest = sealed.subarray(3 * whole)
  const orders = [
    [b, a, c, rest],
    [a, c, rest],
    [a, a, b, c, rest],
    [a, b, c, rest, rest],
  ]
  for (const order of orders) {
    const parts = order.flatMap((part) => part ?? [])
    await expect(unseal(Buffer.concat(parts))).rejects.toMatchObject({ code: 'backup_damaged' })
  }
})

const openFolder = async (): Promise<AsyncDisposable & { readonly path: string }> => {
  const path = await mkdtemp(join(tmpdir(), 'party-sealed-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

const about = {
  kind: 'backup',
  family: '0192f5b0-0000-7000-8000-000000000001',
  madeAt: '2026-11-22T02:00:00.000Z',
} as const

test(
  'a file opens with its passphrase and its secret, and says what does not fit',
  { timeout: 60_000 },
  async () => {
    await using folder = await openFolder()
    const path = join(folder.path, 'sealed')
    const secret = randomBytes(32)
    const passphrase = 'vier Wörter die keiner sagt'
    await writeFile(path, await gather(sealFile(about, { passphrase, secret }, bytesOf('hello'))))
    expect(await readSealedHead(path)).toMatchObject(about)
    // Typed with a letter and its accent apart, as some keyboards do.
    const typed = passphrase.normalize('NFD')
    const opened = await openSealed(path, { passphrase: typed, secret })
    expect((await gather(opened.content())).toString()).toBe('hello')
    expect((await gather(opened.content())).toString()).toBe('hello')
    const wrong = openSealed(path, { passphrase: `${passphrase}!`, secret })
    await expect(wrong).rejects.toMatchObject({ code: 'wrong_passphrase' })
    const apart = openSealed(path, { passphrase })
    await expect(apart).rejects.toMatchObject({ code: 'wrong_keys' })
    const other = openSealed(path, { passphrase, secret: randomBytes(32) })
    await expect(other).rejects.toMatchObject({ code: 'wrong_keys' })
    const text = await readFile(path, 'latin1')
    await writeFile(path, text.replace('02:00:00.000Z', '02:00:00.001Z'), 'latin1')
    const changed = openSealed(path, { passphrase, secret })
    await expect(changed).rejects.toMatchObject({ code: 'wrong_passphrase' })
  },
)

test('another file is not taken for one of ours', async () => {
  await using folder = await openFolder()
  const path = join(folder.path, 'letter.txt')
  for (const text of ['', 'Dear Ada,\n\nhello', '{"format":"other"}\nx\n', '{'.repeat(9_000)]) {
    await writeFile(path, '')
    await appendFile(path, text)
    await expect(readSealedHead(path)).rejects.toMatchObject({ code: 'not_a_backup' })
  }
  await expect(readSealedHead(join(folder.path, 'none'))).rejects.toMatchObject({
    code: 'backup_unreadable',
  })
})

test('an archive gives its entries back, those that were passed over too', async () => {
  const large = randomBytes(2_500_000)
  async function* entries(): AsyncGenerator<NewEntry> {
    yield { head: { name: 'small' }, content: bytesOf('one') }
    yield { head: { name: 'large' }, content: inOddPieces(large) }
    yield { head: { name: 'empty' }, content: bytesOf('') }
    yield { head: { name: 'last' }, content: bytesOf('four') }
  }
  const found: [unknown, number][] = []
  for await (const { head, content } of readArchive(writeArchive(entries()))) {
    const isPassedOver = JSON.stringify(head).includes('small')
    found.push([head, isPassedOver ? -1 : (await gather(content)).length])
  }
  expect(found).toEqual([
    [{ name: 'small' }, -1],
    [{ name: 'large' }, large.length],
    [{ name: 'empty' }, 0],
    [{ name: 'last' }, 4],
  ])
})

test('an archive that ends early, or was put together wrongly, throws', async () => {
  async function* entries(): AsyncGenerator<NewEntry> {
    yield { head: { name: 'one' }, content: bytesOf('content') }
  }
  const whole = await gather(writeArchive(entries()))
  const readAll = async (bytes: Buffer): Promise<void> => {
    for await (const { content } of readArchive(inOddPieces(bytes))) await gather(content)
  }
  await readAll(whole)
  for (let length = 0; length < whole.length; length++) {
    await expect(readAll(whole.subarray(0, length))).rejects.toThrow()
  }
  const other = Buffer.from(whole.toString('latin1').replace('content', 'CONTENT'), 'latin1')
  await expect(readAll(other)).rejects.toThrow('not what was written')
})
