import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { outcome } from '../given/as.ts'
import { id, wholeHouse } from '../given/house.ts'
import { connect, migratedDatabase } from '../server/fresh.ts'

let owner: pg.Client
let url: string
const t = id('a', 'tenant')
const the = (name: string) => `'${id('a', name)}'`
beforeAll(async () => {
  url = await migratedDatabase()
  owner = await connect(url)
  await owner.query(`${wholeHouse('a')}; ${wholeHouse('b')}`)
})

const share = (recipient: string, percent: number, more = { columns: '', values: '' }) =>
  `insert into allocations.resource_shares (tenant_id, id, source_project_id, recipient_project_id, share_percentage${more.columns}) values ('${t}', gen_random_uuid(), ${the('project')}, ${recipient}, ${percent}${more.values})`
const project = (name: string) =>
  `insert into projects.projects (tenant_id, id, public_id, name, pi_owner_id, default_security_group_id) values ('${t}', ${the(name)}, 'ZZ-${name.length}', '${name}', ${the('pi2')}, ${the('group2')})`

describe('what a plain schema lets through is refused, to the owner too', () => {
  const attempts: readonly (readonly [string, string, string])[] = [
    ['two uniform rules for one pair', share(the('project2'), 5), '23505'],
    ['a share with oneself', share(the('project'), 5), '23514'],
    [
      'three rules of 99 %',
      `${project('third')}; ${project('fourth!')}; ${share(the('third'), 99)}; ${share(the('fourth!'), 99)}`,
      'TN004',
    ],
    ['a rule that with others passes 99 %', `${project('third')}; ${share(the('third'), 89.01)}`, 'TN004'],
    [
      'a quantity that is no number',
      `update allocations.allocations set quantity = 'NaN' where id = ${the('hours')}`,
      '23514',
    ],
    [
      'a quantity without end',
      `update allocations.allocations set quantity = 'infinity' where id = ${the('hours')}`,
      '22003',
    ],
    [
      'an end that never comes',
      `update allocations.allocations set ends_at = 'infinity' where id = ${the('space')}`,
      '23514',
    ],
    [
      'an end before the start',
      `update allocations.allocations set ends_at = starts_at - interval '1 day' where id = ${the('space')}`,
      '23514',
    ],
    [
      'a data share on another project’s allocation',
      `update allocations.data_shares set released_at = now() where tenant_id = '${t}'; insert into allocations.data_shares (tenant_id, id, name, project_id, source_allocation_id, storage_subtype, data_steward_id, security_group_id)
       values ('${t}', gen_random_uuid(), 'x', ${the('project2')}, ${the('space')}, 'POSIX', ${the('pi2')}, ${the('group2')})`,
      '23503',
    ],
    [
      'a data share on a CPU allocation',
      `insert into allocations.data_shares (tenant_id, id, name, project_id, source_allocation_id, storage_subtype, data_steward_id, security_group_id)
       values ('${t}', gen_random_uuid(), 'x', ${the('project')}, ${the('hours')}, 'POSIX', ${the('pi')}, ${the('group')})`,
      '23503',
    ],
    [
      'two data shares on one allocation',
      `insert into allocations.data_shares select (jsonb_populate_record(d, '{"id": "${id('a', 'x')}", "name": "x"}')).* from allocations.data_shares d where tenant_id = '${t}'`,
      '23505',
    ],
    [
      'a default project owned by another',
      `update identity.users set default_project_id = ${the('project2')} where id = ${the('pi')}`,
      '23503',
    ],
    [
      'a project that goes to another PI while it is someone’s default',
      `update projects.projects set pi_owner_id = ${the('pi2')} where id = ${the('project')}`,
      '23503',
    ],
    [
      'user names that differ by case only',
      `insert into identity.users (tenant_id, id, username, email, full_name) values ('${t}', gen_random_uuid(), 'Pi', 'n@a.test', 'N')`,
      '23505',
    ],
    [
      'e-mail addresses that differ by case only',
      `insert into identity.users (tenant_id, id, username, email, full_name) values ('${t}', gen_random_uuid(), 'n', 'Pi@A.test', 'N')`,
      '23505',
    ],
    [
      'the unit of a type changed under live rows',
      `update allocations.resource_types set unit = 'node-hours' where id = ${the('cpu')}`,
      'TN003',
    ],
    [
      'the storage flag of a type changed under live rows',
      `update allocations.resource_types set is_storage_type = true where id = ${the('cpu')}`,
      '23503',
    ],
    [
      'deleting a project that takes allocations with it',
      `delete from projects.projects where id = ${the('project')}`,
      '23503',
    ],
    [
      'deleting a type that takes rules with it',
      `delete from allocations.resource_types where id = ${the('cpu')}`,
      '23503',
    ],
    [
      'deleting an allocation that backs a data share',
      `delete from allocations.allocations where id = ${the('space')}`,
      '23503',
    ],
    ['deleting a tenant with all that is in it', `delete from identity.tenants where id = '${t}'`, '23503'],
  ]
  test.each(attempts)('%s', async (_, sql, code) => {
    await owner.query('begin')
    // RESTRICT has a code of its own since PostgreSQL 18.
    expect(String(await outcome(owner, sql)).replace('23001', '23503')).toBe(code)
    await owner.query('rollback')
  })

  test('a unit may be renamed while nothing is counted in it', async () => {
    await owner.query('begin')
    await owner.query(
      `insert into allocations.resource_types (tenant_id, id, name, unit) values ('${t}', ${the('gpu')}, 'GPU', 'hours')`,
    )
    expect(
      await outcome(owner, `update allocations.resource_types set unit = 'gpu-hours' where id = ${the('gpu')}`),
    ).toBe(1)
    await owner.query('rollback')
  })
})

