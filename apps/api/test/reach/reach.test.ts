import fc from 'fast-check'
import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'
import { hashOf, houses, PEOPLE, type RandomHouse, tellHouse, type Told } from './random-house.ts'

let tenantId: string
let admin: given.Person
beforeAll(async () => {
  tenantId = (await given.tenant()).tenantId
  admin = await given.person(tenantId, { roles: ['admin'] })
})

type Answers = Record<string, boolean>

/** Comes in as a request does, by the hash of a secret; whether anybody is let in. */
async function comeIn(client: pg.PoolClient, secret: string): Promise<boolean> {
  await client.query('reset role')
  await client.query('set local role tenure_app')
  const { rows } = await client.query<{ who: unknown }>(
    `select ctx.begin($1, gen_random_uuid(), '10.0.0.1', 'a test') as who`,
    [hashOf(secret)],
  )
  return rows[0]!.who !== null
}

/** Does something and takes it back; whether the database let it be done to a row. */
async function lets(client: pg.PoolClient, text: string, values: unknown[]): Promise<boolean> {
  await client.query('savepoint deed')
  try {
    return (await client.query(text, values)).rowCount === 1
  } catch (error) {
    expect((error as { code: string }).code).toMatch(/^(42501|TN003)$/)
    return false
  } finally {
    await client.query('rollback to savepoint deed')
  }
}

/** What the tables let whoever came in do, tried on the tables. */
async function tried(
  client: pg.PoolClient,
  told: Told,
  person: { userId: string; living: boolean[]; released: boolean[] },
): Promise<Answers> {
  const answers: Answers = {}
  const on = async (name: string, text: string, values: unknown[]) =>
    void (answers[name] = await lets(client, text, values))
  for (const [i, project] of told.projects.entries()) {
    await on(`project ${i} VIEW`, 'select from projects.projects where id = $1', [project])
    const sees = answers[`project ${i} VIEW`]!
    await on(`project ${i} EDIT`, `update projects.projects set phase = 'x' where id = $1`, [project])
    if (!person.living[i]) continue
    const to = (table: string, columns: string, values: string) =>
      `insert into ${table} (tenant_id, id, ${columns}) select $1, gen_random_uuid(), ${values} where $3`
    const tries: [string, string, unknown][] = [
      ['ADMINISTER', to('projects.project_members', 'project_id, user_id, role', `$2, $4, 'VIEWER'`), admin.userId],
      ['OWN', to('projects.project_resource_managers', 'project_id, user_id', '$2, $4'), admin.userId],
      [
        'SHARE',
        to(
          'allocations.resource_shares',
          'source_project_id, recipient_project_id, share_percentage',
          '$2, $4::uuid, 10',
        ),
        told.projects[1 - i],
      ],
      [
        'ALLOCATE',
        to(
          'allocations.allocations',
          'project_id, resource_type_id, is_storage_type, allocation_model, quantity, billing_period, renewal, starts_at, period_start, period_end',
          `$2, $4::uuid, true, 'SUBSCRIPTION', 1, 'MONTH', 'AUTO', '2026-01-01', '2026-01-01', '2026-02-01'`,
        ),
        told.storage,
      ],
    ]
    for (const [action, text, of] of tries) await on(`project ${i} ${action}`, text, [tenantId, project, sees, of])
  }
  for (const [i, share] of told.shares.entries()) {
    await on(`share ${i} VIEW`, 'select from allocations.data_shares where id = $1', [share])
    // What is archived or released is held by the operations, not by the tables alone.
    if (!person.released[i])
      await on(`share ${i} EDIT`, `update allocations.data_shares set name = name || 'x' where id = $1`, [share])
    const { rowCount } = await client.query(
      'select from allocations.data_share_accesses(array[$1::uuid]) a where a.user_id = $2',
      [share, person.userId],
    )
    answers[`share ${i} USE`] = rowCount! > 0
  }
  return answers
}

