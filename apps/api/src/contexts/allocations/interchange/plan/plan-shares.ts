import type { ResourceShare } from '@tenure/interchange'
import { formatPercentage, parsePercentage, type Hundredths } from '@tenure/quantities/percentage'
import { newId } from '../../../../kernel/ids.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { readPercentage } from '../../rules/value-checks.ts'
import type { KnownShare } from '../state/known.ts'
import { refuseArchived } from './archive-checks.ts'
import type { Book } from './book.ts'
import { refuseRepeated } from './clashes.ts'
import { PlanRow, type Planned } from './plan.ts'
import type { ProjectEntry } from './plan-projects.ts'
import type { FinalType } from './plan-types.ts'
import type { Planning } from './planning.ts'

export interface FinalShare {
  readonly id: string
  readonly sourceId: string
  readonly recipientId: string
  readonly typeId: string | null
  readonly hundredths: Hundredths
  readonly kind: ResourceShare['kind']
  readonly startsAt: Date
  readonly endsAt: Date | null
}

export interface PlannedShare extends Planned<FinalShare> {
  readonly known: KnownShare | undefined
}

interface Books {
  readonly planning: Planning
  readonly projects: Book<ProjectEntry>
  readonly types: Book<FinalType>
}

const pairOf = (sourceId: string, recipientId: string, typeId: string | null) =>
  `${sourceId} ${recipientId} ${typeId ?? ''}`

function planShare(
  share: ResourceShare,
  byPair: ReadonlyMap<string, KnownShare>,
  { planning, projects, types }: Books,
): PlannedShare {
  const what = share.resourceType ?? 'everything'
  const key = `${share.source} → ${share.recipient}${share.resourceType === null ? '' : `: ${share.resourceType}`}`
  const row = new PlanRow({ kind: 'resourceShares', key, label: `${share.percent} % of ${what}`, origin: share.origin })
  const source = projects.need(row, share.source, { name: share.source, field: 'source' })
  const recipient = projects.need(row, share.recipient, { name: share.recipient, field: 'recipient' })
  const type =
    share.resourceType === null
      ? null
      : types.need(row, planning.fold(share.resourceType).folded, { name: share.resourceType, field: 'resource_type' })
  const percentage = readPercentage(share.percent)
  if (percentage instanceof Refusal) row.refuse(percentage.name, percentage.message, 'percent')
  const hundredths = percentage instanceof Refusal ? (0 as Hundredths) : percentage
  const [sourceId, recipientId, typeId] = [source?.id ?? '', recipient?.id ?? '', type?.id ?? null]
  const known = row.refused ? undefined : byPair.get(pairOf(sourceId, recipientId, typeId))
  if (!known) {
    refuseArchived(row, source, { field: 'source', past: false })
    refuseArchived(row, recipient, { field: 'recipient', past: true })
  }
  if (known) {
    row.compare('percent', known.percent, formatPercentage(hundredths))
    row.compare('kind', known.kind, share.kind)
  }
  row.settle(!known)
  const { id, startsAt, endsAt } = known ?? { id: newId(), startsAt: planning.now, endsAt: null }
  return {
    row,
    isNew: !known,
    known,
    final: { id, sourceId, recipientId, typeId, hundredths, kind: share.kind, startsAt, endsAt },
  }
}

/** A known rule as the rules of sharing judge it. */
export const finalOf = ({ percent, ...share }: KnownShare): FinalShare => ({
  ...share,
  hundredths: parsePercentage(percent),
})

/** Plans the rows of sharing rules, each by itself: whether they go together is judged over all of them. */
export function planShares(list: readonly ResourceShare[], books: Books): PlannedShare[] {
  const byPair = new Map<string, KnownShare>()
  // What holds now comes first; a rule to come is meant only where none holds.
  for (const share of books.planning.known.shares.toReversed())
    byPair.set(pairOf(share.sourceId, share.recipientId, share.typeId), share)
  const rows = list.map((share) => planShare(share, byPair, books))
  refuseRepeated(
    rows.filter(({ row }) => !row.refused),
    ({ final }) => pairOf(final.sourceId, final.recipientId, final.typeId),
  )
  return rows
}
