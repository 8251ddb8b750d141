import { defineConfig } from 'vitest/config'

/** Everything here is about a real server: the ordinary run uses the embedded one, `oldest` the oldest that is supported. */
const onServer = { include: ['test/**/*.test.ts'], testTimeout: 90_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'embedded', include: ['src/**/*.test.ts'] } },
      { test: { name: 'database', globalSetup: './test/server/embedded.ts', ...onServer } },
      { test: { name: 'oldest', globalSetup: './test/server/oldest.ts', ...onServer } },
    ],
  },
})
