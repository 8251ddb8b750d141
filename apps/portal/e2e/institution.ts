import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Who signs in during the journeys. */
export const administrator = { email: 'admin@journey.test', name: 'Amara Osei', password: 'tenure-demo' }

/** argon2id of the password above. */
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$kA5y4OgzeqAP9gpMmt2b3g$p6d2WZXNl+USnYbag63Au3LyEbbK7wmcqy9XcoLhvHE'

/** An institution with its administrator, made by the owner as an installation does. All else is made through the portal. */
export async function foundInstitution(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const [tenant, user] = [randomUUID(), randomUUID()]
    await owner.query('insert into identity.tenants (id, name, slug) values ($1, $2, $3)', [
      tenant,
      'Journey Institute',
      'journey',
    ])
    await owner.query(
      `insert into identity.users (tenant_id, id, username, email, full_name, password_hash) values ($1, $2, 'admin', $3, $4, $5)`,
      [tenant, user, administrator.email, administrator.name, passwordHash],
    )
    await owner.query(
      `insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id)
       select $1, $2, $3, tenant_id, id from identity.roles where is_system_role and name = 'admin'`,
      [tenant, randomUUID(), user],
    )
  } finally {
    await owner.end()
  }
}
