import pg from 'pg'
import { Database } from '../kernel/database/database.ts'
import { foundHouse } from './house.ts'
import { beginnings, catalogue } from './story/beginnings.ts'
import { calendar } from './story/calendar.ts'
import { chance } from './story/chance.ts'
import { dataShares } from './story/data-shares.ts'
import { grants } from './story/grants.ts'
import { type Institution, institutions } from './story/houses.ts'
import { sharing } from './story/sharing.ts'
import { meters } from './story/meters.ts'
import { type Beat, tell } from './teller.ts'

export interface SeedDemo {
  readonly onProgress?: (sentence: string) => void
}

/** The whole story of an institution, every moment of its year. */
function story({ seed, people, works }: Institution, today: Date): Beat[] {
  const [luck, days] = [chance(seed), calendar(today)]
  const setting = { calendar: days, chance: luck, people }
  return [
    ...catalogue(days),
    ...beginnings(works, setting),
    ...grants(works, setting),
    ...sharing(works, setting),
    ...dataShares(works, setting),
    ...meters(works, setting),
  ]
}

/** Whether the demo's people are there already. */
export async function hasDemo(owner: pg.Pool): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>('select $1 in (select identity.tenant_slugs()) as there', [
    institutions[0]!.slug,
  ])
  return rows[0]!.there
}

/**
 * Sets up two believable institutions, told through the operations: a year of history each, ending today. Does nothing
 * where they stand already.
 * @param ownerUrl the owner's connection: only there a told past can begin
 */
export async function seedDemo(ownerUrl: string, { onProgress }: SeedDemo = {}): Promise<void> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const database = new Database(ownerUrl, 2)
  try {
    if (await hasDemo(owner)) return
    const today = new Date()
    for (const institution of institutions) {
      const house = await foundHouse(owner, { ...institution, at: calendar(today).day(0) })
      const beats = story(institution, today)
      await tell(database, house, {
        beats,
        onProgress: (done, all) => onProgress?.(`${institution.name}: ${Math.floor((100 * done) / all)} %`),
      })
    }
  } finally {
    await Promise.all([owner.end(), database.close()])
  }
}
