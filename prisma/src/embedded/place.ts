import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { program, type Binaries } from './binaries.ts'
import { EmbeddedError } from './embedded-error.ts'
import { runProgram } from './run-program.ts'
import type { SystemUser } from './system-user.ts'

/** Whom the place is for, and how to tell the person about a choice made for them. */
export interface PlaceRequest {
  readonly home: string
  readonly user: SystemUser | undefined
  readonly onNotice: (sentence: string) => void
}

/** Folders outside the home that root can open for the postgres user, best first. */
function elsewhere(): string[] {
  return ['/var/lib/tenure', join(tmpdir(), 'tenure')]
}

/** Makes a folder that belongs to the user, and tries to write in it as that user: the only test that never errs. */
async function isUsable(folder: string, user: SystemUser | undefined): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true })
    if (user) await chown(folder, user.uid, user.gid)
    await chmod(folder, 0o700)
  } catch {
    return false
  }
  const probe = 'cd "$1" && : > .probe && rm .probe'
  return (await runProgram({ file: '/bin/sh', args: ['-c', probe, 'probe', folder], user })).code === 0
}

/**
 * Chooses where the cluster lives: in the home, or, where the postgres user cannot reach that, in a folder it can.
 * The choice is written down in the home, so that data are found again after permissions change.
 */
export async function clusterFolder({ home, user, onNotice }: PlaceRequest): Promise<string> {
  const note = join(home, 'cluster-folder')
  const inHome = join(home, 'cluster')
  const noted = (await readFile(note, 'utf8').catch(() => '')).trim()
  for (const kept of [inHome, ...(noted ? [noted] : [])].filter((folder) => existsSync(join(folder, 'data')))) {
    if (await isUsable(kept, user)) return kept
    // Never an empty database in place of one that is only out of reach.
    throw new EmbeddedError(
      `The database in ${kept} cannot be reached by the user it runs as: a folder above it is closed to others. ` +
        'Open that folder (chmod o+x), or move the home and set TENURE_HOME.',
    )
  }
  if (await isUsable(inHome, user)) return inHome
  await rmdir(inHome).catch(() => {})
  // A new name each time: a home that was deleted and made again must not meet the data and password of the old one.
  const mark = randomBytes(6).toString('hex')
  for (const base of elsewhere()) {
    const folder = join(base, mark)
    await mkdir(base, { recursive: true, mode: 0o755 }).catch(() => {})
    if (!(await isUsable(folder, user))) continue
    onNotice(`The postgres user cannot reach ${home}, so the database's files are kept in ${folder}.`)
    await writeFile(note, `${folder}\n`)
    return folder
  }
  throw new EmbeddedError(
    `No folder could be found for the database's files: ${inHome} cannot be written. Set TENURE_HOME to one that can.`,
  )
}

/** Returns binaries the user can run: the installed ones, or a copy where the installed ones cannot be reached. */
export async function runnableBinaries(installed: Binaries, request: PlaceRequest): Promise<Binaries> {
  const tried = await tryOut(installed, request.user)
  if (tried.code === 0) return installed
  if (tried.failure !== 'EACCES') {
    throw new EmbeddedError(
      `The embedded PostgreSQL does not run on this system (${tried.output}). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer instead.',
    )
  }
  for (const base of elsewhere()) {
    const copy = { ...installed, root: join(base, `postgresql-${installed.version}`) }
    if ((await tryOut(copy, request.user)).code === 0) return copy
    await copyBinaries(installed.root, copy.root).catch(() => {})
    if ((await tryOut(copy, request.user)).code !== 0) continue
    request.onNotice(`The postgres user cannot reach ${installed.root}, so PostgreSQL was copied to ${copy.root}.`)
    return copy
  }
  throw new EmbeddedError(
    'The postgres user cannot run the PostgreSQL that was installed, nor a copy of it. ' +
      'Install Tenure in a folder others may read, or set DATABASE_URL.',
  )
}

function tryOut(binaries: Binaries, user: SystemUser | undefined) {
  return runProgram({ file: program(binaries, 'postgres'), args: ['--version'], user })
}

async function copyBinaries(from: string, to: string): Promise<void> {
  const partial = `${to}.${process.pid}`
  await mkdir(join(to, '..'), { recursive: true, mode: 0o755 })
  await cp(from, partial, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  await rm(to, { recursive: true, force: true })
  await rename(partial, to)
}
