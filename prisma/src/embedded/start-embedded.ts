import { existsSync } from 'node:fs'
import { chmod, mkdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { dataFolder, ensureCluster, startServer, stopServer, type Cluster } from './cluster.ts'
import { EmbeddedError } from './embedded-error.ts'
import { setGuard } from './guard.ts'
import { withHomeLock } from './home-lock.ts'
import { keptSecret } from './kept-secret.ts'
import { clusterFolder, runnableBinaries } from './place.ts'
import { runningPostmaster } from './postmaster.ts'
import type { Profile } from './settings.ts'
import { postgresUser } from './system-user.ts'
import { signIn, signOut } from './users.ts'

export interface StartEmbedded {
  /** The folder everything is kept in (`TENURE_HOME`); made when missing. */
  readonly home: string
  readonly profile?: Profile
  /** Told each choice made for the person, as a sentence. */
  readonly onNotice?: (sentence: string) => void
  /** Told what takes time, in a few words. */
  readonly onProgress?: (words: string) => void
}

export interface Embedded {
  /** A superuser's URL to the database `tenure`. */
  readonly ownerUrl: string
  /** Whether another process had started the server, and this one joined it. */
  readonly joined: boolean
  /** Stops the server (within 10 s) once no other process uses it. Safe to call twice. */
  readonly stop: () => Promise<void>
}

/**
 * Starts the embedded PostgreSQL of a home, creating its cluster and the database `tenure` on first use, or joins the
 * one that runs there already. Listens on 127.0.0.1 only; the password is kept in the home with mode 0600.
 * A process killed while it runs takes the server with it, unless another still uses it.
 * @throws EmbeddedError with a sentence that says what to do
 */
export async function startEmbedded(options: StartEmbedded): Promise<Embedded> {
  const { profile = 'kept', onNotice = ignore, onProgress = ignore } = options
  const home = resolve(options.home)
  const user = await postgresUser()
  await mkdir(home, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new EmbeddedError(
      `The data folder ${home} cannot be made (${cause.code}). Set TENURE_HOME to one that can.`,
      { cause },
    )
  })
  // Others may pass through to the cluster's own folder, which is closed to all but its user; secrets are 0600.
  if (user) await chmod(home, 0o755)
  const request = { home, user, onNotice }
  const binaries = await runnableBinaries(await findBinaries(), request)
  const password = await keptSecret(home, 'postgres')

  return withHomeLock(home, async () => {
    const folder = await clusterFolder(request)
    const cluster: Cluster = { home, folder, binaries, user, profile, password }
    const isNew = !existsSync(dataFolder(cluster))
    if (isNew) onProgress('creating it')
    await ensureCluster(cluster)
    if (isNew) onProgress('created')
    const running = await runningPostmaster(dataFolder(cluster))
    const postmaster = running ?? (await startServer(cluster))
    const me = await signIn(home)
    const farewell = setGuard(cluster, postmaster, me)
    const base = `postgresql://postgres:${password}@127.0.0.1:${postmaster.port}`
    await ensureDatabase(`${base}/postgres`)
    let stopping: Promise<void> | undefined
    const stop = () => (stopping ??= leave(cluster, me).finally(farewell))
    return { ownerUrl: `${base}/tenure`, joined: running !== undefined, stop }
  })
}

function ignore(): void {}

async function leave(cluster: Cluster, me: string): Promise<void> {
  await withHomeLock(cluster.home, async () => {
    if (await signOut(cluster.home, me)) await stopServer(cluster)
  })
  if (cluster.profile !== 'throwaway') return
  for (const folder of [cluster.folder, cluster.home]) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'tenure'")
    if (!rowCount) await client.query('create database tenure')
  } finally {
    await client.end()
  }
}
