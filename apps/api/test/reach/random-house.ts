import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type pg from 'pg'
import { newId } from '../../src/kernel/ids.ts'

export const PEOPLE = [0, 1, 2, 3] as const
export const HOUSE_PROJECTS = [0, 1] as const
const SHARES = [0, 1, 2] as const

const permissions = [
  'project:read',
  'project:update',
  'allocation:create',
  'resource_share:update',
  'data_share:read',
  'data_share:update',
]
const scopes = [...permissions, 'allocation:update', 'user:read']

const one = <T>(of: readonly T[]) => fc.constantFrom(...of)
const some = <T>(of: readonly T[]) => fc.subarray([...of])

/** A small facility in which anybody may stand in any relation to anything, and have a token with any scopes. */
export const houses = fc.record({
  people: fc.tuple(
    ...PEOPLE.map(() =>
      fc.record({
        status: fc.oneof({ weight: 6, arbitrary: fc.constant('ACTIVE') }, one(['SUSPENDED', 'PENDING_VERIFICATION'])),
        /** Permissions of a role of their own; whether it has ended already. */
        role: fc.option(fc.record({ permissions: some(permissions), ended: fc.boolean() })),
        scopes: fc.subarray(scopes, { minLength: 1 }),
      }),
    ),
  ),
  projects: fc.tuple(
    ...HOUSE_PROJECTS.map(() =>
      fc.record({
        pi: one(PEOPLE),
        steward: fc.option(one(PEOPLE)),
        managers: some(PEOPLE),
        members: fc.uniqueArray(fc.tuple(one(PEOPLE), one(['OWNER', 'EDITOR', 'VIEWER'])), {
          selector: ([who]) => who,
        }),
        archived: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
        group: some(PEOPLE),
      }),
    ),
  ),
  shares: fc.tuple(
    ...SHARES.map(() =>
      fc.record({
        project: one(HOUSE_PROJECTS),
        /** Absent: the project’s. */
        steward: fc.option(one(PEOPLE)),
        group: fc.option(some(PEOPLE)),
        released: fc.boolean(),
      }),
    ),
  ),
})
export type RandomHouse = typeof houses extends fc.Arbitrary<infer T> ? T : never

export interface Told {
  readonly users: readonly string[]
  readonly projects: readonly string[]
  readonly shares: readonly string[]
  /** A resource type of storage. */
  readonly storage: string
}

/** The secret of a person's session, or of their token. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Writes a house into the tenant, by the owner, past every rule. */
export async function tellHouse(client: pg.PoolClient, tenantId: string, house: RandomHouse): Promise<Told> {
  const insert = async (table: string, columns: Record<string, unknown>, id = newId()) => {
    const names = ['tenant_id', 'id', ...Object.keys(columns)]
    await client.query(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      [tenantId, id, ...Object.values(columns)],
    )
    return id
  }
  const users: string[] = []
  for (const { status, role, scopes: of } of house.people) {
    const user = newId()
    users.push(user)
    await insert(
      'identity.users',
      { username: `u${user}`, email: `u${user}@example.test`, full_name: `Person ${users.length}`, status },
      user,
    )
    const session = { user_id: user, token_hash: hashOf(user), expires_at: new Date(Date.now() + 9e6) }
    await insert('identity.sessions', session)
    await insert('identity.api_tokens', {
      ...session,
      token_hash: hashOf(`token ${user}`),
      name: 'n',
      prefix: 'tenure_',
      scopes: of,
    })
    if (!role) continue
    const roleId = await insert('identity.roles', {
      name: `Role ${user}`,
      permissions: JSON.stringify(role.permissions),
    })
    await insert('identity.user_roles', {
      user_id: user,
      role_tenant_id: tenantId,
      role_id: roleId,
      granted_at: new Date(0),
      expires_at: role.ended ? new Date(1) : null,
    })
  }
  const group = async (members: readonly number[]) => {
    const id = await insert('identity.security_groups', { group_name: `Group ${newId()}` })
    for (const who of members) await insert('identity.security_group_members', { group_id: id, user_id: users[who] })
    return id
  }
  const storage = await insert('allocations.resource_types', {
    name: `Storage ${newId()}`,
    unit: 'TB',
    is_storage_type: true,
  })
  const projects: string[] = []
  const groups: string[] = []
  for (const { pi, steward, managers, members, group: within } of house.projects) {
    groups.push(await group(within))
    const id = await insert('projects.projects', {
      public_id: `ZZ-${projects.length + 1}`,
      name: `Project ${projects.length + 1}`,
      pi_owner_id: users[pi],
      default_data_steward_id: steward === null ? null : users[steward],
      default_security_group_id: groups.at(-1),
    })
    projects.push(id)
    for (const who of managers)
      await insert('projects.project_resource_managers', { project_id: id, user_id: users[who] })
    for (const [who, role] of members)
      await insert('projects.project_members', { project_id: id, user_id: users[who], role })
  }
  const shares: string[] = []
  for (const { project, steward, group: own, released } of house.shares) {
    const { pi, steward: byDefault } = house.projects[project]!
    const allocation = await insert('allocations.allocations', {
      project_id: projects[project],
      resource_type_id: storage,
      is_storage_type: true,
      allocation_model: 'SUBSCRIPTION',
      quantity: 1,
      billing_period: 'MONTH',
      renewal: 'AUTO',
      starts_at: '2026-01-01',
      period_start: '2026-01-01',
      period_end: '2026-02-01',
    })
    shares.push(
      await insert('allocations.data_shares', {
        name: `Share ${shares.length + 1}`,
        project_id: projects[project],
        source_allocation_id: allocation,
        storage_subtype: 'POSIX',
        data_steward_id: users[steward ?? byDefault ?? pi],
        steward_inherited: steward === null,
        security_group_id: own ? await group(own) : groups[project],
        group_inherited: own === null,
      }),
    )
    if (released)
      await client.query('update allocations.data_shares set released_at = now() where id = $1', [shares.at(-1)])
  }
  for (const [i, { archived }] of house.projects.entries())
    if (archived) await client.query('update projects.projects set deleted_at = now() where id = $1', [projects[i]])
  return { users, projects, shares, storage }
}
