import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

// As Node finds it: else tests would hold two copies of graphql, which refuse each other's types.
const resolve = { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] }

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          // Properties try hundreds of cases; how long that takes is the machine's affair.
          testTimeout: 60_000,
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/operations/*.test.ts', 'src/**/*.database.test.ts'],
        },
      },
      {
        resolve,
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
