import { existsSync } from 'node:fs'
import { appendFile, chown, mkdtemp, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { program, type Binaries } from './binaries.ts'
import { EmbeddedError } from './embedded-error.ts'
import { rememberedPort } from './port.ts'
import { runningPostmaster, type Postmaster } from './postmaster.ts'
import { runProgram } from './run-program.ts'
import { configuration, type Profile } from './settings.ts'
import type { SystemUser } from './system-user.ts'

/** A cluster on disk, and everything needed to run it. */
export interface Cluster {
  readonly home: string
  /** The folder that holds `data` and `server.log`; belongs to the user the server runs as. */
  readonly folder: string
  readonly binaries: Binaries
  readonly user: SystemUser | undefined
  readonly profile: Profile
  readonly password: string
}

const logLimitBytes = 10_000_000

/** The data folder of a cluster. */
export function dataFolder(cluster: Cluster): string {
  return join(cluster.folder, 'data')
}

/**
 * Creates the cluster where there is none.
 * @throws EmbeddedError when initdb fails, or the data were written by another major version of PostgreSQL
 */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const data = dataFolder(cluster)
  const written = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  const ours = cluster.binaries.version.split('.')[0]
  if (written && written !== ours) {
    throw new EmbeddedError(
      `The data in ${data} were written by PostgreSQL ${written}; this is PostgreSQL ${ours}. Dump them with ` +
        `PostgreSQL ${written}, or set TENURE_HOME to another folder.`,
    )
  }
  if (written) return
  // initdb fills a folder beside the real one, which is then renamed: killed half way, it leaves no half cluster.
  const unfinished = `${data}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await initialise(cluster, unfinished)
  await rename(unfinished, data)
}

async function initialise(cluster: Cluster, into: string): Promise<void> {
  const { user, binaries, profile } = cluster
  const passwordFile = join(cluster.folder, 'initial-password')
  await writeFile(passwordFile, cluster.password, { mode: 0o600 })
  if (user) await chown(passwordFile, user.uid, user.gid)
  const args = ['-D', into, '-U', 'postgres', '-E', 'UTF8', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  // The builtin provider sorts the same on every system, and no operating system's update corrupts an index.
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions')
  if (profile === 'throwaway') args.push('--no-sync', '--no-data-checksums')
  const { code, output } = await runProgram({ file: program(binaries, 'initdb'), args, user })
  await rm(passwordFile, { force: true })
  if (code !== 0) throw new EmbeddedError(`The database could not be created in ${cluster.folder}: ${output}`)
  await appendFile(join(into, 'postgresql.conf'), "\ninclude_if_exists 'tenure.conf'\n")
}

/**
 * Starts the server of a cluster, on the port it had before where that is free; waits until it accepts connections.
 * @throws EmbeddedError with the end of the server's log when it does not start
 */
export async function startServer(cluster: Cluster): Promise<Postmaster> {
  const { user, binaries, profile } = cluster
  const data = dataFolder(cluster)
  const log = join(cluster.folder, 'server.log')
  if (existsSync(log) && (await stat(log)).size > logLimitBytes) await truncate(log)
  for (let attempt = 1; ; attempt += 1) {
    const configFile = join(data, 'tenure.conf')
    await writeFile(configFile, configuration(profile, await rememberedPort(cluster.home)))
    const from = existsSync(log) ? (await stat(log)).size : 0
    const args = ['start', '-D', data, '-l', log, '-s', '-w', '-t', '120']
    const { code, output } = await runProgram({ file: program(binaries, 'pg_ctl'), args, user })
    const postmaster = code === 0 ? await runningPostmaster(data) : undefined
    if (postmaster) return postmaster
    const said = (await readFile(log, 'utf8').catch(() => '')).slice(from)
    if (attempt === 10 || !isPassing(said)) throw didNotStart(data, said || output)
    await pause(500)
  }
}

/** What mends itself: a port taken since it was chosen, or backends of a killed server that have yet to notice. */
function isPassing(log: string): boolean {
  return /Address already in use|could not bind|pre-existing shared memory|is another postmaster/i.test(log)
}

function didNotStart(data: string, log: string): EmbeddedError {
  const end = log.trim().split('\n').slice(-8).join('\n  ')
  return new EmbeddedError(`PostgreSQL did not start on ${data}. Its last words:\n  ${end}`)
}

/**
 * Stops the server and waits: fast (open transactions are rolled back) within 8 s, else at once.
 * A throwaway server is stopped at once: nothing of it is read again.
 */
export async function stopServer(cluster: Cluster): Promise<void> {
  const stop = (mode: string) =>
    runProgram({
      file: program(cluster.binaries, 'pg_ctl'),
      args: ['stop', '-D', dataFolder(cluster), '-s', '-w', '-m', mode, '-t', '8'],
      user: cluster.user,
    })
  if (cluster.profile === 'kept' && (await stop('fast')).code === 0) return
  await stop('immediate')
}

/** Makes an empty home for a throwaway cluster, which other users may pass through to their own folder in it. */
export async function throwawayHome(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'tenure-throwaway-'))
}
