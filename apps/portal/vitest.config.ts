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
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What a page comes to show, it shows in its own time: as long as the browser itself waits for an element.
          expect: { poll: { timeout: 30_000 } },
          // One browser at a time: on two cores several only wait for each other.
          fileParallelism: false,
        },
      },
    ],
  },
})
