import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Somebody who signs in during the journeys. */
export interface Person {
  readonly email: string
  readonly name: string
  readonly password: string
  /** Their role in the whole institution, by its system name. */
  readonly role: string
}

const password = 'tenure-demo'

/** Who runs the institution of the journeys. */
export const administrator: Person = { email: 'admin@journey.test', name: 'Amara Osei', password, role: 'admin' }
/** Somebody of the same institution, who sees what they have a part in. */
export const colleague: Person = { email: 'pi@journey.test', name: 'Kiri Wood', password, role: 'pi' }
/** Who runs another institution in the same house. */
export const stranger: Person = { email: 'admin@elsewhere.test', name: 'Noor Haddad', password, role: 'admin' }

/** argon2id of the password above. */
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$kA5y4OgzeqAP9gpMmt2b3g$p6d2WZXNl+USnYbag63Au3LyEbbK7wmcqy9XcoLhvHE'

/** Two institutions with their people, made by the owner as an installation does. All else is made through the portal. */
export async function foundInstitutions(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await found(owner, { name: 'Journey Institute', slug: 'journey', people: [administrator, colleague] })
    await found(owner, { name: 'Elsewhere Institute', slug: 'elsewhere', people: [stranger] })
  } finally {
    await owner.end()
  }
}

interface Institution {
  readonly name: string
  readonly slug: string
  readonly people: readonly Person[]
}

async function found(owner: pg.Client, { name, slug, people }: Institution): Promise<void> {
  const tenant = randomUUID()
  await owner.query('insert into identity.tenants (id, name, slug) values ($1, $2, $3)', [tenant, name, slug])
  for (const person of people) {
    const user = randomUUID()
    await owner.query(
      `insert into identity.users (tenant_id, id, username, email, full_name, password_hash) values ($1, $2, $3, $4, $5, $6)`,
      [tenant, user, person.email.split('@')[0], person.email, person.name, passwordHash],
    )
    await owner.query(
      `insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id)
       select $1, $2, $3, tenant_id, id from identity.roles where is_system_role and name = $4`,
      [tenant, randomUUID(), user, person.role],
    )
  }
}
