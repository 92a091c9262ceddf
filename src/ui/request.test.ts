import { expect, test } from 'vitest'
import { refusalOf } from './api.ts'
import { addressOf } from './request.ts'

test('fields of the path are filled in, all others go into the query, lists by repetition', () => {
  const input = { id: 'a/b', sort: 'newest', at: ['x', 'y'], no: undefined }
  expect(addressOf('/people/{id}/works', ['id'], input)).toBe(
    '/api/people/a%2Fb/works?sort=newest&at=x&at=y',
  )
})

test('a refusal keeps the words of the server', () => {
  const error = refusalOf(409, {
    error: { kind: 'conflict', code: 'stale', sentence: 'Priya changed this.', next: 'Choose.' },
  })
  expect([error.message, error.next, error.code]).toEqual([
    'Priya changed this.',
    'Choose.',
    'stale',
  ])
})

test('an answer that is no refusal of ours still becomes a sentence', () => {
  expect(refusalOf(502, '<html>').message).toContain('Something went wrong')
})
