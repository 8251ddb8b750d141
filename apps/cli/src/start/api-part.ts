import { fileURLToPath } from 'node:url'
import { startServer } from '@tenure/api/server'
import type { Part } from './part.ts'

const portalFile = (path: string) => fileURLToPath(new URL(`../../../portal/${path}`, import.meta.url))

/** The API, with the portal's pages on the same origin. */
export const api: Part = {
  label: 'Starting the API and the portal',
  async start({ environment: { host, port, logLevel }, logins }) {
    const running = await startServer({
      ...logins,
      host,
      port,
      logLevel,
      portal: portalFile('dist'),
      persisted: portalFile('src/graphql/generated/persisted.json'),
    })
    return () => running.stop()
  },
}
