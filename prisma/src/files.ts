import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The schema package's own folder: the bundled command finds it beside itself by `TENURE_SCHEMA_HOME`'s default. */
export const schemaHome = new URL('..', import.meta.url).pathname

export interface Migration {
  readonly name: string
  readonly up: string
  readonly down: string
  /** SHA-256 of migration.sql in hexadecimal, as Prisma keeps it. */
  readonly checksum: string
}

/** All migrations in their order. */
export async function readMigrations(home = schemaHome): Promise<Migration[]> {
  const folder = join(home, 'migrations')
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const [up, down] = await Promise.all([
        readFile(join(folder, name, 'migration.sql'), 'utf8'),
        readFile(join(folder, name, 'down.sql'), 'utf8'),
      ])
      return { name, up, down, checksum: createHash('sha256').update(up).digest('hex') }
    }),
  )
}

/** The law in the order in which its files build on one another. */
const lawOrder = [
  'database',
  'ctx',
  'treatment',
  'answers',
  'relations',
  'audit',
  'changes',
  'identity',
  'door',
  'mail',
  'links',
  'factors',
  'second-factor',
  'own-security',
  'own-factors',
  'providers',
  'founding',
  'projects',
  'allocations',
  'request-steps',
  'entitlements',
  'decisions',
  'data-shares',
  'requests',
  'request-guard',
  'approval-rules',
  'comments',
  'renewals',
  'supply',
  'supply-told',
  'groups',
  'group-uses',
  'reach',
  'reach-asked',
  'limits',
  'rights',
  'people',
  'export-control',
  'impersonation',
  'clean-up',
  'history',
  'past',
  'saved-views',
  'notifications',
  'usage',
  'usage-settled',
  'usage-charged',
  'usage-caps',
  'billing',
  'billing-kept',
  'billing-figures',
  'digests',
  'days',
  'calendar',
  'billing-lines',
  'billing-issued',
  'billing-entered',
  'billing-due',
  'life',
  'explorer',
  'comparison',
  'ledger',
  'reconcile',
  // What the files above did not touch goes: always the last.
  'stale',
] as const
const vocabularyOrder = ['audit', 'identity'] as const

export interface SqlFile {
  readonly name: string
  readonly sql: string
}

async function readAll(folder: string, names: readonly string[]): Promise<SqlFile[]> {
  const present = (await readdir(folder)).filter((file) => file.endsWith('.sql')).map((file) => file.slice(0, -4))
  const stray = present.filter((name) => !names.includes(name))
  if (stray.length > 0)
    throw new Error(`${stray.join(', ')} in ${folder} has no place in the order: name it in files.ts`)
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, `${name}.sql`), 'utf8') })))
}

/** Policies, triggers, functions and grants: replayed whole. */
export const readLaw = (home = schemaHome) => readAll(join(home, 'law'), lawOrder)
/** Reference rows: upserted, replayed whole. */
export const readVocabulary = (home = schemaHome) => readAll(join(home, 'vocabulary'), vocabularyOrder)
