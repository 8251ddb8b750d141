import { carveDataShare } from '../../contexts/allocations/operations/carve-data-share.ts'
import type { Beat } from '../teller.ts'
import { beginsOn } from './beginnings.ts'
import type { Calendar } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Work } from './character.ts'

const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

interface Carved {
  /** The grant it is carved from, as the story named it. */
  readonly grant: string
  readonly name: string
  readonly subtype: 'POSIX' | 'S3_LIKE' | 'DATABASE'
  /** Days after the project's beginning. */
  readonly after: number
}

/** Projects with a steward open a volume to others; some open a second one, as buckets. */
export function dataShares(
  works: readonly Work[],
  { calendar: { day, length }, chance }: { calendar: Calendar; chance: Chance },
): Beat[] {
  return works.flatMap((work, i): Beat[] => {
    const begins = beginsOn(i, works.length, length)
    const carve = ({ grant, name, subtype, after }: Carved): Beat => ({
      at: day(begins + after, 6),
      who: work.pi,
      does: (ctx, memory) =>
        carveDataShare(ctx, {
          allocationId: memory.recall(`${work.name} / ${grant}`),
          name,
          storageSubtype: subtype,
          reason: 'asked for by the group’s partners',
        }),
    })
    const beats: Beat[] = []
    if (work.size > 1 && (work.steward || chance.happens(0.25)))
      beats.push(
        carve({
          grant: 'project 2',
          name: `${slug(work.name)}-raw`,
          subtype: chance.pick(['POSIX', 'DATABASE']),
          after: 24,
        }),
      )
    if (work.size > 4)
      beats.push(carve({ grant: 'object 2', name: `${slug(work.name)}-public`, subtype: 'S3_LIKE', after: 58 }))
    return beats
  })
}
