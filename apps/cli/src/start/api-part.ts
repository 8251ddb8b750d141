import { fileURLToPath } from 'node:url'
import { startServer } from '@tenure/api/server'
import { witnessIn } from '@tenure/ledger/witness'
import { keptSecret } from '@tenure/prisma/secret'
import { homePublicKeys } from '../audit/audit-keys.ts'
import type { Part } from './part.ts'

const portalFile = (path: string) => fileURLToPath(new URL(`../../../portal/${path}`, import.meta.url))

/** The API, with the portal's pages on the same origin. */
export const api: Part = {
  label: 'Starting the API and the portal',
  async start({ environment: { home, host, port, logLevel, witness, installationKey, directories }, logins }) {
    const running = await startServer({
      ...logins,
      host,
      port,
      logLevel,
      // Read anew each time: a key may have taken over since.
      proof: { keys: () => homePublicKeys(home), witness: witnessIn(witness) },
      settings: { directories, installationKey: installationKey ?? (await keptSecret(home, 'installation')) },
      portal: portalFile('dist'),
      persisted: portalFile('src/graphql/generated/persisted.json'),
    })
    return () => running.stop()
  },
}
