import { v5 } from 'uuid'
import { expect, test } from 'vitest'
import { signatureKey, uuidOf } from './ids.ts'

// The name space of people; it must never change.
const people = '6f1c1ad4-5a3e-5c0e-9f0e-2f2b7b8f6a01'

test('an id is the UUIDv5 that every other program makes of the key', () => {
  const keys = Array.from({ length: 300 }, (_, n) => signatureKey(`https://openalex.org/W${n}`, n))
  for (const key of [...keys, '', 'é', '張']) expect(uuidOf('person', key)).toBe(v5(key, people))
})