/** What the explanation says that a person may, and by ways alone. */
async function said(client: pg.PoolClient, told: Told, [userId, scopes]: [string, readonly string[] | null]) {
  const [decided, byWays]: [Answers, Answers] = [{}, {}]
  const of = async (name: string, id: string, [decide, ways]: [string, string]) => {
    const { rows } = await client.query<{ action: string; allowed: boolean; way: boolean }>(
      `select d.action, d.allowed, exists (select from ${ways}(array[$1::uuid], array[$2::uuid], $3::text[]) w where w.action = d.action) as way
       from ${decide}($1, $2, $3) d`,
      [userId, id, scopes],
    )
    for (const { action, allowed, way } of rows) {
      decided[`${name} ${action}`] = allowed
      byWays[`${name} ${action}`] = way
    }
  }
  for (const [i, id] of told.projects.entries())
    await of(`project ${i}`, id, ['projects.decided', 'projects.ways_told'])
  for (const [i, id] of told.shares.entries())
    await of(`share ${i}`, id, ['allocations.data_share_decided', 'allocations.data_share_ways_told'])
  return { decided, byWays }
}

const matching = (answers: Answers, like: Answers) =>
  Object.fromEntries(Object.keys(like).map((key) => [key, answers[key]]))

/** What is said beside what is, for each person, signed in and by their token. */
async function compared(client: pg.PoolClient, house: RandomHouse): Promise<[said: unknown, is: unknown][]> {
  const pairs: [unknown, unknown][] = []
  const told = await tellHouse(client, tenantId, house)
  await client.query(
    "insert into identity.sessions (tenant_id, id, user_id, token_hash, expires_at) values ($1, $2, $3, $4, now() + interval '1 day')",
    [tenantId, newId(), admin.userId, hashOf('the administrator')],
  )
  const living = house.projects.map(({ archived }) => !archived)
  for (const who of PEOPLE) {
    const userId = told.users[who]!
    for (const scopes of [null, house.people[who]!.scopes]) {
      const isIn = await comeIn(client, scopes ? `token ${userId}` : userId)
      const real = isIn
        ? await tried(client, told, { userId, living, released: house.shares.map((share) => share.released) })
        : null
      expect(await comeIn(client, 'the administrator')).toBe(true)
      const { decided, byWays } = await said(client, told, [userId, scopes])
      if (!real) {
        pairs.push([Object.values(decided).some(Boolean), false])
        continue
      }
      // A token reaches no data: that is the person's, at the storage itself. Its scope cuts what is explained.
      if (scopes) for (const i of house.shares.keys()) delete real[`share ${i} USE`]
      pairs.push([
        { scopes, ...matching(decided, real) },
        { scopes, ...real },
      ])
      pairs.push([
        { scopes, ...matching(byWays, real) },
        { scopes, ...real },
      ])
      if (scopes) continue
      const reached = await client.query<{ id: string }>(
        'select projects.reached_by($1) as id union select allocations.data_shares_reached_by($1)',
        [userId],
      )
      const sees = [
        ...told.projects.filter((_, i) => real[`project ${i} VIEW`]),
        ...told.shares.filter((_, i) => real[`share ${i} VIEW`]),
      ]
      pairs.push([new Set(reached.rows.map(({ id }) => id)), new Set(sees)])
    }
  }
  return pairs
}

describe('what is explained', () => {
  it(
    'is what the database lets a person or their token see and do, and each has its way',
    { timeout: 300_000 },
    async () => {
      const client = await ownerPool().connect()
      try {
        await fc.assert(
          fc.asyncProperty(houses, async (house) => {
            await client.query('begin')
            try {
              for (const [said, is] of await compared(client, house)) expect(said).toEqual(is)
            } finally {
              await client.query('rollback')
            }
          }),
          { numRuns: 25 },
        )
      } finally {
        client.release()
      }
    },
  )
})
