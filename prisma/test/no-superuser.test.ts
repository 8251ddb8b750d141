import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { doctor } from '../src/doctor/doctor.ts'
import { drift } from '../src/drift/drift.ts'
import { throwawayServer } from '../src/embedded/throwaway-server.ts'
import { migrate, rollback } from '../src/migrate.ts'
import { id } from './given/house.ts'
import { connect, emptyDatabase } from './server/fresh.ts'

/** What a facility gives us on a server of its own: a database, and someone who may create roles. No superuser. */
let url: string
beforeAll(async () => {
  const theirs = await emptyDatabase()
  const superuser = await connect(inject('serverUrl'))
  const database = pg.escapeIdentifier(new URL(theirs).pathname.slice(1))
  const { rows } = await superuser.query<{ version: number }>(
    `select current_setting('server_version_num')::int / 10000 as version`,
  )
  await superuser.query(
    `create role given_owner login createrole password 'given'; alter database ${database} owner to given_owner`,
  )
  // This server's roles are made already. Who makes them, as on a server of one's own, is given them like this.
  if ((rows[0]?.version ?? 0) >= 16) {
    await superuser.query(
      'grant tenure_owner, tenure_authz, tenure_audit, tenure_app, tenure_door, tenure_worker, tenure_backup to given_owner with admin true, set false, inherit false',
    )
  }
  const given = new URL(theirs)
  given.username = 'given_owner'
  given.password = 'given'
  url = given.href
})

afterAll(async () => {
  await (await throwawayServer(inject('serverUrl'))).dropDatabase(url)
  const superuser = await connect(inject('serverUrl'))
  await superuser.query('drop owned by given_owner cascade')
  await superuser.query('drop role given_owner')
})

test('someone who is no superuser migrates, replays, and finds the house in order', async () => {
  await migrate(url)
  await migrate(url)
  expect(await doctor(url)).toEqual([])
  expect(await drift(url)).toEqual([])
})

test('… founds a tenant, and tells a past in it, bound like anyone', async () => {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const people = [
    {
      id: id('a', 'admin'),
      username: 'admin',
      email: 'admin@a.test',
      full_name: 'A',
      password_hash: 'h',
      roles: ['admin'],
    },
  ]
  await owner.query(`select identity.found_tenant($1, 'house-a', 'House', 'FREE', now(), $2)`, [
    id('a', 'tenant'),
    JSON.stringify(people),
  ])
  await owner.query('begin')
  await owner.query('select ctx.begin_told($1, $2, now())', [id('a', 'tenant'), id('a', 'admin')])
  await owner.query('set local role tenure_app')
  expect((await owner.query(`select username, ctx.can('role:update') as can from identity.users`)).rows).toEqual([
    { username: 'admin', can: true },
  ])
  await owner.end()
})

test('… and takes it all back', async () => {
  expect(await rollback(url, 99)).toContain('0001_foundation')
})
