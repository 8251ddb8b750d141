import { beforeAll, describe, expect, it } from 'vitest'
import * as given from '../../../test/given.ts'
import { everybody, house, type House, type Who } from '../../../test/given-house.ts'
import { undone } from '../../../test/told.ts'
import type { Context } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { addTeamMember } from './operations/add-team-member.ts'
import { archiveUser } from './operations/archive-user.ts'
import { attestUser } from './operations/attest-user.ts'
import { createRole } from './operations/create-role.ts'
import { createTeam } from './operations/create-team.ts'
import { editTenant } from './operations/edit-tenant.ts'
import { editUser } from './operations/edit-user.ts'
import { endSessions } from './operations/end-sessions.ts'
import { grantRole } from './operations/grant-role.ts'
import { inviteUser } from './operations/invite-user.ts'
import { suspendUser } from './operations/suspend-user.ts'

/** Who may administer what: first the database's word, on plain SQL as the application's role; then the operations'. */
const table = `
                  invite  edit  suspend  archive  endSessions  attest  grant  role  team  tenant
admin             ✓       ✓     ✓        ✓        ✓            ✓       ✓      ✓     ✓     ✓
resourceManager   ✓       ·     ·        ·        ·            ·       ·      ·     ·     ·
pi                ·       ·     ·        ·        ·            ·       ·      ·     ·     ·
otherPi           ·       ·     ·        ·        ·            ·       ·      ·     ·     ·
manager           ·       ·     ·        ·        ·            ·       ·      ·     ·     ·
owner             ·       ·     ·        ·        ·            ·       ·      ·     ·     ·
editor            ·       ·     ·        ·        ·            ·       ·      ·     ·     ·
viewer            ·       ·     ·        ·        ·            ·       ·      ·     ·     ·
steward           ·       ·     ·        ·        ·            ·       ·      ·     ·     ·
auditor           ·       ·     ·        ·        ·            ·       ·      ·     ·     ·
viewerRole        ·       ·     ·        ·        ·            ·       ·      ·     ·     ·
stranger          ·       ·     ·        ·        ·            ·       ·      ·     ·     ·
foreignAdmin      ·       ·     ·        ·        ·            ·       ·      ·     ·     ·
`

const viewerRole = '00000000-0000-7000-8000-000000000003'
let at: House
let newcomer: given.Person
beforeAll(async () => {
  at = await house()
  newcomer = await given.person(at.tenantId)
})

type Deed = (ctx: Context) => Promise<unknown>

/** Each leaves a row where it is allowed, and none or an error where not. All are about our tenant, whoever asks. */
const sql: Record<string, Deed> = {
  invite: (ctx) =>
    ctx.sql(
      `insert into identity.users (tenant_id, id, username, email, full_name, status) values ($1, $2, 'new', 'new@example.test', 'New', 'PENDING_VERIFICATION') returning id`,
      [at.tenantId, newId()],
    ),
  edit: (ctx) =>
    ctx.sql(`update identity.users set email = 'x@example.test' where id = $1 returning id`, [newcomer.userId]),
  suspend: (ctx) =>
    ctx.sql(`update identity.users set status = 'SUSPENDED' where id = $1 returning id`, [newcomer.userId]),
  archive: (ctx) =>
    ctx.sql('update identity.users set deleted_at = now() where id = $1 returning id', [newcomer.userId]),
  attest: (ctx) =>
    ctx.sql(
      `insert into identity.itar_attestations (tenant_id, id, user_id, attested_by, expires_at, basis) values ($1, $2, $3, $4, now() + interval '1 day', 'x') returning id`,
      [at.tenantId, newId(), newcomer.userId, ctx.viewer.userId],
    ),
  grant: (ctx) =>
    ctx.sql(
      `insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id) values ($1, $2, $3, '00000000-0000-0000-0000-000000000000', $4) returning id`,
      [at.tenantId, newId(), newcomer.userId, viewerRole],
    ),
  role: (ctx) =>
    ctx.sql(
      `insert into identity.roles (tenant_id, id, name, permissions) values ($1, $2, 'mine', '["user:read"]') returning id`,
      [at.tenantId, newId()],
    ),
  team: (ctx) =>
    ctx.sql(`insert into identity.teams (tenant_id, id, name) values ($1, $2, 'Mine') returning id`, [
      at.tenantId,
      newId(),
    ]),
  tenant: (ctx) => ctx.sql(`update identity.tenants set name = 'Mine' where id = $1 returning id`, [at.tenantId]),
}

const inADay = (ctx: Context) => new Date(ctx.now.getTime() + 86_400_000)
const operations: Record<string, Deed> = {
  invite: (ctx) => inviteUser(ctx, { username: 'new', email: 'new@example.test', fullName: 'New' }),
  edit: (ctx) => editUser(ctx, { id: newcomer.userId, email: 'x@example.test' }),
  suspend: (ctx) => suspendUser(ctx, { id: newcomer.userId, reason: 'x' }),
  archive: (ctx) => archiveUser(ctx, { id: newcomer.userId }),
  endSessions: (ctx) => endSessions(ctx, { userId: newcomer.userId }),
  attest: (ctx) => attestUser(ctx, { userId: newcomer.userId, basis: 'x', expiresAt: inADay(ctx) }),
  grant: (ctx) => grantRole(ctx, { userId: newcomer.userId, roleId: viewerRole }),
  role: (ctx) => createRole(ctx, { name: 'mine', permissions: ['user:read'] }),
  team: async (ctx) =>
    addTeamMember(ctx, { teamId: (await createTeam(ctx, { name: 'Mine' })).id, userId: newcomer.userId }),
  tenant: (ctx) => editTenant(ctx, { name: 'Mine' }),
}

const [head, ...rows] = table.trim().split('\n')
const deeds = head!.trim().split(/\s+/)
const cells = rows.map((row) => {
  const [who, ...marks] = row.trim().split(/\s+/)
  return [who as Who, new Map(deeds.map((deed, i) => [deed, marks[i] === '✓']))] as const
})

it('speaks of everybody', () => expect(cells.map(([who]) => who)).toEqual([...everybody]))

describe.each(cells)('%s', (who, may) => {
  it('by any SQL', () =>
    undone(at.people[who], async (ctx) => {
      const seen = new Map<string, boolean>()
      for (const [deed, run] of Object.entries(sql)) {
        await ctx.sql('savepoint deed')
        const rowsTouched = await run(ctx).catch(() => [])
        seen.set(deed, Array.isArray(rowsTouched) && rowsTouched.length > 0)
        await ctx.sql('rollback to savepoint deed')
      }
      expect([...seen]).toEqual(Object.keys(sql).map((deed) => [deed, may.get(deed)]))
    }))

  it('by the operations', () =>
    undone(at.people[who], async (ctx) => {
      // Another institution’s administrator makes people, roles and teams there: of ours they find nobody.
      const own = who === 'foreignAdmin' ? ['invite', 'role', 'tenant'] : []
      for (const [deed, run] of Object.entries(operations)) {
        if (own.includes(deed)) continue
        await ctx.sql('savepoint deed')
        const outcome = await run(ctx)
          .then(() => true)
          .catch((error: unknown) => (error instanceof Refusal ? false : Promise.reject(error as Error)))
        await ctx.sql('rollback to savepoint deed')
        expect([deed, outcome]).toEqual([deed, may.get(deed)])
      }
    }))
})
