import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DirectoriesFile } from '@tenure/directory/configured'
import { Failure } from './failure.ts'

/** The folder of the checkout (or the unpacked release) this program belongs to. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) {
    const parent = dirname(folder)
    if (parent === folder) return process.cwd()
    folder = parent
  }
  return folder
}

function portFrom(text: string | undefined): number {
  const port = Number(text || '4000')
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port
  throw new Failure(`PORT is "${text}", which is not a port.`, 'Set PORT to a number from 1 to 65535.')
}

/** Everything the environment says to the `tenure` command. */
export interface Environment {
  /** The data folder. */
  readonly home: string
  readonly host: string
  readonly port: number
  /** What secrets are kept under; absent, the key kept in the home. */
  readonly installationKey: string | undefined
  /** Where people reach the portal, where that is not this machine. */
  readonly publicUrl: string | undefined
  /** A PostgreSQL 15 or newer to use instead of the embedded one. */
  readonly databaseUrl: string | undefined
  /** Whether the demo is seeded into an empty database. */
  readonly demo: boolean
  /** The folder in which the witness keeps the audit log's checkpoints: best on a disk that whoever runs the database can't write. */
  readonly witness: string
  /** An API token, for commands that speak to a running server. */
  readonly token: string | undefined
  /** Where the directories are named. */
  readonly directories: DirectoriesFile
  /** How much the API logs, as pino names it. */
  readonly logLevel: string
}

/**
 * Reads the environment.
 * @throws Failure when a variable makes no sense
 */
export function readEnvironment(): Environment {
  const named = process.env['TENURE_HOME']
  const home = named ? resolve(named) : join(projectFolder(), '.tenure')
  const witness = process.env['TENURE_WITNESS']
  return {
    home,
    witness: witness ? resolve(witness) : join(home, 'witness'),
    host: process.env['HOST'] || '127.0.0.1',
    port: portFrom(process.env['PORT']),
    installationKey: process.env['TENURE_INSTALLATION_KEY'] || undefined,
    publicUrl: process.env['TENURE_PUBLIC_URL'] || undefined,
    databaseUrl: process.env['DATABASE_URL'] || undefined,
    directories: {
      path: process.env['TENURE_DIRECTORIES'] || join(home, 'directories.json'),
      variable: (name) => process.env[name],
    },
    token: process.env['TENURE_TOKEN'] || undefined,
    logLevel: process.env['LOG_LEVEL'] || 'warn',
    demo: process.env['TENURE_DEMO'] !== '0',
  }
}
