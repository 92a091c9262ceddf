import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appFolder } from '#core/version.ts'
import { missingSiblings } from '../scripts/lock-siblings.ts'

test('the lockfile names the packages of every platform, so that `npm ci` takes it (else: npm run lock)', () => {
  const lock = JSON.parse(readFileSync(join(appFolder, 'package-lock.json'), 'utf8'))
  expect(missingSiblings(lock)).toEqual([])
})

test('a package of another platform is noted with its system, processor and C library', () => {
  const packages = {
    'node_modules/a': {
      version: '1.0.0',
      optionalDependencies: {
        '@a/linux-x64-musl': '1.0.0',
        '@a/darwin-arm64': '1.0.0',
        '@a/linux-x64-gnu': '1.0.0',
        'not-a-platform': '1.0.0',
      },
    },
    'node_modules/@a/linux-x64-gnu': { version: '1.0.0', optional: true },
    'node_modules/@a/darwin-arm64': { version: '2.0.0', optional: true },
  }
  expect(missingSiblings({ packages })).toEqual([
    [
      'node_modules/@a/linux-x64-musl',
      { version: '1.0.0', optional: true, cpu: ['x64'], libc: ['musl'], os: ['linux'] },
    ],
    [
      'node_modules/a/node_modules/@a/darwin-arm64',
      { version: '1.0.0', optional: true, cpu: ['arm64'], os: ['darwin'] },
    ],
  ])
})
