import { beforeAll, describe, expect, it } from 'vitest'
import { ownerPool } from '../../../../test/database.ts'
import * as given from '../../../../test/given.ts'
import { dataShare, house, type House } from '../../../../test/given-house.ts'
import { kept, undone } from '../../../../test/told.ts'
import { StaleVersion } from '../../../kernel/refusals.ts'
import { addTeamMember } from './add-team-member.ts'
import { archiveUser } from './archive-user.ts'
import { createApiToken } from './create-api-token.ts'
import { createTeam } from './create-team.ts'
import { editUser } from './edit-user.ts'
import { inviteUser } from './invite-user.ts'
import { reinstateUser } from './reinstate-user.ts'
import { restoreUser } from './restore-user.ts'
import { suspendUser } from './suspend-user.ts'
import { unlockUser } from './unlock-user.ts'

let at: House
beforeAll(async () => {
  at = await house()
  await dataShare(at)
})

const mara = { username: 'mara', email: 'mara@example.test', fullName: 'Mara Lindqvist' }

describe('inviteUser', () => {
  it('makes a person who has yet to confirm their address, with roles and teams', () =>
    undone(at.people.admin, async (ctx) => {
      const viewer = await ctx.tx.role.findFirstOrThrow({ where: { name: 'viewer', isSystemRole: true } })
      const team = await createTeam(ctx, { name: 'Divers' })
      const { id } = await inviteUser(ctx, { ...mara, roleIds: [viewer.id], teamIds: [team.id] })
      const user = await ctx.tx.user.findFirstOrThrow({ where: { id }, include: { roles: true, teams: true } })
      expect(user).toMatchObject({ ...mara, status: 'PENDING_VERIFICATION', emailVerified: false })
      expect([user.roles[0]?.grantedBy, user.teams[0]?.teamId]).toEqual([at.people.admin.userId, team.id])
    }))

  it('refuses a username and an address that somebody has, whatever the case, at their fields', () =>
    undone(at.people.admin, async (ctx) => {
      await inviteUser(ctx, mara)
      await expect(inviteUser(ctx, { ...mara, username: 'MARA', email: 'other@example.test' })).rejects.toMatchObject({
        name: 'PersonKnownAlready',
        field: ['username'],
      })
      await expect(inviteUser(ctx, { ...mara, username: 'm2', email: 'Mara@Example.test' })).rejects.toMatchObject({
        name: 'PersonKnownAlready',
        field: ['email'],
      })
      await expect(inviteUser(ctx, { ...mara, email: 'nobody' })).rejects.toMatchObject({ field: ['email'] })
      await expect(inviteUser(ctx, { ...mara, username: 'two words' })).rejects.toMatchObject({ field: ['username'] })
    }))

  it('gives no roles by who may only make people', () =>
    undone(at.people.resourceManager, async (ctx) => {
      const viewer = await ctx.tx.role.findFirstOrThrow({ where: { name: 'viewer', isSystemRole: true } })
      await expect(inviteUser(ctx, { ...mara, roleIds: [viewer.id] })).rejects.toMatchObject({ name: 'NotAllowed' })
      await inviteUser(ctx, mara)
    }))
})

describe('editUser', () => {
  it('has a new address confirmed anew, and says what somebody else changed', () =>
    undone(at.people.admin, async (ctx) => {
      const { id } = await inviteUser(ctx, mara)
      await ctx.sql('update identity.users set email_verified = true where id = $1', [id])
      const seen = await ctx.tx.user.findFirstOrThrow({ where: { id } })
      await editUser(ctx, { id, expectedVersion: seen.version, fullName: 'Mara L.' })
      await editUser(ctx, { id, email: 'm@example.test' })
      expect(await ctx.tx.user.findFirst({ where: { id } })).toMatchObject({
        emailVerified: false,
        fullName: 'Mara L.',
      })
      const stale = await editUser(ctx, { id, expectedVersion: seen.version, fullName: 'M' }).catch((error) => error)
      expect(stale).toBeInstanceOf(StaleVersion)
      expect(stale.theirs).toEqual([
        { field: 'email', before: 'mara@example.test', after: 'm@example.test' },
        { field: 'email_verified', before: true, after: false },
        { field: 'full_name', before: 'Mara Lindqvist', after: 'Mara L.' },
      ])
      expect(stale.changedById).toBe(at.people.admin.userId)
    }))
})

