import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownerPool } from '../../../../test/database.ts'
import * as given from '../../../../test/given.ts'
import { openAs, undone } from '../../../../test/told.ts'
import type { Context } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { archiveUser } from './archive-user.ts'
import { changeGrantExpiry } from './change-grant-expiry.ts'
import { editRole } from './edit-role.ts'
import { grantRole } from './grant-role.ts'
import { reinstateUser } from './reinstate-user.ts'
import { restoreUser } from './restore-user.ts'
import { revokeRole } from './revoke-role.ts'
import { suspendUser } from './suspend-user.ts'

const adminRole = '00000000-0000-7000-8000-000000000001'

/** A tenant with so many administrators, and a role of its own that keeps rights too, which one more person holds. */
async function tenantWith(administrators: number) {
  const { tenantId } = await given.tenant()
  const people: given.Person[] = []
  for (let i = 0; i < administrators; i++) people.push(await given.person(tenantId, { roles: ['admin'] }))
  return { tenantId, people }
}

const keepers = async (sql: (text: string, values: unknown[]) => Promise<{ n: number }[]>, tenantId: string) =>
  (
    await sql(
      `select count(distinct u.id)::int as n from identity.users u join identity.user_roles g on g.tenant_id = u.tenant_id and g.user_id = u.id and g.expires_at is null
         join identity.roles r on r.tenant_id = g.role_tenant_id and r.id = g.role_id and r.permissions @> '["role:update"]'
       where u.tenant_id = $1 and u.status = 'ACTIVE' and u.deleted_at is null`,
      [tenantId],
    )
  )[0]!.n

/** Every way to take rights away, or to give them back. */
const deeds = {
  suspend: (ctx: Context, id: string) => suspendUser(ctx, { id, reason: 'x' }),
  reinstate: (ctx: Context, id: string) => reinstateUser(ctx, { id }),
  archive: (ctx: Context, id: string) => archiveUser(ctx, { id }),
  restore: (ctx: Context, id: string) => restoreUser(ctx, { id }),
  revoke: (ctx: Context, userId: string) => revokeRole(ctx, { userId, roleId: adminRole }),
  grant: (ctx: Context, userId: string) => grantRole(ctx, { userId, roleId: adminRole }),
  shorten: (ctx: Context, userId: string) =>
    changeGrantExpiry(ctx, { userId, roleId: adminRole, expiresAt: new Date(ctx.now.getTime() + 60_000) }),
  lengthen: (ctx: Context, userId: string) => changeGrantExpiry(ctx, { userId, roleId: adminRole, expiresAt: null }),
}
type Deed = keyof typeof deeds

describe('somebody remains who can give rights', () => {
  it('whatever is done to whom, in whatever order', async () => {
    const { tenantId, people } = await tenantWith(3)
    const step = fc.tuple(fc.constantFrom(...(Object.keys(deeds) as Deed[])), fc.nat(2))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) =>
        undone(people[0]!, async (ctx) => {
          for (const [deed, of] of steps) {
            await deeds[deed](ctx, people[of]!.userId).catch((error: unknown) => {
              if (!(error instanceof Refusal)) throw error
            })
            expect(await keepers((text, values) => ctx.sql(text, values), tenantId)).toBeGreaterThan(0)
          }
        }),
      ),
      { numRuns: 25 },
    )
  })

  it.each(['suspend', 'archive', 'revoke', 'shorten'] as const)('though two %s each other at once', async (deed) => {
    const { tenantId, people } = await tenantWith(2)
    const [one, other] = people as [given.Person, given.Person]
    // Each acts on the other before either commits: the second waits for the first at the tenant's row.
    const attempts = await Promise.all(
      (
        [
          [one, other],
          [other, one],
        ] as const
      ).map(async ([actor, subject]) => {
        const opened = await openAs(actor)
        try {
          await deeds[deed](opened.context, subject.userId)
          await opened.commit()
          return 'done'
        } catch (error) {
          await opened.rollback()
          return (error as Error).name
        }
      }),
    )
    expect(attempts.toSorted()).toEqual(['LastKeeper', 'done'])
    expect(await keepers(async (text, values) => (await ownerPool().query(text, values)).rows, tenantId)).toBe(1)
  })

  it('though a role of the tenant’s own loses it', async () => {
    const { tenantId, people } = await tenantWith(1)
    const [admin] = people as [given.Person]
    const second = await given.person(tenantId)
    await undone(admin, async (ctx) => {
      await ctx.sql(
        `insert into identity.roles (tenant_id, id, name, permissions) values ($1, $2, 'keeper', '["role:update", "user:update"]')`,
        [tenantId, second.userId],
      )
      await grantRole(ctx, { userId: second.userId, roleId: second.userId })
      await revokeRole(ctx, { userId: admin.userId, roleId: adminRole })
      await expect(editRole(ctx, { id: second.userId, permissions: ['user:update'] })).rejects.toMatchObject({
        name: 'LastKeeper',
      })
    })
  })

  it('whoever writes: the owner’s own SQL is refused as well', async () => {
    const { tenantId } = await tenantWith(1)
    for (const sql of [
      'delete from identity.user_roles where tenant_id = $1',
      `update identity.user_roles set expires_at = now() + interval '1 year' where tenant_id = $1`,
      `update identity.users set status = 'LOCKED' where tenant_id = $1`,
      'update identity.users set deleted_at = now() where tenant_id = $1',
      'update identity.tenants set itar_restricted = true where id = $1',
    ])
      await expect(ownerPool().query(sql, [tenantId])).rejects.toMatchObject({ code: 'TN005' })
  })
})
