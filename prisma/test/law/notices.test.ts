import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { outcome, undone } from '../given/as.ts'
import { id, wholeHouse } from '../given/house.ts'
import { connect, migratedDatabase, signedInAs } from '../server/fresh.ts'

let owner: pg.Client
let app: pg.Client
beforeAll(async () => {
  const url = await migratedDatabase()
  owner = await connect(url)
  await owner.query(`${wholeHouse('a')}; ${wholeHouse('b')}`)
  app = await connect(signedInAs('tenure_app', url))
})

const the = (name: string, house: 'a' | 'b' = 'a') => `'${id(house, name)}'`
/** Tells people of house a, and others, of something. */
const notify = (people: readonly string[], { kind = 'usage.threshold', key = 'k', project = 'null' } = {}) =>
  `select identity.notify(array[${people.join(', ')}]::uuid[], '${kind}', '${key}', ${project}, null, null, '{}') as told`
const told = async (sql: string): Promise<number> => Number((await app.query<{ told: number }>(sql)).rows[0]?.told)
const admin = { house: 'a', person: 'admin' } as const

describe('identity.notify()', () => {
  test('tells each once by kind and key, however often it is asked', () =>
    undone(app, admin, async () => {
      expect(await told(notify([the('pi'), the('member'), the('pi')]))).toBe(2)
      expect(await told(notify([the('pi'), the('member'), the('steward')]))).toBe(1)
      expect(await told(notify([the('pi')], { key: 'another' }))).toBe(1)
      expect(await told(notify([the('pi')], { kind: 'project.overdrawn' }))).toBe(1)
    }))

  test('tells nobody of another tenant, nor whoever did it themselves', () =>
    undone(app, admin, async () => {
      expect(await told(notify([the('pi', 'b'), the('admin')]))).toBe(0)
    }))

  test('tells of a project only who sees it, and of nothing who may not come in', async () => {
    await undone(app, admin, async () => {
      expect(
        await told(notify([the('pi'), the('member'), the('manager'), the('outsider')], { project: the('project') })),
      ).toBe(3)
    })
    await owner.query(`update identity.users set status = 'SUSPENDED' where id = ${the('member')}`)
    await undone(app, admin, async () => {
      expect(await told(notify([the('member')]))).toBe(0)
    })
    await owner.query(`update identity.users set status = 'ACTIVE' where id = ${the('member')}`)
  })

  test('refuses a kind that there is none of, and to work without a context', async () => {
    await undone(app, admin, async () => {
      expect(await outcome(app, notify([the('pi')], { kind: 'no.kind' }))).toBe('22023')
      expect(
        await outcome(
          app,
          `insert into identity.notification_preferences (tenant_id, id, user_id, kind, channel) values (${the('tenant')}, gen_random_uuid(), ${the('admin')}, 'no.kind', 'NONE')`,
        ),
      ).toBe('42501')
    })
    await expect(app.query(notify([the('pi')]))).rejects.toMatchObject({ code: '42501' })
  })

  test('tells as each person wants: mail goes into the outbox with it, and "none" tells nothing', () =>
    undone(app, admin, async () => {
      const mails = `select from identity.outgoing_mails where purpose = 'NOTICE' and user_id = ${the('pi')}`
      expect(await told(notify([the('pi')], { kind: 'allocation.renewed' }))).toBe(0)
      expect(await outcome(app, mails)).toBe(0)
      expect(await told(notify([the('pi')], { kind: 'project.overdrawn', project: the('project') }))).toBe(1)
      expect(await outcome(app, mails)).toBe(1)
      expect(await told(notify([the('pi')], { kind: 'usage.threshold' }))).toBe(1)
      expect(await outcome(app, mails)).toBe(1)
    }))
})

test('a notice of a project that its reader left is gone with it', async () => {
  await owner.query(
    `insert into identity.notifications (tenant_id, id, user_id, kind, key, project_id, channel) select tenant_id, gen_random_uuid(), ${the('outsider')}, 'usage.threshold', 'k', id, 'PORTAL' from projects.projects where id = ${the('project')}`,
  )
  const { rows } = await undone(app, { house: 'a', person: 'outsider' }, () =>
    app.query('select from identity.notifications'),
  )
  expect(rows).toHaveLength(0)
})
