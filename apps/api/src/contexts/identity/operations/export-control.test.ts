import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { ownerPool, urls } from '../../../../test/database.ts'
import * as given from '../../../../test/given.ts'
import { kept, undone } from '../../../../test/told.ts'
import { Database } from '../../../kernel/database/database.ts'
import { open } from '../../../kernel/database/transaction.ts'
import { signIn as signInAtDoor } from '../door/sign-in.ts'
import { addTeamMember } from './add-team-member.ts'
import { attestUser } from './attest-user.ts'
import { createTeam } from './create-team.ts'
import { grantRole } from './grant-role.ts'
import { revokeAttestation } from './revoke-attestation.ts'

let slug: string
let tenantId: string
let admin: given.Person
let other: given.Person
let guest: given.Person
const viewerRole = '00000000-0000-7000-8000-000000000003'

beforeAll(async () => {
  ;({ tenantId, slug } = await given.tenant())
  admin = await given.person(tenantId, { roles: ['admin'] })
  other = await given.person(tenantId)
  guest = await given.person(tenantId, { password: given.password })
})

const owner = async (sql: string, values: unknown[] = []) => (await ownerPool().query(sql, values)).rows
const restrict = (to: boolean) =>
  owner('select * from identity.set_tenant($1, $2)', [slug, JSON.stringify({ itarRestricted: to })])
const attestByInstallation = ({ email }: given.Person) =>
  owner(`select identity.attest_by_installation($1, $2, now() + interval '1 year', 'Passport seen') as name`, [
    slug,
    email,
  ])
const inADay = () => new Date(Date.now() + 86_400_000)

/** Whether a session of the person opens a context. */
async function comesIn({ userId }: given.Person): Promise<boolean> {
  const hash = createHash('sha256').update(`session ${userId}`).digest()
  const database = new Database(urls().appUrl, 1)
  try {
    const opened = await open(database, { hash, requestId: randomUUID(), ip: null, userAgent: null }, { mode: 'read' })
    await opened?.rollback()
    return opened !== null
  } finally {
    await database.close()
  }
}
const signIn = ({ userId }: given.Person, device = '') =>
  owner(
    `insert into identity.sessions (tenant_id, id, user_id, token_hash, expires_at) values ($1, $2, $3, sha256($4), now() + interval '1 day')`,
    [tenantId, randomUUID(), userId, Buffer.from(`session ${userId}${device}`)],
  )

describe('a tenant that export control binds', () => {
  it('can’t become one before somebody who gives rights is attested', async () => {
    await signIn(admin)
    await signIn(other)
    await expect(restrict(true)).rejects.toMatchObject({ code: 'TN005' })
    expect(await attestByInstallation(admin)).toHaveLength(1)
    expect(await restrict(true)).toMatchObject([{ itar_restricted: true }])
  })

  it('lets nobody in, grants nobody anything and takes nobody into anything without an attestation', async () => {
    expect([await comesIn(admin), await comesIn(other)]).toEqual([true, false])
    await undone(admin, async (ctx) => {
      const { id: teamId } = await createTeam(ctx, { name: 'Rockets' })
      const userId = other.userId
      await expect(addTeamMember(ctx, { teamId, userId })).rejects.toMatchObject({ name: 'NotAttested' })
      await expect(grantRole(ctx, { userId, roleId: viewerRole })).rejects.toMatchObject({ name: 'NotAttested' })
      expect(await ctx.sql('select * from identity.unattested($1) as id', [[userId, admin.userId]])).toEqual([
        { id: userId },
      ])
      await attestUser(ctx, { userId, basis: 'Passport', expiresAt: inADay() })
      await addTeamMember(ctx, { teamId, userId })
      await grantRole(ctx, { userId, roleId: viewerRole })
    })
    await expect(signIn(other, ' elsewhere')).rejects.toMatchObject({ code: 'TN008' })
  })

  it('says so at the door, to who gave the right password, and counts it for no guess', async () => {
    const login = async (password: string) => {
      const answer = await signInAtDoor(ownerPool(), {
        tenant: slug,
        login: guest.email,
        password,
        ip: '192.0.2.7',
        userAgent: null,
      })
      return answer.kind === 'refused' ? answer.code : answer.kind
    }
    expect([await login('not that one at all'), await login(given.password)]).toEqual([
      'WRONG_CREDENTIALS',
      'NOT_ATTESTED',
    ])
    expect(await owner('select failed_sign_ins from identity.users where id = $1', [guest.userId])).toEqual([
      { failed_sign_ins: 1 },
    ])
  })

  it('lets a person in from their attestation on, and out with its end', async () => {
    await kept(admin, (ctx) => attestUser(ctx, { userId: other.userId, basis: 'Passport', expiresAt: inADay() }))
    expect(await comesIn(other)).toBe(true)
    await kept(admin, (ctx) => revokeAttestation(ctx, { userId: other.userId, reason: 'To be checked' }))
    expect(await comesIn(other)).toBe(false)
    // One that was renewed stands alone, and one whose time is up gives nothing.
    await kept(admin, (ctx) => attestUser(ctx, { userId: other.userId, basis: 'Passport', expiresAt: inADay() }))
    await kept(admin, (ctx) => attestUser(ctx, { userId: other.userId, basis: 'Visa', expiresAt: inADay() }))
    expect(
      await owner('select basis from identity.itar_attestations where user_id = $1 and revoked_at is null', [
        other.userId,
      ]),
    ).toEqual([{ basis: 'Visa' }])
    await owner(
      `update identity.itar_attestations set attested_at = now() - interval '2 days', expires_at = now() - interval '1 second' where user_id = $1 and revoked_at is null`,
      [other.userId],
    )
    expect(await comesIn(other)).toBe(false)
  })

  it('is attested by another than oneself, by the operation and by the database; and never loses its last keeper', () =>
    undone(admin, async (ctx) => {
      await expect(
        attestUser(ctx, { userId: admin.userId, basis: 'I say so', expiresAt: inADay() }),
      ).rejects.toMatchObject({ name: 'InvalidInput' })
      await expect(revokeAttestation(ctx, { userId: admin.userId, reason: 'x' })).rejects.toMatchObject({
        name: 'LastKeeper',
      })
      await ctx.sql('savepoint s')
      await expect(
        ctx.sql(
          `insert into identity.itar_attestations (tenant_id, id, user_id, attested_by, expires_at, basis) values ($1, $2, $3, $3, now() + interval '1 day', 'mine')`,
          [tenantId, randomUUID(), admin.userId],
        ),
      ).rejects.toMatchObject({ code: '42501' })
      await ctx.sql('rollback to savepoint s')
    }))

  it('takes no library items from other tenants', async () => {
    const shares = () => undone(admin, (ctx) => ctx.sql('select identity.shares_across_tenants() as shares'))
    expect(await shares()).toEqual([{ shares: false }])
    await restrict(false)
    expect(await shares()).toEqual([{ shares: true }])
    expect(await comesIn(other)).toBe(true)
  })
})