describe('what a project gives away, as the database adds it up', () => {
  const given = async () =>
    (await owner.query<{ most: string }>(`select allocations.most_given('${t}', ${the('project')}, now()) as most`))
      .rows[0]?.most
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['a type’s own rule overrides the uniform one: nothing is summed', [], '10.00'],
    ['rules to several projects add up', [project('third'), share(the('third'), 20)], '30.00'],
    [
      'of the type that is given most',
      [
        project('third'),
        share(the('third'), 20),
        share(the('third'), 60, { columns: ', resource_type_id', values: `, ${the('disk')}` }),
      ],
      '70.00',
    ],
    [
      'ceilings count',
      [project('third'), share(the('third'), 89, { columns: ', kind', values: `, 'CEILING'` })],
      '99.00',
    ],
    [
      'what begins later counts then',
      [project('third'), share(the('third'), 50, { columns: ', starts_at', values: `, now() + interval '1 year'` })],
      '60.00',
    ],
    [
      'what has ended is over',
      [`update allocations.resource_shares set ends_at = ctx.now() where id = ${the('rule')}`],
      '0.00',
    ],
  ]
  test.each(cases)('%s', async (_, statements, most) => {
    await owner.query('begin')
    for (const sql of statements) await owner.query(sql)
    expect(await given()).toBe(most)
    await owner.query('rollback')
  })

  test('raising a rule is checked like making one; ending one that overrode another too', async () => {
    await owner.query('begin')
    await owner.query(`${project('third')}; ${share(the('third'), 60)}`)
    expect(
      await outcome(owner, `update allocations.resource_shares set share_percentage = 40 where id = ${the('rule')}`),
    ).toBe('TN004')
    await owner.query(`update allocations.resource_shares set share_percentage = 39 where id = ${the('rule')}`)
    await owner.query(share(the('third'), 0, { columns: ', resource_type_id', values: `, ${the('disk')}` }))
    await owner.query(share(the('project2'), 99, { columns: ', resource_type_id', values: `, ${the('disk')}` }))
    expect(
      await outcome(
        owner,
        `update allocations.resource_shares set ends_at = ctx.now() where recipient_project_id = ${the('third')} and resource_type_id = ${the('disk')}`,
      ),
    ).toBe('TN004')
    await owner.query('rollback')
  })

  test('eight that give 20 % at once: four get it', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, () => connect(url)))
    for (let n = 0; n < 8; n += 1)
      await owner.query(
        `insert into projects.projects (tenant_id, id, public_id, name, pi_owner_id, default_security_group_id) values ('${t}', ${the(`racer ${n}`)}, 'RC-${n + 1}', 'racer ${n}', ${the('pi2')}, ${the('group2')})`,
      )
    const results = await Promise.all(
      clients.map((client, n) =>
        client.query(share(the(`racer ${n}`), 20)).then(
          () => 'given',
          (error: { code: string }) => error.code,
        ),
      ),
    )
    // 10 % is given already.
    expect(results.sort()).toEqual([...Array<string>(4).fill('TN004'), ...Array<string>(4).fill('given')])
    expect(await given()).toBe('90.00')
  })
})
