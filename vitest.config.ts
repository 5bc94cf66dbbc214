import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    testTimeout: 30_000,
    // Two cores are the size that CI and most laptops of the team have to spare.
    maxWorkers: 2,
  },
})
