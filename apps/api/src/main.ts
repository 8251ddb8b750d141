import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readPublicKey } from '@tenure/ledger/signing-key'
import { witnessIn } from '@tenure/ledger/witness'
import { env, processSettings } from './env.ts'
import { startTracing } from './kernel/http/start-tracing.ts'
import { startServer } from './server.ts'

const portalFile = (path: string) => fileURLToPath(new URL(`../../portal/${path}`, import.meta.url))

/** The API as a process of its own, on a database that is already there and migrated. Any number of them may run. */
async function main(): Promise<void> {
  const { appUrl, doorUrl, host, port, auditPublicKeys, witness } = processSettings
  const keys = auditPublicKeys.map(readPublicKey)
  const proof = { keys: () => Promise.resolve(keys), witness: witness ? witnessIn(witness) : undefined }
  if (!appUrl || !doorUrl)
    throw new Error(
      'Set TENURE_APP_DATABASE_URL and TENURE_DOOR_DATABASE_URL to the URLs of the roles tenure_app and tenure_door.',
    )
  const stopTracing = await startTracing(env.otlpEndpoint)
  const pages = existsSync(portalFile('dist'))
    ? { portal: portalFile('dist'), persisted: portalFile('src/graphql/generated/persisted.json') }
    : {}
  const running = await startServer({ appUrl, doorUrl, host, port, proof, ...pages })
  process.stdout.write(`${JSON.stringify({ level: 30, time: Date.now(), msg: 'listening', url: running.url })}\n`)
  const stop = () => {
    // A second signal, or ten seconds, ends it whatever still runs.
    setTimeout(() => process.exit(1), 10_000).unref()
    void Promise.allSettled([running.stop(), stopTracing()]).then(() => process.exit(0))
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
