import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ownerPool } from '../../../../test/database.ts'
import * as given from '../../../../test/given.ts'
import { house, type House } from '../../../../test/given-house.ts'
import { undone } from '../../../../test/told.ts'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { type Permission, permissions } from '../permissions.ts'
import { changeGrantExpiry } from './change-grant-expiry.ts'
import { createRole } from './create-role.ts'
import { deleteRole } from './delete-role.ts'
import { editRole } from './edit-role.ts'
import { editUser } from './edit-user.ts'
import { grantRole } from './grant-role.ts'
import { revokeRole } from './revoke-role.ts'

let at: House
/** Somebody who may grant and make roles, and little else. */
let registrar: given.Person
const registrarMay = ['role:create', 'role:update', 'role:delete', 'role:read', 'user:read', 'user:update'] as const
beforeAll(async () => {
  at = await house()
  registrar = await given.person(at.tenantId)
  const roleId = newId()
  await ownerPool().query('insert into identity.roles (tenant_id, id, name, permissions) values ($1, $2, $3, $4)', [
    at.tenantId,
    roleId,
    'registrar',
    JSON.stringify(registrarMay),
  ])
  await ownerPool().query(
    'insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id) values ($1, $2, $3, $1, $4)',
    [at.tenantId, newId(), registrar.userId, roleId],
  )
})

const role = async (ctx: Context, name: string) => (await ctx.tx.role.findFirstOrThrow({ where: { name } })).id
const refusal = async (work: Promise<unknown>) => {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.name
    throw error
  }
}

describe('nobody gives what they do not hold', () => {
  it('by granting, making, changing or lengthening', () =>
    undone(registrar, async (ctx) => {
      const [admin, viewer] = [await role(ctx, 'admin'), await role(ctx, 'viewer')]
      const [userId, itself] = [at.people.stranger.userId, await role(ctx, 'registrar')]
      expect(await refusal(grantRole(ctx, { userId, roleId: admin }))).toBe('BeyondOwnRights')
      expect(await refusal(grantRole(ctx, { userId: registrar.userId, roleId: admin }))).toBe('BeyondOwnRights')
      expect(await refusal(grantRole(ctx, { userId, roleId: viewer }))).toBe('BeyondOwnRights')
      expect(await refusal(createRole(ctx, { name: 'copy', copyOf: admin }))).toBe('BeyondOwnRights')
      expect(await refusal(createRole(ctx, { name: 'x', permissions: ['audit:read'] }))).toBe('BeyondOwnRights')
      expect(await refusal(editRole(ctx, { id: itself, permissions: [...registrarMay, 'audit:read'] }))).toBe(
        'BeyondOwnRights',
      )
      expect(await refusal(grantRole(ctx, { userId, roleId: itself }))).toBeNull()
      expect(await refusal(createRole(ctx, { name: 'y', permissions: ['user:read'] }))).toBeNull()
      // Shortening takes; lengthening gives.
      const expiresAt = new Date(ctx.now.getTime() + 60_000)
      const admins = { userId: at.people.auditor.userId, roleId: await role(ctx, 'auditor') }
      expect(await refusal(changeGrantExpiry(ctx, { ...admins, expiresAt }))).toBeNull()
      expect(await refusal(changeGrantExpiry(ctx, { ...admins, expiresAt: null }))).toBe('BeyondOwnRights')
    }))

  it('nor by any SQL, whatever the role holds', async () => {
    const names = Object.keys(permissions) as Permission[]
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 8 }), (wanted) =>
        undone(registrar, async (ctx) => {
          const beyond = wanted.some((name) => !(registrarMay as readonly string[]).includes(name))
          const outcome = await ctx
            .sql(`insert into identity.roles (tenant_id, id, name, permissions) values ($1, $2, 'wanted', $3)`, [
              at.tenantId,
              newId(),
              JSON.stringify(wanted),
            ])
            .then(() => 'made')
            .catch((error: { code: string }) => error.code)
          expect(outcome).toBe(beyond ? 'TN007' : 'made')
        }),
      ),
      { numRuns: 40 },
    )
  })

  it('and takes no account over by its address', () =>
    undone(registrar, async (ctx) => {
      expect(await refusal(editUser(ctx, { id: at.people.admin.userId, email: 'mine@example.test' }))).toBe(
        'BeyondOwnRights',
      )
      expect(await refusal(editUser(ctx, { id: at.people.admin.userId, fullName: 'Ada' }))).toBeNull()
      expect(await refusal(editUser(ctx, { id: at.people.stranger.userId, email: 'new@example.test' }))).toBeNull()
    }))

  it('and says who gave, as the database knows', () =>
    undone(registrar, async (ctx) => {
      const itself = await role(ctx, 'registrar')
      await ctx.sql(
        'insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id, granted_by) values ($1, $2, $3, $1, $4, $5)',
        [at.tenantId, newId(), at.people.stranger.userId, itself, at.people.admin.userId],
      )
      const [grant] = await ctx.sql('select granted_by as by from identity.user_roles where user_id = $1', [
        at.people.stranger.userId,
      ])
      expect(grant).toEqual({ by: registrar.userId })
    }))
})

