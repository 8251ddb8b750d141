import { expect, test } from 'vitest'
import { readMigrations } from '../src/files.ts'
import { migrate, rollback } from '../src/migrate.ts'
import { catalogue } from './catalogue.ts'
import { connect, emptyDatabase } from './server/fresh.ts'

const newest = async () => (await readMigrations()).length

/** The trail's months hold entries: the law makes them, and no way down but the trail's own takes them. */
const withoutMonths = (facts: readonly string[]) => facts.filter((fact) => !/audit_logs_\d{4}_\d{2}/.test(fact))

test('up, down to nothing and up again: the catalogue is the same, and nothing was left in between', async () => {
  const url = await emptyDatabase()
  const client = await connect(url)
  const empty = await catalogue(client)
  await migrate(url)
  const first = await catalogue(client)
  expect(first.length).toBeGreaterThan(empty.length + 500)
  expect(await rollback(url, 99)).toHaveLength(await newest())
  const left = await catalogue(client)
  // The law takes from PUBLIC what PostgreSQL 15 and newer no longer give it in a new database anyway.
  expect(left).toEqual(empty)
  await migrate(url)
  expect(await catalogue(client)).toEqual(first)
})

test('down to a migration and up to it are the same shape, and nobody is let in on the way', async () => {
  const [downUrl, upUrl] = [await emptyDatabase(), await emptyDatabase()]
  const [down, up] = [await connect(downUrl), await connect(upUrl)]
  await migrate(downUrl)
  const shape = ['columns', 'constraints', 'indexes', 'functions', 'triggers', 'policies', 'types', 'schemas']
  for (const { name } of (await readMigrations()).slice(0, -1).reverse()) {
    await rollback(downUrl)
    await rollback(upUrl, 99)
    await migrate(upUrl, { to: name })
    expect(withoutMonths(await catalogue(down, shape)), name).toEqual(withoutMonths(await catalogue(up, shape)))
    const open = await down.query(
      `select p.polrelid::regclass from pg_policy p where p.polrelid <> 'ctx.signing_keys'::regclass`,
    )
    expect(open.rows, name).toEqual([])
  }
})

test('law and vocabulary replayed change nothing and say nothing in the trail', async () => {
  const url = await emptyDatabase()
  const client = await connect(url)
  await migrate(url)
  const before = await catalogue(client)
  const said = await client.query('select count(*)::int as n, max(seq)::int as last from audit.audit_logs')
  const versions = await client.query('select id, version, updated_at from identity.roles order by id')
  await migrate(url)
  await migrate(url)
  expect(await catalogue(client)).toEqual(before)
  expect((await client.query('select count(*)::int as n, max(seq)::int as last from audit.audit_logs')).rows).toEqual(
    said.rows,
  )
  expect((await client.query('select id, version, updated_at from identity.roles order by id')).rows).toEqual(
    versions.rows,
  )
})

test('a migration that was changed after it ran is refused, and nothing is touched', async () => {
  const url = await emptyDatabase()
  const client = await connect(url)
  await migrate(url)
  await client.query(`update _prisma_migrations set checksum = repeat('0', 64) where migration_name = '0003_projects'`)
  const before = await catalogue(client)
  const sentence =
    'The migration 0003_projects was changed after it ran. Put it back as it was, and say the change in a new migration.'
  await expect(migrate(url)).rejects.toThrow(sentence)
  await expect(rollback(url)).rejects.toThrow(sentence)
  expect(await catalogue(client)).toEqual(before)
})

test('a migration this version does not know is refused', async () => {
  const url = await emptyDatabase()
  const client = await connect(url)
  await migrate(url)
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'y', '9999_future', now())`,
  )
  await expect(migrate(url)).rejects.toThrow(
    'The database has the migration 9999_future, this version of Tenure has not.',
  )
})

test('two that migrate at once do it once', async () => {
  const url = await emptyDatabase()
  const client = await connect(url)
  const sentences: string[] = []
  await Promise.all([1, 2, 3].map(() => migrate(url, { onProgress: (sentence) => void sentences.push(sentence) })))
  expect(sentences.filter((sentence) => sentence.startsWith('Migrating'))).toHaveLength(await newest())
  const { rows } = await client.query('select migration_name from _prisma_migrations')
  expect(rows).toHaveLength(await newest())
})

test('there is no migrating to what does not exist', async () => {
  await expect(migrate(await emptyDatabase(), { to: '0099_nowhere' })).rejects.toThrow(
    'There is no migration 0099_nowhere.',
  )
})

test('what an earlier law made and this one does not goes with the next replay', async () => {
  const url = await emptyDatabase()
  const client = await connect(url)
  await migrate(url)
  const before = await catalogue(client)
  await client.query(`
    grant delete on projects.projects to tenure_app;
    grant select (password_hash) on identity.users to tenure_app;
    grant execute on function ctx.sign(text) to tenure_app;
    create function identity.back_door() returns setof text language sql security definer as 'select password_hash from identity.users';
    create policy open on identity.users for select to tenure_app using (true);
    create function identity.leave_alone() returns trigger language plpgsql as 'begin return null; end';
    create trigger aside before delete on identity.users for each row execute function identity.leave_alone();
    alter table identity.users disable trigger audit_d;
    drop policy tenant on projects.projects;
    grant temporary on database ${new URL(url).pathname.slice(1)} to public`)
  expect(await catalogue(client)).not.toEqual(before)
  await migrate(url)
  expect(await catalogue(client)).toEqual(before)
})
