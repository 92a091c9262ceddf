import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignPeople, type Overlap } from './assign-people.ts'
import { matchSignatures, type SignatureColumns } from './match-signatures.ts'
import { nameKey } from './name-key.ts'
import { namesOrganisation } from './organisation-author.ts'

describe('one name in many forms', () => {
  test.each([
    ['Li, Wei', 'Wei Li'],
    ['YILEI LI', 'Yilei Li'],
    ['N.M. Amaranth', 'N. M. Amaranth'],
    ['Rodrigo, S.', 'S. Rodrigo'],
    ['Xiao-Ming Tan', 'Xiaoming Tan'],
    ['Jo\u2013Anne Quill', 'Jo-Anne Quill'],
    ['Joa\u0303o Costa', 'João Costa'],
    ['Łukasz Ørsted', 'Lukasz Orsted'],
    ['*Azalea Marsh', 'Azalea Marsh'],
    ['Ugo Marsh(†)', 'Ugo Marsh'],
    ['Prof. Iris Tanwee', 'Iris Tanwee'],
    ['Iris Tanwee, Jr.', 'Iris Tanwee'],
    ['HuXiaowan', 'Hu Xiaowan'],
    ['jiahao.liang', 'Jiahao Liang'],
    ['1Bo Ferrante', 'Bo Ferrante'],
    ['Zara\u00a0Quill', 'Zara Quill'],
  ])('%s is %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  test.each([
    ['Wei Li', 'Li Wei'],
    ['Nancy Amaranth', 'N. Amaranth'],
    ['江常皓', '江常浩'],
  ])('%s is not %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other))
  })

  test('a name of signs alone has no key', () => {
    expect(nameKey('†')).toBe('')
    expect(nameKey('')).toBe('')
  })
})

test('organisations among the authors are not people', () => {
  expect(namesOrganisation('The Haldane Bay University of Science and Technology')).toBe(true)
  expect(namesOrganisation('Fjordgate Collaboration')).toBe(true)
  expect(namesOrganisation('Iris Tanwee')).toBe(false)
  expect(namesOrganisation('Mausam')).toBe(false)
})

/** Works of up to five authors out of a few names, some with given ids. */
const literature = fc
  .array(
    fc.array(
      fc.record({
        name: fc.integer({ min: -1, max: 6 }),
        authorId: fc.integer({ min: -1, max: 5 }),
        orcid: fc.integer({ min: -1, max: 3 }),
        organisation: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    { maxLength: 30 },
  )
  .map((works): SignatureColumns => {
    const lines = works.flatMap((authors, work) => authors.map((author) => ({ ...author, work })))
    const column = (value: (line: (typeof lines)[number]) => number) =>
      Int32Array.from(lines, value)
    return {
      count: lines.length,
      work: column((line) => line.work),
      name: column((line) => line.name),
      authorId: column((line) => (line.authorId > 2 ? -1 : line.authorId)),
      orcid: column((line) => (line.orcid > 0 ? -1 : line.orcid)),
      organisation: Uint8Array.from(lines, (line) => (line.organisation && line.name > 4 ? 1 : 0)),
    }
  })

describe('who is who, whatever the literature', () => {
  test('one work never holds the same person twice', () => {
    fc.assert(
      fc.property(literature, (columns) => {
        const cluster = matchSignatures(columns)
        const seen = new Set<string>()
        for (let i = 0; i < columns.count; i++) {
          if (cluster[i] === -1) continue
          const place = `${columns.work[i]} ${cluster[i]}`
          expect(seen.has(place)).toBe(false)
          seen.add(place)
        }
      }),
    )
  })

  test('a cluster is named by its first signature; organisations and blanks are nobody', () => {
    fc.assert(
      fc.property(literature, (columns) => {
        const cluster = matchSignatures(columns)
        for (let i = 0; i < columns.count; i++) {
          const founder = cluster[i] ?? -1
          if (columns.organisation[i] === 1 || columns.name[i] === -1) expect(founder).toBe(-1)
          else expect(cluster[founder]).toBe(founder)
          expect(founder).toBeLessThanOrEqual(i)
        }
      }),
    )
  })

  test('a given id wins over the name, on both sides', () => {
    const columns: SignatureColumns = {
      count: 5,
      work: Int32Array.of(0, 1, 2, 3, 4),
      name: Int32Array.of(7, 8, 7, 7, 8),
      authorId: Int32Array.of(1, 1, 2, -1, -1),
      orcid: new Int32Array(5).fill(-1),
      organisation: new Uint8Array(5),
    }
    // 0 and 1 share an id; 2 has another; 3 bears a name of two ids, 4 that of one.
    expect([...matchSignatures(columns)]).toEqual([0, 0, 2, 3, 0])
  })
})

const fresh = (person: number, attempt: number) => `new-${person}-${attempt}`

describe('ids of people', () => {
  test('stay when a tenth of the works is added', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }),
        (sizes) => {
          // Everybody keeps what they had, a tenth get more works, and new people come.
          const overlaps: Overlap[] = sizes.map((signatures, person) => ({
            person,
            oldId: `old-${person}`,
            signatures,
          }))
          const more = Math.ceil(sizes.length / 10)
          const { ids, lost } = assignPeople(sizes.length + more, overlaps.toReversed(), fresh)
          expect(ids.slice(0, sizes.length)).toEqual(overlaps.map(({ oldId }) => oldId))
          expect(new Set(ids).size).toBe(ids.length)
          expect(lost).toEqual([])
        },
      ),
    )
  })

  test('go with most of the signatures, and a lost one leads to who has most of them', () => {
    const { ids, lost } = assignPeople(
      3,
      [
        { person: 0, oldId: 'a', signatures: 2 },
        { person: 1, oldId: 'a', signatures: 5 },
        { person: 1, oldId: 'b', signatures: 3 },
        { person: 2, oldId: 'b', signatures: 1 },
        { person: 1, oldId: 'c', signatures: 1 },
      ],
      fresh,
    )
    expect(ids).toEqual(['new-0-0', 'a', 'b'])
    expect(lost).toEqual([{ oldId: 'c', newId: 'a' }])
  })

  test('are never given twice', () => {
    const overlaps = [{ person: 0, oldId: 'new-1-0', signatures: 1 }]
    expect(assignPeople(2, overlaps, fresh).ids).toEqual(['new-1-0', 'new-1-1'])
  })
})
