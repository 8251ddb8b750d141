import type { TestProject } from 'vitest/node'
import { throwawayServer } from '../../src/embedded/throwaway-server.ts'
import { migrate } from '../../src/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's URL to the run's server. */
    serverUrl: string
  }
}

let server: Awaited<ReturnType<typeof throwawayServer>> | undefined

/** One server for the whole run; each file makes databases of its own on it. */
export async function setup({ provide }: TestProject) {
  server = await throwawayServer()
  // The server's roles are made here, once: files that run side by side then only use them.
  await migrate(await server.createDatabase(), { passwords })
  provide('serverUrl', server.ownerUrl)
}

export const teardown = () => server?.stop()

/** By which the roles that sign in do so in these tests. */
export const passwords = { app: 'app of a test', door: 'door of a test', worker: 'worker of a test' }
