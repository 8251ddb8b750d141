import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import pg from 'pg'
import { type Person, peopleOf, stranger } from './people.ts'

/** argon2id of the password in people.ts. */
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$kA5y4OgzeqAP9gpMmt2b3g$p6d2WZXNl+USnYbag63Au3LyEbbK7wmcqy9XcoLhvHE'

/**
 * An institution for each file of journeys, and one more, with their people, made by the owner as an installation does. All else is
 * made through the portal. In one institution for all, what a file found would depend on which others ran before it.
 */
export async function foundInstitutions(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    for (const slug of journeys()) await found(owner, { name: 'Journey Institute', slug, people: peopleOf(slug) })
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

/** The files of journeys there are, 'allocation-verbs'. */
function journeys(): string[] {
  return readdirSync(import.meta.dirname).flatMap((file) => /^(.+)\.spec\.ts$/.exec(file)?.[1] ?? [])
}
