import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startServer } from '@tenure/api/server'
import { signingKeyOf } from '@tenure/ledger/signing-key'
import { witnessIn } from '@tenure/ledger/witness'
import { migrate } from '@tenure/prisma/migrate'
import { throwawayServer } from '@tenure/prisma/throwaway'
import { startWorker } from '@tenure/worker/worker'
import { foundInstitutions } from './institution.ts'

// A program, told the folder of the portal's pages, the one that mail is kept in and the file that names directories: a Tenure of its own for the run, with a real PostgreSQL, the real API and an institution for each file of journeys. Once open it writes the
// API's address on a line; on SIGTERM it closes and leaves nothing behind. A process by itself, as the API is in earnest: within
// the test runner graphql would be loaded twice, once as each kind of module.

const stop = await openHouse()
process.once('SIGTERM', () => void stop())

async function openHouse(): Promise<() => Promise<void>> {
  const database = await throwawayServer()
  const ownerUrl = await database.createDatabase()
  const passwords = { app: secret(), door: secret(), worker: secret() }
  await migrate(ownerUrl, { passwords })
  await foundInstitutions(ownerUrl)
  const folder = await mkdtemp(join(tmpdir(), 'tenure-witness-'))
  const [key, witness] = [signingKeyOf(randomBytes(32)), witnessIn(folder)]
  const api = await startServer({
    appUrl: as('tenure_app', { password: passwords.app, ownerUrl }),
    doorUrl: as('tenure_door', { password: passwords.door, ownerUrl }),
    portal: process.argv[2] ?? '',
    persisted: resolve(import.meta.dirname, '../src/graphql/generated/persisted.json'),
    logLevel: 'error',
    proof: { keys: () => Promise.resolve([key.publicKey]), witness },
    settings: {
      installationKey: randomBytes(32).toString('hex'),
      signInFailures: 1_000,
      directories: { path: process.argv[4] ?? '', variable: () => undefined },
    },
  })
  const worker = startWorker({
    url: as('tenure_worker', { password: passwords.worker, ownerUrl }),
    mail: { folder: process.argv[3] ?? '', publicUrl: api.url },
    sealing: { keys: [key], witness },
  })
  console.log(api.url)
  return async () => {
    await api.stop()
    await worker.stop()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function as(role: string, { password, ownerUrl }: { readonly password: string; readonly ownerUrl: string }): string {
  const url = new URL(ownerUrl)
  url.username = role
  url.password = password
  return url.href
}

function secret(): string {
  return randomBytes(12).toString('hex')
}
