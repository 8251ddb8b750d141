import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

// As Node finds it for the API: else tests would hold two copies of graphql, which refuse each other's types.
const api = createRequire(new URL('../api/package.json', import.meta.url))

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: api.resolve('graphql') }] },
})
