import type pg from 'pg'
import { newId } from '../../../kernel/ids.ts'
import type { SystemRole } from '../permissions.ts'

/** Somebody who is there from the first day. */
export interface FirstPerson {
  readonly id: string
  readonly username: string
  readonly email: string
  readonly fullName: string
  /** From `hashPassword`; absent for a person who signs in by another way. */
  readonly passwordHash: string | null
  readonly roles: readonly SystemRole[]
}

export interface FoundTenant {
  /** For addresses and sign-in: lower case, digits and hyphens. */
  readonly slug: string
  readonly name: string
  readonly tier?: string
  readonly at?: Date
  readonly people: readonly FirstPerson[]
}

/** Sets up an institution and its first people, on the owner's connection; answers the tenant's id. */
export async function foundTenant(
  owner: pg.Pool,
  { slug, name, tier = 'FREE', at = new Date(), people }: FoundTenant,
): Promise<string> {
  const id = newId()
  const rows = people.map(({ fullName, passwordHash, ...person }) => ({
    ...person,
    full_name: fullName,
    password_hash: passwordHash,
  }))
  await owner.query('select identity.found_tenant($1, $2, $3, $4, $5, $6)', [
    id,
    slug,
    name,
    tier,
    at,
    JSON.stringify(rows),
  ])
  return id
}
