import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { readLaw, readMigrations, readVocabulary, type Migration } from './files.ts'
import { inOneGo } from './in-one-go.ts'
import { lawRemoved } from './law-removed.ts'

/** As Prisma writes it, so that `prisma migrate deploy` agrees with what stands here. */
const bookkeeping = `create table if not exists public._prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

export interface Passwords {
  readonly app: string
  readonly door: string
  /** Of the background jobs' role; absent, it can't sign in yet. */
  readonly worker?: string
}

export interface Migrate {
  /** Stop after the migration of this name; the law is replayed only at the last one. */
  readonly to?: string
  readonly onProgress?: (sentence: string) => void
  /** Passwords for the roles that sign in; absent: left as they are. */
  readonly passwords?: Passwords
}

export interface Applied {
  readonly name: string
  readonly checksum: string
}

/** Connects as the owner for one piece of work, under a lock, so that two that start at once do it one after the other. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tenure-owner' })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('tenure.migrate', 0))`)
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The migrations that stand in this database, in their order. */
export async function appliedMigrations(client: pg.Client): Promise<Applied[]> {
  await client.query(bookkeeping)
  const { rows } = await client.query<Applied>(
    `select migration_name as name, checksum from public._prisma_migrations where finished_at is not null and rolled_back_at is null order by migration_name`,
  )
  return rows
}

/** Brings a database to the newest shape (or to `to`), then replays law and vocabulary. Safe to call at every start. */
export async function migrate(ownerUrl: string, { to, onProgress, passwords }: Migrate = {}): Promise<void> {
  const migrations = await readMigrations()
  await asOwner(ownerUrl, async (client) => {
    const applied = await appliedMigrations(client)
    refuseChanged(migrations, applied)
    const wanted = upTo(migrations, to)
    for (const migration of wanted.slice(applied.length)) {
      onProgress?.(`Migrating: ${migration.name}`)
      await inOneGo(client, [
        { name: migration.name, sql: migration.up },
        { name: '_prisma_migrations', sql: record(migration) },
      ])
    }
    if (wanted.length === migrations.length) await replay(client, onProgress)
    if (passwords) await setPasswords(client, passwords)
  })
}

/**
 * Takes back the newest `steps` migrations, newest first. Data of what is taken back is gone; the law goes whole, and
 * comes back with the next `migrate` of the version that runs then: until that, nobody gets at anything.
 */
export async function rollback(ownerUrl: string, steps = 1): Promise<string[]> {
  const migrations = await readMigrations()
  return asOwner(ownerUrl, async (client) => {
    const applied = await appliedMigrations(client)
    refuseChanged(migrations, applied)
    const back = migrations.slice(0, applied.length).reverse().slice(0, steps)
    if (back.length > 0) await inOneGo(client, [{ name: 'the law (down)', sql: lawRemoved }])
    for (const { name, down } of back) {
      const forget = `delete from public._prisma_migrations where migration_name = ${pg.escapeLiteral(name)}`
      await inOneGo(client, [
        { name: `${name} (down)`, sql: down },
        { name: '_prisma_migrations', sql: forget },
      ])
    }
    return back.map(({ name }) => name)
  })
}

/** Replays the law and the vocabulary, each whole or not at all; the audit trail says that the installation did it. */
async function replay(client: pg.Client, onProgress?: (sentence: string) => void): Promise<void> {
  onProgress?.('Replaying the law')
  await inOneGo(
    client,
    (await readLaw()).map(({ name, sql }) => ({ name: `law/${name}.sql`, sql })),
  )
  const said = { name: 'vocabulary', sql: `select set_config('app.action', 'installVocabulary', true)` }
  await inOneGo(client, [
    said,
    ...(await readVocabulary()).map(({ name, sql }) => ({ name: `vocabulary/${name}.sql`, sql })),
  ])
}

function upTo(migrations: readonly Migration[], to: string | undefined): readonly Migration[] {
  if (to === undefined) return migrations
  const last = migrations.findIndex(({ name }) => name === to)
  if (last === -1) throw new Error(`There is no migration ${to}.`)
  return migrations.slice(0, last + 1)
}

function record({ name, checksum }: Migration): string {
  const values = [randomUUID(), checksum, name].map((value) => pg.escapeLiteral(value)).join(', ')
  return `insert into public._prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values (${values}, now(), 1)`
}

function refuseChanged(migrations: readonly Migration[], applied: readonly Applied[]): void {
  for (const [i, { name, checksum }] of applied.entries()) {
    const here = migrations[i]
    if (here?.name !== name)
      throw new Error(
        `The database has the migration ${name}, this version of Tenure has not. Run the version that made it, or a newer one.`,
      )
    if (here.checksum !== checksum)
      throw new Error(
        `The migration ${name} was changed after it ran. Put it back as it was, and say the change in a new migration.`,
      )
  }
}

async function setPasswords(client: pg.Client, { app, door, worker }: Passwords): Promise<void> {
  for (const [role, password] of [
    ['tenure_app', app],
    ['tenure_door', door],
    ['tenure_worker', worker],
  ] as const) {
    if (password === undefined) continue
    await client.query(`alter role ${role} login password ${pg.escapeLiteral(password)}`)
  }
  await client.query(`alter role tenure_app set statement_timeout = '30s'`)
  await client.query(`alter role tenure_app set lock_timeout = '10s'`)
  await client.query(`alter role tenure_app set idle_in_transaction_session_timeout = '30s'`)
  await client.query(`alter role tenure_app set timezone = 'UTC'`)
  await client.query(`alter role tenure_worker set timezone = 'UTC'`)
  await client.query(`alter role tenure_app set plan_cache_mode = 'force_generic_plan'`)
}
