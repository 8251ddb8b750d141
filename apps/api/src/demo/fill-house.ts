import pg from 'pg'
import { Database } from '../kernel/database/database.ts'
import { doneAs } from '../kernel/database/told.ts'
import { foundHouse } from './house.ts'
import { fill, type Scale } from './scale.ts'

/** Founds an institution with one administrator and fills it with much of everything; answers who that is. */
export async function fillHouse(
  ownerUrl: string,
  { slug, ...scale }: Scale & { readonly slug: string },
): Promise<{ tenantId: string; userId: string }> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  const database = new Database(ownerUrl, 1)
  try {
    const house = await foundHouse(owner, {
      slug,
      name: 'Northwind University',
      tier: 'ENTERPRISE',
      at: new Date(),
      people: [{ key: 'admin', name: 'Kiri Wood', roles: ['admin'] }],
    })
    const as = { tenantId: house.tenantId, userId: house.people.get('admin')! }
    await doneAs(database, as, (ctx) => fill(ctx, scale))
    return as
  } finally {
    await Promise.all([owner.end(), database.close()])
  }
}
