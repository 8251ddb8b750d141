import type pg from 'pg'
import { foundTenant, hashPassword } from '../contexts/identity/index.ts'
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

export interface FoundHouse {
  readonly slug: string
  readonly name: string
  readonly tier: string
  readonly at: Date
  readonly people: readonly Character[]
}

/** Sets up an institution of the demo and its people; everything after it is done by these people themselves. */
export async function foundHouse(owner: pg.Pool, { slug, people, ...house }: FoundHouse): Promise<House> {
  // One hash for all: they share the password, and the first start need not count forty of them.
  const passwordHash = await hashPassword(demoPassword)
  const ids = new Map(people.map(({ key }) => [key, newId()]))
  const tenantId = await foundTenant(owner, {
    ...house,
    slug,
    people: people.map(({ key, name, roles }) => ({
      id: ids.get(key)!,
      username: key,
      email: `${key}@${slug}.test`,
      fullName: name,
      passwordHash,
      roles,
    })),
  })
  return { tenantId, slug, people: ids }
}
