import { defineConfig } from 'vitest/config'

/** What needs no server and no browser: part of `npm run check`, which stays under a minute. */
export default defineConfig({
  test: {
    include: ['test/architecture.test.ts', 'test/tidy.test.ts', 'src/core/**/*.test.ts'],
    maxWorkers: 2,
    passWithNoTests: true,
  },
})