describe('suspendUser and reinstateUser', () => {
  it('end sessions at once, stop tokens for as long, and ask why', async () => {
    const { tenantId } = at
    const person = await given.person(tenantId)
    await ownerPool().query(
      `insert into identity.sessions (tenant_id, id, user_id, token_hash, expires_at) values ($1, gen_random_uuid(), $2::uuid, sha256($2::uuid::text::bytea), now() + interval '1 day')`,
      [tenantId, person.userId],
    )
    const { token } = await kept(person, (ctx) =>
      createApiToken(ctx, { name: 't', scopes: ['project:read'], expiresAt: new Date(Date.now() + 3_600_000) }),
    )
    await kept(at.people.admin, async (ctx) => {
      await expect(suspendUser(ctx, { id: person.userId })).rejects.toMatchObject({ field: ['reason'] })
      await suspendUser(ctx, { id: person.userId, reason: 'On leave' })
    })
    const { rows } = await ownerPool().query(
      'select count(*) filter (where revoked_at is null)::int as open from identity.sessions where user_id = $1',
      [person.userId],
    )
    expect(rows).toEqual([{ open: 0 }])
    const tokens = await ownerPool().query('select revoked_at from identity.api_tokens where user_id = $1', [
      person.userId,
    ])
    // The token is stopped by its owner's status, and comes back with it.
    expect(tokens.rows).toEqual([{ revoked_at: null }])
    expect(token).toMatch(/^tenure_/)
    await ownerPool().query('update identity.users set last_login_at = now() where id = $1', [person.userId])
    await kept(at.people.admin, (ctx) => reinstateUser(ctx, { id: person.userId }))
    expect(
      await undone(at.people.admin, (ctx) => ctx.tx.user.findFirstOrThrow({ where: { id: person.userId } })),
    ).toMatchObject({ status: 'ACTIVE' })
    const trail = await ownerPool().query(
      `select distinct action, reason from audit.audit_logs where tenant_id = $1 and action = 'suspendUser'`,
      [tenantId],
    )
    expect(trail.rows).toEqual([{ action: 'suspendUser', reason: 'On leave' }])
  })

  it('are not for oneself', () =>
    undone(at.people.admin, (ctx) =>
      expect(suspendUser(ctx, { id: at.people.admin.userId, reason: 'x' })).rejects.toMatchObject({ field: ['id'] }),
    ))
})

it('unlockUser forgets failed sign-ins and lifts a lock', () =>
  undone(at.people.admin, async (ctx) => {
    const id = at.people.stranger.userId
    await ctx.sql('reset role')
    await ctx.sql(
      `update identity.users set failed_sign_ins = 7, locked_until = now() + interval '1 hour', status = 'LOCKED' where id = $1`,
      [id],
    )
    await ctx.sql('set local role tenure_app')
    expect(await ctx.sql('select failed_sign_ins as n from identity.locks_of($1)', [[id]])).toEqual([{ n: 7 }])
    await unlockUser(ctx, { id })
    expect(await ctx.sql('select from identity.locks_of($1)', [[id]])).toEqual([])
    expect(await ctx.tx.user.findFirst({ where: { id } })).toMatchObject({ status: 'ACTIVE' })
  }))

describe('archiveUser and restoreUser', () => {
  it.each([
    ['pi', 'PI', 'CG-1'],
    ['manager', 'RESOURCE_MANAGER', 'CG-1'],
    ['steward', 'DATA_STEWARD', 'CG-1'],
  ] as const)('refuse the %s of a living project, and say what stands in the way', (who, part, publicId) =>
    undone(at.people.admin, async (ctx) => {
      const refused = await archiveUser(ctx, { id: at.people[who].userId }).catch((error) => error)
      expect(refused).toMatchObject({ name: 'PersonHoldsParts', parts: [{ part, publicId, name: 'Coral genomics' }] })
      // The database says so too, whoever asks.
      await expect(
        ctx.sql('update identity.users set deleted_at = now() where id = $1', [at.people[who].userId]),
      ).rejects.toMatchObject({ code: 'TN006' })
    }),
  )

  it('put a person away with their tokens, and bring them back as they were, without', () =>
    undone(at.people.admin, async (ctx) => {
      const id = at.people.stranger.userId
      const team = await createTeam(ctx, { name: 'Divers' })
      await addTeamMember(ctx, { teamId: team.id, userId: id })
      await archiveUser(ctx, { id })
      await expect(editUser(ctx, { id, fullName: 'x' })).rejects.toMatchObject({ name: 'PersonArchived' })
      expect((await ctx.tx.user.findFirstOrThrow({ where: { id } })).deletedAt).toEqual(ctx.now)
      // By a plain update nobody comes back.
      await ctx.sql('savepoint s')
      await expect(ctx.sql('update identity.users set deleted_at = null where id = $1', [id])).rejects.toMatchObject({
        code: 'TN001',
      })
      await ctx.sql('rollback to savepoint s')
      await restoreUser(ctx, { id })
      expect((await ctx.tx.user.findFirstOrThrow({ where: { id } })).deletedAt).toBeNull()
      expect(await ctx.tx.teamMember.count({ where: { userId: id } })).toBe(1)
    }))
})