it('a grant gives nothing from the instant at which it ends', async () => {
  const person = await given.person(at.tenantId, { roles: ['auditor'] })
  const noon = new Date('2030-01-01T12:00:00Z')
  await ownerPool().query('update identity.user_roles set expires_at = $2 where user_id = $1', [person.userId, noon])
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -5_000, max: 5_000 }), (ms) =>
      undone({ ...person, at: new Date(noon.getTime() + ms) }, async (ctx) => {
        const [row] = await ctx.sql<{ may: boolean }>(`select ctx.can('audit:read') as may`)
        expect(row!.may).toBe(ms < 0)
        expect(ctx.viewer.permissions.has('audit:read')).toBe(ms < 0)
      }),
    ),
    { numRuns: 40, examples: [[0], [-1], [1]] },
  )
})

describe('roles', () => {
  it('are made from a copy, changed, granted with an end, revoked and removed', () =>
    undone(at.people.admin, async (ctx) => {
      const auditor = await role(ctx, 'auditor')
      const { id } = await createRole(ctx, { name: 'Inspector', copyOf: auditor, description: ' Looks closely ' })
      const made = await ctx.tx.role.findFirstOrThrow({ where: { id } })
      expect(made).toMatchObject({ description: 'Looks closely', createdBy: at.people.admin.userId })
      expect((made.permissions as string[]).toSorted()).toEqual(
        ((await ctx.tx.role.findFirstOrThrow({ where: { id: auditor } })).permissions as string[]).toSorted(),
      )
      expect(await refusal(createRole(ctx, { name: 'Inspector' }))).toBe('RoleNameTaken')
      expect(await refusal(editRole(ctx, { id, permissions: ['audit:everything'] }))).toBe('UnknownPermissions')
      await editRole(ctx, { id, permissions: ['user:read'], expectedVersion: 1 })
      expect(await refusal(editRole(ctx, { id, name: 'x', expectedVersion: 1 }))).toBe('StaleVersion')
      const [userId, expiresAt] = [at.people.stranger.userId, new Date(ctx.now.getTime() + 3_600_000)]
      await grantRole(ctx, { userId, roleId: id, expiresAt })
      expect(await refusal(grantRole(ctx, { userId, roleId: id }))).toBe('RoleHeldAlready')
      expect(await refusal(changeGrantExpiry(ctx, { userId, roleId: id, expiresAt: new Date(0) }))).toBe('InvalidInput')
      expect(await refusal(deleteRole(ctx, { id }))).toBe('RoleInUse')
      await revokeRole(ctx, { userId, roleId: id })
      await deleteRole(ctx, { id })
      expect(await ctx.tx.role.count({ where: { id } })).toBe(0)
    }))

  it('of the system stay as they are', () =>
    undone(at.people.admin, async (ctx) => {
      const id = await role(ctx, 'viewer')
      expect(await refusal(editRole(ctx, { id, name: 'mine' }))).toBe('SystemRoleFixed')
      expect(await refusal(deleteRole(ctx, { id }))).toBe('SystemRoleFixed')
    }))
})
