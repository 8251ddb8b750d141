import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { createServer, type ViteDevServer } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the portal is served from its sources, with a real API behind it. */
    portalUrl: string
  }
}

let house: ChildProcess | undefined
let server: ViteDevServer | undefined

/** Opens a house and serves the portal in front of it, on free ports, for as long as the tests run. */
export async function setup({ provide }: TestProject): Promise<void> {
  const behind = { target: await openHouse(), changeOrigin: false }
  server = await createServer({
    root: resolve(import.meta.dirname, '..'),
    server: {
      port: 0,
      hmr: false,
      proxy: { '/graphql': behind, '/auth': behind, '/import/': behind, '/export/': behind },
    },
    logLevel: 'error',
  })
  await server.listen()
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('Vite listens nowhere.')
  provide('portalUrl', url.replace(/\/$/, ''))
}

/** Closes both, and waits until the house is gone. */
export async function teardown(): Promise<void> {
  await server?.close()
  if (!house || house.exitCode !== null) return
  const gone = once(house, 'exit')
  house.kill('SIGTERM')
  await gone
}

/** @returns the address of its API */
async function openHouse(): Promise<string> {
  const program = resolve(import.meta.dirname, 'house.ts')
  const started = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  house = started
  const lines = createInterface({ input: started.stdout })
  for await (const line of lines) {
    if (!line.startsWith('http')) continue
    // What it logs from here on is for people; unread it would fill the pipe and halt the API.
    started.stdout.pipe(process.stderr)
    return line
  }
  throw new Error('The house did not open; its words stand above.')
}
