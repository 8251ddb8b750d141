import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'
import { givenProviders, who, word } from './given-providers.ts'

let at: Awaited<ReturnType<typeof givenProviders>>
beforeAll(async () => {
  at = await givenProviders()
})
afterAll(() => at.stop())

const rolesOf = async (userId: string) =>
  (
    await ownerPool().query<{ name: string }>(
      'select r.name from identity.user_roles u join identity.roles r on r.id = u.role_id where u.user_id = $1 order by 1',
      [userId],
    )
  ).rows.map(({ name }) => name)

describe('linking', () => {
  it('takes an address that both sides have verified, and no other', async () => {
    const id = await at.provider({ linking: 'VERIFIED_EMAIL' })
    const [known, unverified] = [
      await given.person(at.admin.tenantId),
      await given.person(at.admin.tenantId, { password: given.password }),
    ]
    await ownerPool().query('update identity.users set email_verified = true where id = $1', [known.userId])
    const come = async (person: given.Person, isVerified: boolean) => {
      const name = `link-${word()}`
      await at.openid.knows(name, { email: person.email, email_verified: isVerified })
      return { name, ...(await at.comeBy(id, name)) }
    }
    expect((await come(known, false)).led).toMatch(/NOT_KNOWN_HERE/)
    // Somebody else may have made this account under their address, and know its password.
    expect((await come(unverified, true)).led).toMatch(/NOT_KNOWN_HERE/)
    const { browser, name } = await come(known, true)
    expect((await who(browser))!.id).toBe(known.userId)
    // From then on the subject counts: a second one under the same address is nobody.
    expect((await come(known, true)).led).toMatch(/NOT_KNOWN_HERE/)
    await at.openid.knows(name, { email: 'moved@example.test', email_verified: true })
    expect((await who((await at.comeBy(id, name)).browser))!.id).toBe(known.userId)
  })

  it('finds who was entered with their external id, where that is the rule', async () => {
    const [id, name] = [await at.provider({ linking: 'EXTERNAL_ID' }), `ext-${word()}`]
    const known = await given.person(at.admin.tenantId)
    await ownerPool().query('update identity.users set external_id = $2 where id = $1', [known.userId, name])
    await at.openid.knows(name, {})
    expect((await who((await at.comeBy(id, name)).browser))!.id).toBe(known.userId)
    const other = await at.provider()
    expect((await at.comeBy(other, name)).led).toMatch(/NOT_KNOWN_HERE/)
  })

  it('lets in nobody whom the tenant keeps out', async () => {
    const [id, name] = [await at.provider({ linking: 'EXTERNAL_ID' }), `out-${word()}`]
    const known = await given.person(at.admin.tenantId)
    await ownerPool().query(`update identity.users set external_id = $2, status = 'SUSPENDED' where id = $1`, [
      known.userId,
      name,
    ])
    await at.openid.knows(name, {})
    expect((await at.comeBy(id, name)).led).toMatch(/NOT_KNOWN_HERE/)
  })
})

describe('roles', () => {
  it('come and go with the claim; what people granted stays', async () => {
    const id = await at.provider({
      creates: true,
      claim: 'groups',
      mapping: { physics: ['pi', 'viewer'], data: ['data_steward'], gone: ['no_such_role'] },
    })
    const name = `roles-${word()}`
    const say = (groups: unknown) =>
      at.openid.knows(name, { email: `${name}@example.test`, email_verified: true, groups })
    const come = async () => rolesOf((await who((await at.comeBy(id, name)).browser))!.id)
    await say(['physics', 'gone', 'unmapped'])
    expect(await come()).toEqual(['pi', 'viewer'])
    const { id: userId } = (await who((await at.comeBy(id, name)).browser))!
    await ownerPool().query(
      `insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id) select $1, $2, $3, tenant_id, id from identity.roles where name = 'auditor' and is_system_role`,
      [at.admin.tenantId, newId(), userId],
    )
    await say('data')
    expect(await come()).toEqual(['auditor', 'data_steward'])
    await say(undefined)
    expect(await come()).toEqual(['auditor'])
  })

  it('never take the last right to grant away', async () => {
    const lone = await given.tenant()
    const id = newId()
    await ownerPool().query(
      `insert into identity.identity_providers (tenant_id, id, name, issuer, client_id, creates_people, roles_claim, role_mapping) values ($1, $2, 'P', $3, 'tenure', true, 'groups', '{"admins": ["admin"]}')`,
      [lone.tenantId, id, at.openid.issuer],
    )
    const [user, subject] = [newId(), word()]
    const vouch = (roles: string[]) =>
      ownerPool().query('select * from identity.provider_vouches($1, $2, $3, $4, null, null)', [
        id,
        subject,
        JSON.stringify({ email: 'sole@example.test', emailVerified: true, roles }),
        user,
      ])
    await vouch(['admins'])
    expect(await rolesOf(user)).toEqual(['admin'])
    await vouch([])
    expect(await rolesOf(user)).toEqual(['admin'])
  })
})
