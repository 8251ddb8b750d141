import { randomBytes } from 'node:crypto'
import { hashPassword } from '../src/contexts/identity/index.ts'
import { newId } from '../src/kernel/ids.ts'
import { ownerPool } from './database.ts'

export interface Person {
  readonly tenantId: string
  readonly userId: string
  readonly email: string
}

export type SystemRole = 'admin' | 'data_scientist' | 'viewer' | 'auditor' | 'resource_manager' | 'data_steward' | 'pi'

const word = () => randomBytes(5).toString('hex')

/** A new tenant, as an installation makes one. */
export async function tenant(name = `Institute ${word()}`): Promise<{ tenantId: string; slug: string }> {
  const [tenantId, slug] = [newId(), `t-${word()}`]
  await ownerPool().query('insert into identity.tenants (id, name, slug) values ($1, $2, $3)', [tenantId, name, slug])
  return { tenantId, slug }
}

/** A person of a tenant, with system roles; with a password where they are to sign in at the door. */
export async function person(
  tenantId: string,
  options: { roles?: SystemRole[]; name?: string; password?: string } = {},
): Promise<Person> {
  const userId = newId()
  const username = `p-${word()}`
  const email = `${username}@example.test`
  await ownerPool().query(
    'insert into identity.users (tenant_id, id, username, email, full_name) values ($1, $2, $3, $4, $5)',
    [tenantId, userId, username, email, options.name ?? `Person ${username}`],
  )
  for (const role of options.roles ?? []) {
    await ownerPool().query(
      `insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id) select $1, $2, $3, tenant_id, id from identity.roles where name = $4 and is_system_role`,
      [tenantId, newId(), userId, role],
    )
  }
  if (options.password)
    await ownerPool().query('select identity.set_password_hash($1, $2, $3)', [
      tenantId,
      userId,
      await hashPassword(options.password),
    ])
  return { tenantId, userId, email }
}

/** The password of everybody who can sign in here. */
export const password = 'a long enough password'

/** A resource manager of a tenant of their own, who can sign in. */
export async function signInAble(roles: SystemRole[] = ['resource_manager']): Promise<Person> {
  return person((await tenant()).tenantId, { roles, password })
}
