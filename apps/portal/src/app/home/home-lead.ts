import { showCount } from '@tenure/ui/show-count'
import type { HomeProjectFragment } from '../../graphql/generated/home-project.ts'

/** What the default project is, in one sentence: 'Your default project. 6 members, 4 allocations, 3 data shares.' */
export function homeLead({ members, allocations, dataShares }: HomeProjectFragment): string {
  const counts = [
    showCount(members.totalCount ?? 0, 'member'),
    showCount(allocations.totalCount ?? 0, 'allocation'),
    showCount(dataShares.length, 'data share'),
  ]
  return `Your default project. ${counts.join(', ')}.`
}
