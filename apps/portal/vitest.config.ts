import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{src,scripts}/**/*.test.ts'] } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          globalSetup: 'e2e/serve.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One browser at a time: on two cores several only wait for each other.
          fileParallelism: false,
        },
      },
    ],
  },
})
