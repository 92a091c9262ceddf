import { expect, test } from 'vitest'
import { isRecoveryCode } from './recovery-code.ts'

test.each([
  ['7K2M-9QRT-4VWX-1ABC-DEFG-H2JK', true],
  [' 7k2m9qrt4vwx1abcdefgh2jk ', true],
  ['7K2M-9QRT-4VWX-1ABC-DEFG-H2JK-3MNP-4QRS', false],
])('%s is a recovery code: %s', (typed, is) => {
  expect(isRecoveryCode(typed)).toBe(is)
})
