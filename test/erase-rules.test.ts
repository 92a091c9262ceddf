import { describe, expect, test } from 'vitest'
import { rooms } from '#app.ts'
import { readMigrations } from './structure/read-files.ts'
import { checkEraseRules, readEraseRules } from './structure/erase-rules.ts'

const keepers = () =>
  rooms.flatMap((room) =>
    (room.keepers ?? []).flatMap((keeper) =>
      keeper.tables.map((table) => ({ table, room: keeper.room })),
    ),
  )

describe('every table says what becomes of it when a person is erased', () => {
  test('and stands with the keeper who does it', () => {
    const rules = readEraseRules(readMigrations())
    expect(rules.size).toBeGreaterThan(40)
    expect(checkEraseRules(rules, keepers())).toEqual([])
  })

  test('what is missing, doubled or kept in vain is named', () => {
    const rules = readEraseRules(
      new Map([
        [
          '0001-people.sql',
          `create table silent (id uuid);
           create table forgotten (id uuid); comment on table forgotten is 'erase: delete the rows';
           create table twice (id uuid); comment on table twice is 'erase: goes with its prospect';
           create table kept (id uuid); comment on table kept is
             'erase: keep; holds nobody';
           create table keys.locked (id uuid);
           comment on table keys.locked is 'erase: the key is destroyed';`,
        ],
      ]),
    )
    expect(
      checkEraseRules(rules, [
        { table: 'twice', room: 'people' },
        { table: 'twice', room: 'campaign' },
        { table: 'kept', room: 'people' },
        { table: 'locked', room: 'workspace' },
        { table: 'gone', room: 'people' },
      ]),
    ).toEqual([
      'forgotten: no keeper erases it',
      'gone: a keeper names it (people), and no migration makes it',
      'kept: it says "keep", and a keeper names it (people)',
      'silent: no comment says what becomes of it',
      'twice: several keepers name it (people, campaign)',
    ])
  })
})
