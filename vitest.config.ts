import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts', 'seed/**/*.test.ts'],
    // One PostgreSQL for the run, with a migrated template that every test file copies.
    globalSetup: ['test/global-setup.ts'],
    // Two cores: more workers only queue for the same PostgreSQL and the same disk.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
