import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import { dialectFaults, toDuckDb } from './dialect.ts'
import type { SqlValue } from './open.ts'

let party: Party
beforeAll(async () => {
  party = await openParty()
})
afterAll(async () => party[Symbol.asyncDispose]())

/** What readers of the warehouse write, on both databases: one answer. */
const statements: readonly (readonly [sql: string, params: readonly SqlValue[]])[] = [
  [
    `select x from (select unnest($1::integer[]) as x) t where x = any($2::integer[]) order by x nulls last`,
    [
      [3, 1, 2],
      [1, 3],
    ],
  ],
  [`select x from (select unnest($1::text[]) as x) t order by x nulls last`, [['b', 'a', 'c']]],
  [
    `select cast(count(*) as integer) as n, cast(sum(x) as integer) as s from (select unnest($1::integer[]) as x) t`,
    [[3, 1, 2]],
  ],
  [
    `select cast(7 as double precision) / 2.0 as half, cast(7 / 2.0 as double precision) as other`,
    [],
  ],
  [`select case when $1::text is null then 'none' else $1::text end as word`, [null]],
  [`select lower('ÄB') as low, coalesce(nullif('', ''), 'x') as x, 'a' || 'b' as ab`, []],
  [
    `select t.x, u.twice from (select unnest($1::integer[]) as x) t, lateral (select t.x * 2 as twice) u order by t.x nulls last`,
    [[2, 1]],
  ],
  [
    `select x, cast(row_number() over (order by x desc nulls last) as integer) as place from (select unnest($1::integer[]) as x) t order by place nulls last limit 2 offset 1`,
    [[5, 9, 7]],
  ],
]

test.each(statements)('%s answers alike on both databases', async (text, params) => {
  expect(dialectFaults(text)).toEqual([])
  const here = await party.ctx.literature.query(text, params)
  const values = params.map((value) => sql.val(value))
  const parts = text.split(/\$\d+/)
  const order = [...text.matchAll(/\$(\d+)/g)].map(([, n]) => values[Number(n) - 1])
  const query = parts.reduce(
    (whole, part, i) => sql`${whole}${sql.raw(part)}${order[i] ?? sql.raw('')}`,
    sql.raw(''),
  )
  const { rows } = await query.execute(party.ctx.db)
  expect(here).toEqual(rows)
})

test.each([
  'select works / 2 from person',
  `select "name" ~ 'x' from person`,
  'select works from person order by works',
  'select unnest(a, b) from t',
  `select '{}'::jsonb`,
])('%s is refused, since databases differ in it', (text) => {
  expect(dialectFaults(text)).not.toEqual([])
})

test('a list is hashed, not searched for every row', () => {
  expect(toDuckDb('select 1 from person where person_no = any($2)')).toBe(
    'select 1 from person where person_no in (select unnest($2))',
  )
})
