import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { readPrismaSchema } from '../src/drift/raw-difference.ts'
import { withSchemaEngine } from '../src/drift/schema-engine.ts'
import { readMigrations, schemaHome } from '../src/files.ts'
import { migrate } from '../src/migrate.ts'
import { connect, emptyDatabase } from './server/fresh.ts'

/** Does what `prisma migrate deploy` does, with Prisma's own engine; answers what it applied. */
async function deploy(url: string, migrations: readonly { name: string; up: string }[]): Promise<string[]> {
  return withSchemaEngine({ url, files: await readPrismaSchema() }, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: join(schemaHome, 'migrations'),
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, up }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: up } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    })
    return appliedMigrationNames
  })
}

const columns = async (client: pg.Client) =>
  (
    await client.query<Record<string, unknown>>(
      `select column_name, data_type, character_maximum_length, is_nullable, column_default from information_schema.columns
       where table_name = '_prisma_migrations' order by ordinal_position`,
    )
  ).rows

test('the bookkeeping is what Prisma writes: columns, checksums, names', async () => {
  const [oursUrl, theirsUrl] = [await emptyDatabase(), await emptyDatabase()]
  const [ours, theirs] = [await connect(oursUrl), await connect(theirsUrl)]
  const migrations = await readMigrations()
  await migrate(oursUrl)
  // Prisma writes down any migration alike: these change nothing, and keep its server free of our roles' fences.
  await deploy(theirsUrl, [{ name: '0001_nothing', up: 'select 1' }])
  expect(await columns(ours)).toEqual(await columns(theirs))
  const written = `select length(id) as id, checksum, migration_name, finished_at is not null as finished, logs, rolled_back_at, applied_steps_count from _prisma_migrations order by 3`
  const { rows: ourRows } = await ours.query(written)
  const { rows: theirRows } = await theirs.query<{ checksum: string }>(written)
  expect(ourRows[0]).toEqual({ ...theirRows[0], migration_name: '0001_foundation', checksum: migrations[0]?.checksum })
  // The same algorithm: SHA-256 of the file, in hexadecimal.
  expect(theirRows[0]?.checksum).toBe(createHash('sha256').update('select 1').digest('hex'))
})

test('after our migrating Prisma finds nothing left to apply, and no migration changed', async () => {
  const url = await emptyDatabase()
  await migrate(url)
  expect(await deploy(url, await readMigrations())).toEqual([])
})
