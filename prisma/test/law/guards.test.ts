import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { begin, outcome, undone } from '../given/as.ts'
import { deeds, member } from '../given/deeds.ts'
import { id, wholeHouse } from '../given/house.ts'
import { connect, migratedDatabase, signedInAs } from '../server/fresh.ts'

let owner: pg.Client
let app: pg.Client
let url: string
const t = id('a', 'tenant')
const the = (name: string) => `'${id('a', name)}'`
beforeAll(async () => {
  url = await migratedDatabase()
  owner = await connect(url)
  await owner.query(`${wholeHouse('a')}; ${wholeHouse('b')}`)
  app = await connect(signedInAs('tenure_app', url))
})

const local = `update identity.security_groups set external_system_id = null where tenant_id = '${t}'`

describe('who may do what, by any SQL', () => {
  test.each(deeds)('%s: %s → %s', async (person, sql, expected) => {
    await owner.query(local)
    await undone(app, { house: 'a', person }, async () => expect(await outcome(app, sql)).toBe(expected))
  })

  test('what another may do is told to whoever reads roles alone', async () => {
    const asked = async () =>
      (await app.query<{ may: boolean }>(`select ctx.has_permission(${the('admin')}, 'role:update') as may`)).rows
    expect(await undone(app, { house: 'a', person: 'outsider' }, asked)).toEqual([{ may: false }])
    expect(await undone(app, { house: 'a', person: 'admin' }, asked)).toEqual([{ may: true }])
  })
})

describe('security groups have one keeper', () => {
  const toGroup = (group: string) =>
    `update allocations.data_shares set security_group_id = ${group}, group_inherited = false`

  test('opening a data share to another’s group makes nobody its keeper', async () => {
    await owner.query(local)
    await undone(app, { house: 'a', person: 'steward' }, async () => {
      expect(await outcome(app, toGroup(the('group2')))).toBe(1)
      expect(await outcome(app, member(the('group2'), 'steward'))).toBe('42501')
    })
  })

  test('a group of a data share’s own is its steward’s to fill, and nobody else may take it', async () => {
    await owner.query(local)
    await begin(app, { house: 'a', person: 'steward' })
    const own = id('a', 'own group')
    await app.query(`insert into identity.security_groups (tenant_id, id, group_name) values ('${t}', '${own}', 'own')`)
    expect(await outcome(app, member(`'${own}'`, 'steward'))).toBe('42501')
    expect(await outcome(app, toGroup(`'${own}'`))).toBe(1)
    expect(await outcome(app, member(`'${own}'`, 'outsider'))).toBe(1)
    await app.query('commit')
    await undone(app, { house: 'a', person: 'pi2' }, async () => {
      expect(
        await outcome(
          app,
          `update projects.projects set default_security_group_id = '${own}' where id = ${the('project2')}`,
        ),
      ).toBe('42501')
    })
    await owner.query(toGroup(the('group')).replace('false', 'true') + ` where tenant_id = '${t}'`)
  })

  test('what a directory keeps is nobody’s here, and open to every share', async () => {
    await owner.query(
      `update identity.security_groups set external_system_id = 'cn=' || group_name where tenant_id = '${t}'`,
    )
    await undone(app, { house: 'a', person: 'pi' }, async () => {
      expect(await outcome(app, member(the('group'), 'outsider'))).toBe('42501')
      expect(
        await outcome(
          app,
          `update projects.projects set default_security_group_id = ${the('group2')} where id = ${the('project')}`,
        ),
      ).toBe(1)
    })
  })
})

describe('deleting and bringing back', () => {
  test('the time is the database’s own, and a row comes back only by its operation', async () => {
    await owner.query('begin')
    await owner.query(`update identity.users set default_project_id = null where tenant_id = '${t}'`)
    await owner.query(`update projects.projects set deleted_at = '1999-01-01' where id = ${the('project')}`)
    const at = await owner.query(
      `select deleted_at = ctx.now() as now from projects.projects where id = ${the('project')}`,
    )
    expect(at.rows).toEqual([{ now: true }])
    const back = `update projects.projects set deleted_at = null where id = ${the('project')}`
    expect(await outcome(owner, back)).toBe('TN001')
    await owner.query(`select set_config('app.restoring', 'on', true)`)
    expect(await outcome(owner, back)).toBe(1)
    await owner.query('rollback')
  })

  test('an archived project changes no more, is its PI’s alone, and gives its name back', async () => {
    await owner.query('begin')
    await owner.query(
      `update projects.projects set deleted_at = now() where tenant_id = '${t}' and id = ${the('project2')}`,
    )
    await owner.query(
      `insert into projects.projects (tenant_id, id, public_id, name, pi_owner_id, default_security_group_id) values ('${t}', gen_random_uuid(), 'ZZ-9', 'sound', ${the('pi2')}, ${the('group2')})`,
    )
    await owner.query('select ctx.begin_told($1, $2, now())', [t, id('a', 'pi2')])
    await owner.query('set local role tenure_app')
    expect(await outcome(owner, `update projects.projects set name = 'x' where id = ${the('project2')}`)).toBe('TN003')
    await owner.query('rollback')
  })

  test('a released data share stays released, on the day it was', async () => {
    await undone(app, { house: 'a', person: 'steward' }, async () => {
      expect(await outcome(app, `update allocations.data_shares set released_at = '2999-01-01'`)).toBe(1)
      expect((await app.query('select released_at = ctx.now() as now from allocations.data_shares')).rows).toEqual([
        { now: true },
      ])
      expect(await outcome(app, 'update allocations.data_shares set released_at = null')).toBe('TN003')
    })
  })
})

test('each change raises the version by one, whatever it was told', async () => {
  await owner.query('begin')
  await owner.query(
    `update identity.teams set name = 'Lenses', version = 99, updated_at = '1999-01-01' where tenant_id = '${t}'`,
  )
  await owner.query(`update identity.teams set name = 'Mirrors' where tenant_id = '${t}'`)
  const { rows } = await owner.query(
    `select version, updated_at = ctx.now() as now from identity.teams where tenant_id = '${t}'`,
  )
  expect(rows).toEqual([{ version: 3, now: true }])
  await owner.query('rollback')
})

test('inherited stewards and groups follow the project', async () => {
  await owner.query('begin')
  await owner.query(
    `update projects.projects set default_data_steward_id = null, default_security_group_id = ${the('group2')} where id = ${the('project')}`,
  )
  const { rows } = await owner.query(
    `select data_steward_id, security_group_id from allocations.data_shares where tenant_id = '${t}'`,
  )
  expect(rows).toEqual([{ data_steward_id: id('a', 'pi'), security_group_id: id('a', 'group2') }])
  await owner.query('rollback')
})

test('whoever asks for it, nothing is renewed ahead of its time', async () => {
  await owner.query('begin')
  await owner.query('select ctx.begin_told($1, $2, now())', [t, id('a', 'outsider')])
  await owner.query(`select allocations.roll_periods(array[${the('hours')}]::uuid[], '2999-01-01')`)
  const { rows } = await owner.query(
    `select bool_and(starts_at <= now()) as begun, max(ends_at) > now() as running from allocations.allocation_periods where allocation_id = ${the('hours')}`,
  )
  expect(rows).toEqual([{ begun: true, running: true }])
  await owner.query('rollback')
})
