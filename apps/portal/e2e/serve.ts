import { resolve } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the portal is served from its sources, without an API behind it. */
    portalUrl: string
  }
}

let server: ViteDevServer | undefined

/** Serves the portal from its sources on a free port for as long as the tests run. */
export async function setup({ provide }: TestProject): Promise<void> {
  const root = resolve(import.meta.dirname, '..')
  server = await createServer({ root, server: { port: 0, hmr: false }, logLevel: 'error' })
  await server.listen()
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('Vite listens nowhere.')
  provide('portalUrl', url.replace(/\/$/, ''))
}

/** Stops serving. */
export async function teardown(): Promise<void> {
  await server?.close()
}
