import { markThousands, trimDecimal } from '@tenure/ui/decimal'
import { showLastDay } from '@tenure/ui/instant'
import { showCount } from '@tenure/ui/show-count'
import type { HomePageQuery } from '../../graphql/generated/home-page.ts'
import { lastDayBefore, soonDays } from './soon.ts'

/** Something that waits for this person: what, how it stands, and where to see to it. */
export interface Attention {
  readonly id: string
  readonly title: string
  readonly sentence: string
  readonly verb: string
  readonly href: string
}

const quantity = (text: string) => markThousands(trimDecimal(text))

/** How much waits, and at most three things that need this person, the worst first. Each leads to the list that holds all of its kind. */
export function attentionOf(home: HomePageQuery, soon: string): readonly Attention[] {
  const things = [overdrawn(home), newSession(home), stewardless(home), ending(home, soon), drafts(home)]
  return [waiting(home), ...things.filter((one) => one !== null).slice(0, 3)].filter((one) => one !== null)
}

function waiting({ inbox: { count, hasMore } }: HomePageQuery): Attention | null {
  if (count === 0) return null
  return {
    id: 'inbox',
    title: `${hasMore ? 'More than ' : ''}${showCount(count, 'thing')} ${count === 1 ? 'waits' : 'wait'} on you`,
    sentence: 'Each can be done where it stands.',
    verb: 'Open the inbox',
    href: '/inbox',
  }
}

function overdrawn({ overdrawn: { totalCount, edges } }: HomePageQuery): Attention | null {
  const [first] = edges
  if (!first || !totalCount) return null
  const { resourceType, project, drawn, quantity: granted } = first.node
  const isOne = totalCount === 1
  return {
    id: 'overdrawn',
    title: isOne ? `${resourceType.name} is over its limit` : `${totalCount} allocations are over their limit`,
    sentence: isOne
      ? `${quantity(drawn)} of ${quantity(granted)} ${resourceType.unit} used in ${project.name}.`
      : `One of them: ${resourceType.name} of ${project.name}.`,
    verb: 'See what is overdrawn',
    href: '/allocations?state=OVERDRAWN',
  }
}

function newSession({ viewer: { sessions } }: HomePageQuery): Attention | null {
  if (!sessions.some(({ isNewPlaceAndAgent, isCurrent }) => isNewPlaceAndAgent && !isCurrent)) return null
  return {
    id: 'session',
    title: 'You are signed in at a new place',
    sentence: 'From a network and a device not seen before.',
    verb: 'Look at your sessions',
    href: '/profile',
  }
}

function stewardless({ shares: { edges } }: HomePageQuery): Attention | null {
  const without = edges.map(({ node }) => node).filter(({ dataSteward }) => dataSteward.status !== 'ACTIVE')
  const [first] = without
  if (!first) return null
  const isOne = without.length === 1
  return {
    id: 'steward',
    title: isOne ? 'One data share needs a steward' : `${without.length} data shares need a steward`,
    sentence: `“${first.name}” is kept by ${first.dataSteward.fullName}, who is not active.`,
    verb: 'Choose one',
    href: `/data-shares?search=${encodeURIComponent(first.name)}&peek=${encodeURIComponent(first.id)}`,
  }
}

function ending({ ending: { totalCount, edges } }: HomePageQuery, soon: string): Attention | null {
  const [first] = edges
  if (!first?.node.endsAt || !totalCount) return null
  const { resourceType, project, endsAt } = first.node
  return {
    id: 'ending',
    title: `${showCount(totalCount, 'allocation')} ${totalCount === 1 ? 'ends' : 'end'} within ${soonDays} days`,
    sentence: `First ${resourceType.name} of ${project.name}, on ${showLastDay(endsAt)}.`,
    verb: 'See what ends',
    href: endingHref(soon),
  }
}

function drafts({ drafts: { totalCount, edges } }: HomePageQuery): Attention | null {
  const [first] = edges
  if (!first || !totalCount) return null
  const isOne = totalCount === 1
  return {
    id: 'drafts',
    title: isOne ? `${first.node.name} is a draft` : `${totalCount} of your projects are drafts`,
    sentence: 'A project becomes active once it is known who pays.',
    verb: isOne ? 'Give its billing' : 'See the drafts',
    href: isOne ? `/projects/${first.node.publicId}` : '/projects?which=mine&status=DRAFT',
  }
}

/** The list of allocations that end soon. */
export function endingHref(soon: string): string {
  return `/allocations?state=ACTIVE&endsBy=${lastDayBefore(soon)}&sort=ENDS_AT`
}
