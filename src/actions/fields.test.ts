import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldsOf, readFields } from './fields.ts'

const fields = fieldsOf(
  z.object({
    brief: z.string().describe('what you need'),
    top: z.coerce.number().int().default(50),
    venue: z.array(z.string()).default([]),
    recent: z.boolean().optional(),
    role: z.enum(['first', 'last']).nullable().optional(),
    map: z.record(z.string(), z.string()).optional(),
  }),
)

test('a field knows its kind, whether it is needed, and what it is for', () => {
  expect(fields[0]).toMatchObject({ kind: 'string', required: true, description: 'what you need' })
  expect(fields[1]).toMatchObject({ kind: 'number', required: false, fallback: 50 })
  expect(fields[2]).toMatchObject({ kind: 'string', many: true })
  expect(fields[4]).toMatchObject({ choices: ['first', 'last'] })
  expect(fields.map(({ kind }) => kind)).toEqual([
    'string',
    'number',
    'string',
    'boolean',
    'string',
    'object',
  ])
})

test('text becomes the values that the schema expects', () => {
  expect(
    readFields(fields, {
      brief: ['2024'],
      top: ['5'],
      venue: ['NeurIPS'],
      recent: ['false'],
      map: ['{"a":"b"}'],
    }),
  ).toEqual({ brief: '2024', top: 5, venue: ['NeurIPS'], recent: false, map: { a: 'b' } })
})

test('text that does not fit stays, so that the schema can say what is wrong', () => {
  expect(readFields(fields, { top: ['many'], recent: ['perhaps'], map: ['{'] })).toEqual({
    top: 'many',
    recent: 'perhaps',
    map: '{',
  })
})
