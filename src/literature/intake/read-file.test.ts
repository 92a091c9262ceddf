import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Refusal } from '../contract.ts'
import { KnownWorks } from './known-works.ts'
import { readFile } from './read-file.ts'
import { WorkBatch } from './work-batch.ts'

let folder = ''
let writer: Awaited<ReturnType<typeof WorkBatch.openWriter>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'party-read-'))
  writer = await WorkBatch.openWriter()
})
afterAll(async () => {
  await writer[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const work = (number: number, more: object = {}): object => ({
  id: `https://openalex.org/W${number}`,
  title: `Title ${number}`,
  publication_year: 2024,
  authorships: [{ author: { display_name: 'Ada Example' }, raw_author_name: 'Ada Example' }],
  abstract_inverted_index: { learning: [0], 'to {brace} "quote"': [1] },
  ...more,
})
const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `${JSON.stringify(work(from + at))}\n`).join('')

/** Reads a file of these bytes; gives how it ended, what was counted, what was refused. */
const read = async (
  bytes: string | Buffer,
  more: { known?: KnownWorks; linesDone?: number; name?: string } = {},
) => {
  const path = join(folder, more.name ?? 'works.jsonl')
  await writeFile(path, bytes)
  const known = more.known ?? KnownWorks.forWorks(1_000)
  const batch = new WorkBatch(
    { worksFolder: folder, run: 'r', file: 0, name: 'works.jsonl', seenAt: '', firstPart: 0 },
    known,
    writer,
  )
  const refusals: Refusal[] = []
  const ended = await readFile({
    path,
    name: 'works.jsonl',
    linesDone: more.linesDone ?? 0,
    batch,
    onProgress: () => undefined,
    mark: async () => void refusals.push(...(await batch.mark()).refusals),
    isStopped: () => false,
  })
  return { ...ended, counts: batch.counts, codes: refusals.map((one) => one.code), refusals, known }
}

describe('every shape in which works come is read', () => {
  const three = [1, 2, 3].map((number) => work(number))
  const page = {
    meta: { count: 3, nested: { results: [1] } },
    results: three,
    group_by: [{ a: 1 }],
  }
  test.each([
    ['JSON lines', lines(1, 4)],
    ['without a last line end', lines(1, 4).trimEnd()],
    ['Windows line ends and a byte-order mark', `\ufeff${lines(1, 4).replaceAll('\n', '\r\n')}`],
    ['empty lines between', `\n\n${lines(1, 3)}\n \n${lines(3, 4)}\n`],
    ['a page on one line', JSON.stringify(page)],
    [
      'two pages, a line each',
      `${JSON.stringify({ results: three.slice(0, 2) })}\n${JSON.stringify({ results: three.slice(2) })}\n`,
    ],
    ['a page over several lines', JSON.stringify(page, null, 2)],
    [
      'pages over several lines, one after another',
      `${JSON.stringify({ results: three.slice(0, 2) }, null, 1)}\n${JSON.stringify({ results: three.slice(2) }, null, 1)}`,
    ],
    ['an array on one line', JSON.stringify(three)],
    ['an array over several lines', JSON.stringify(three, null, 4)],
    ['works over several lines', three.map((one) => JSON.stringify(one, null, 2)).join('\n')],
    ['gzip', gzipSync(lines(1, 4))],
    ['gzip of several members', Buffer.concat([gzipSync(lines(1, 3)), gzipSync(lines(3, 4))])],
    ['a gzipped page', gzipSync(JSON.stringify(page))],
  ])('%s', async (_, bytes) => {
    const { end, counts, codes } = await read(bytes)
    expect([end, counts.new, counts.refused, codes]).toEqual(['done', 3, 0, []])
  })
})

describe('what is not whole is said, and what could be read is in', () => {
  test('a gzip file that breaks off', async () => {
    const packed = gzipSync(lines(1, 3_000))
    const { end, sentence, counts, codes } = await read(packed.subarray(0, packed.length >> 1))
    expect(end).toBe('cut_short')
    expect(sentence).toMatch(
      /^works\.jsonl ends in the middle of line [\d,]+\. What stood before is in\.$/,
    )
    expect(counts.new).toBeGreaterThan(500)
    expect(codes).toEqual(['broken_off'])
  })
  test('a plain file that breaks off in a work', async () => {
    const { end, counts, codes } = await read(lines(1, 6).slice(0, -40))
    expect([end, counts.new, codes]).toEqual(['cut_short', 4, ['broken_off']])
  })
  test('a damaged gzip file', async () => {
    const packed = gzipSync(lines(1, 5_000))
    packed.fill(0x5a, packed.length - 4_000, packed.length - 3_000)
    const { end, sentence } = await read(packed)
    expect(end).toBe('cut_short')
    expect(sentence).toContain('is damaged')
  })
  test('a file of something else is refused as a whole, soon', async () => {
    const { end, sentence, counts } = await read('{"person":"p1"}\n'.repeat(5_000))
    expect([end, sentence]).toEqual([
      'refused',
      'works.jsonl holds no works: None of its first 1,000 lines is a work.',
    ])
    expect(counts.refused).toBe(1_000)
  })
  test.each([
    ['', 'works.jsonl is empty.'],
    ['\n\n', 'works.jsonl is empty.'],
    ['not json', 'works.jsonl holds no works: none of its lines could be taken.'],
    ['\u0000\u0001\u0002', 'works.jsonl holds no works: none of its lines could be taken.'],
  ])('%j', async (bytes, sentence) => {
    expect(await read(bytes)).toMatchObject({ end: 'refused', sentence })
  })
  test('a broken line costs only itself', async () => {
    const { end, counts, codes } = await read(`${lines(1, 3)}{"id":oops\n${lines(3, 5)}`)
    expect([end, counts.new, codes]).toEqual(['done', 4, ['not_json']])
  })
})

describe('hostile files cost no more than their refusal', () => {
  test('a line of 50 MB is passed over, and only its beginning kept', async () => {
    const long = JSON.stringify(work(9, { title: 'x'.repeat(50_000_000) }))
    const { end, counts, codes, refusals } = await read(`${lines(1, 3)}${long}\n${lines(3, 5)}`)
    expect([end, counts.new, codes]).toEqual(['done', 4, ['too_long']])
    expect(refusals[0]?.excerpt.length).toBeLessThanOrEqual(240)
  })
  test('an element of 50 MB in an array likewise', async () => {
    const array = [work(1), work(2, { title: 'x'.repeat(50_000_000) }), work(3)]
    const { end, counts, codes } = await read(JSON.stringify(array))
    expect([end, counts.new, codes]).toEqual(['done', 2, ['too_long']])
  })
  test('a gzip bomb is left when it shows itself', async () => {
    const bomb = Buffer.concat([gzipSync(lines(1, 3)), gzipSync(Buffer.alloc(400_000_000, 0x20))])
    const { end, sentence, counts } = await read(bomb)
    expect([end, counts.new]).toEqual(['refused', 2])
    expect(sentence).toMatch(/unpacks to \d+ times its size/)
  })
  test('excerpts hold no control characters and no mail addresses', async () => {
    const { refusals } = await read(`${lines(1, 2)}{"a":"ada@example.org\u0007\u202e"oops\n`)
    expect(refusals[0]?.excerpt).not.toMatch(/ada@|\u0007|\u202e/)
  })
  test('millions of lists within lists are refused before they are parsed', async () => {
    const deep = '['.repeat(7_000_000) + ']'.repeat(7_000_000)
    const wide = `{"id":"W8","authorships":[${'{},'.repeat(4_000_000)}{}]}`
    const { end, counts, codes } = await read(`${lines(1, 3)}${deep}\n${wide}\n${lines(3, 5)}`)
    expect([end, counts.new, codes]).toEqual(['done', 4, ['too_many_parts', 'too_many_parts']])
  })
  test('a hundred thousand brackets are no work', async () => {
    const { end, counts } = await read(`${lines(1, 3)}${'['.repeat(100_000)}\n`)
    expect([end, counts.new, counts.refused]).toEqual(['done', 2, 1])
  })
})

describe('works that are known', () => {
  test('the same again is the same; another content is changed; an older one stays out', async () => {
    const one = (more: object) => `${JSON.stringify(work(1, more))}\n`
    const first = await read(one({ updated_date: '2024-05-01' }))
    const { known } = first
    expect(first.counts.new).toBe(1)
    expect((await read(one({ updated_date: '2024-05-01' }), { known })).counts.same).toBe(1)
    const newer = { updated_date: '2024-06-01', cited_by_count: 5 }
    expect((await read(one(newer), { known })).counts.changed).toBe(1)
    const older = { updated_date: '2024-01-01', cited_by_count: 1 }
    expect((await read(one(older), { known })).counts).toMatchObject({ changed: 0, same: 1 })
  })
  test('a state that was replaced by another of the same date does not come back', async () => {
    const plain = `${JSON.stringify(work(1))}\n`
    const richer = `${JSON.stringify(work(1, { doi: 'https://doi.org/10.5555/x' }))}\n`
    const { known } = await read(plain)
    expect((await read(richer, { known })).counts.changed).toBe(1)
    expect((await read(plain, { known })).counts.same).toBe(1)
    const newer = `${JSON.stringify(work(1, { updated_date: '2027-01-01' }))}\n`
    expect((await read(newer, { known })).counts.changed).toBe(1)
  })
  test('what was read before an interruption is skipped, not counted again', async () => {
    const { counts } = await read(lines(1, 11), { linesDone: 6 })
    expect([counts.lines, counts.new]).toEqual([10, 4])
  })
  test('no half-written shard is left under its name', async () => {
    const names = await readdir(folder)
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})
