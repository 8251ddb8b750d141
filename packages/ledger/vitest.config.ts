import { defineConfig } from 'vitest/config'

/** Properties try hundreds of cases; how long that takes is the machine's affair. */
export default defineConfig({ test: { testTimeout: 60_000 } })
