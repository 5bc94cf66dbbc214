import { defineConfig } from 'vitest/config'

/** Tests in a real browser against the real server: slower, so they are a command of their own. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
