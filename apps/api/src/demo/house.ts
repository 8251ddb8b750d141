import type pg from 'pg'
import { hashPassword } from '../contexts/identity/index.ts'
import { newId } from '../kernel/ids.ts'
import type { Character } from './story/character.ts'

/** What everybody of the demo signs in with. */
export const demoPassword = 'tenure-demo'

export interface House {
  readonly tenantId: string
  readonly slug: string
  /** User ids by the key of the character. */
  readonly people: ReadonlyMap<string, string>
}

/**
 * Sets up an institution and its people, as whoever installs one does: by the owner, since nobody is there yet to be
 * asked. Everything after it is done by these people.
 */
export async function foundHouse(owner: pg.Pool, house: { slug: string; name: string; tier: string; at: Date; people: readonly Character[] }): Promise<House> {
  const [tenantId, passwordHash] = [newId(), await hashPassword(demoPassword)]
  const people = new Map(house.people.map(({ key }) => [key, newId()]))
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.action', 'foundTenant', true)`)
    await client.query('insert into identity.tenants (id, name, slug, tier, created_at) values ($1, $2, $3, $4, $5)', [tenantId, house.name, house.slug, house.tier, house.at])
    await client.query(
      `insert into identity.users (tenant_id, id, username, email, email_verified, full_name, password_hash, created_at)
       select $1, p.id, p.key, p.key || '@' || $2 || '.test', true, p.name, $3, $4 from jsonb_to_recordset($5) p (id uuid, key text, name text)`,
      [tenantId, house.slug, passwordHash, house.at, JSON.stringify(house.people.map(({ key, name }) => ({ id: people.get(key), key, name })))],
    )
    const grants = house.people.flatMap(({ key, roles }) => roles.map((role) => ({ id: newId(), user: people.get(key), role })))
    await client.query(
      `insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id, granted_at)
       select $1, g.id, g.user, r.tenant_id, r.id, $2 from jsonb_to_recordset($3) g (id uuid, "user" uuid, role text)
       join identity.roles r on r.is_system_role and r.name = g.role`,
      [tenantId, house.at, JSON.stringify(grants)],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  return { tenantId, slug: house.slug, people }
}
