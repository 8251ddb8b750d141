import { resolve } from 'node:path'
import { createServer } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the portal is served from its sources, without an API behind it. */
    portalUrl: string
  }
}

/** Serves the portal from its sources on a free port for as long as the tests run. */
export default async function serve({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await createServer({
    root: resolve(import.meta.dirname, '..'),
    server: { port: 0, hmr: false },
    logLevel: 'error',
  })
  await server.listen()
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('Vite listens nowhere.')
  provide('portalUrl', url.replace(/\/$/, ''))
  return () => server.close()
}
