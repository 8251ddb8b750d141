import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

// As Node finds it for the API: else tests would hold two copies of graphql, which refuse each other's types.
const api = createRequire(new URL('../api/package.json', import.meta.url))

export default defineConfig({
  // A command is loaded when it is first called: beside other suites that takes seconds.
  test: { testTimeout: 30_000 },
  resolve: { alias: [{ find: /^graphql$/, replacement: api.resolve('graphql') }] },
})
