import { expect, test } from 'vitest'
import { checkCharter, emptyCharter, readAmount, writtenCharter } from './charter-form.ts'

test.for([
  ['12,000,000', 'cash', 'EUR', 1_200_000_000],
  ["12'000'000.5", 'cash', 'CHF', 1_200_000_050],
  ['0.1', 'cash', 'EUR', 10],
  ['1.5', 'equity', 'basis points', 150],
  ['40 000', 'compute', 'GPU hours', 40_000],
  ['40.5', 'compute', 'GPU hours', null],
  ['1.234', 'cash', 'EUR', null],
  ['-1', 'cash', 'EUR', null],
  ['much', 'cash', 'EUR', null],
  ['', 'cash', 'EUR', null],
] as const)('%s %s is %s', ([text, kind, unit, amount]) => {
  expect(readAmount(text, kind, unit)).toBe(amount)
})

test('a charter needs its goal, somebody who overrules, and rows that say something', () => {
  expect([...checkCharter(emptyCharter)]).toEqual([['goal', 'empty']])
  const form = {
    ...emptyCharter,
    goal: 'Machines that say when they do not know.',
    overruleRoles: [],
    windowDays: '0',
    seats: [
      { key: 'a', id: null, name: 'Memory', seats: 'two' },
      { key: 'b', id: null, name: ' ', seats: '2' },
    ],
  }
  expect([...checkCharter(form)]).toEqual([
    ['windowDays', 'number'],
    ['overruleRoles', 'empty'],
    ['a', 'number'],
    ['b', 'name'],
  ])
})

test('an approver is a role or a member; a waiver has no amount', () => {
  const { approvals } = writtenCharter(
    {
      ...emptyCharter,
      approvals: [
        { key: 'a', what: 'cash', amount: '500,000', unit: 'EUR', by: 'role:hr' },
        { key: 'b', what: 'interview waiver', amount: '5', unit: 'EUR', by: 'member:0192' },
        { key: 'c', what: 'equity', amount: '', unit: 'shares', by: 'role:founder' },
      ],
    },
    3,
  )
  expect(approvals).toEqual([
    { what: 'cash', amount: 50_000_000, unit: 'EUR', byRole: 'hr', byMember: null },
    { what: 'interview waiver', amount: null, unit: '', byRole: null, byMember: '0192' },
    { what: 'equity', amount: null, unit: 'shares', byRole: 'founder', byMember: null },
  ])
})
