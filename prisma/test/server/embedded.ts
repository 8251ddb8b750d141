import type { TestProject } from 'vitest/node'
import { throwawayServer } from '../../src/embedded/throwaway-server.ts'
import { migrate } from '../../src/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's URL to the run's server. */
    serverUrl: string
  }
}

/** One server for the whole run; each file makes databases of its own on it. */
export default async function setup({ provide }: TestProject) {
  const server = await throwawayServer()
  // The server's roles are made here, once: files that run side by side then only use them.
  await migrate(await server.createDatabase(), { passwords })
  provide('serverUrl', server.ownerUrl)
  return () => server.stop()
}

/** By which the roles that sign in do so in these tests. */
export const passwords = { app: 'app of a test', door: 'door of a test', worker: 'worker of a test' }
