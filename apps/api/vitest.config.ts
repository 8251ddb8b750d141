import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'], exclude: ['src/**/operations/*.test.ts', 'src/**/*.database.test.ts'] } },
      {
        test: {
          name: 'database',
          include: ['src/**/operations/*.test.ts', 'src/**/*.database.test.ts', 'test/**/*.test.ts'],
          globalSetup: './test/global-setup.ts',
          setupFiles: './test/after-each-file.ts',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
