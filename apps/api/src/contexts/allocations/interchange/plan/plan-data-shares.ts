import type { DataShare } from '@tenure/interchange'
import { parseQuantity } from '@tenure/quantities/quantity'
import { newId } from '../../../../kernel/ids.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { checkDataShare } from '../../rules/data-share-checks.ts'
import { makeGraph } from '../../rules/graph.ts'
import type { KnownDataShare } from '../state/known.ts'
import { refuseArchived } from './archive-checks.ts'
import type { Book } from './book.ts'
import { refuseClashes, refuseRepeated } from './clashes.ts'
import { PlanRow, type Planned } from './plan.ts'
import type { FinalAllocation } from './plan-allocations.ts'
import type { PersonEntry } from './plan-people.ts'
import type { ProjectEntry } from './plan-projects.ts'
import { fits, type Planning } from './planning.ts'

export interface FinalDataShare {
  readonly id: string
  readonly projectId: string
  readonly name: string
  readonly allocationId: string
  readonly typeId: string
  readonly subtype: DataShare['subtype']
  /** null: the project's, resolved when it is written. */
  readonly stewardId: string | null
  readonly groupId: string | null
}

interface Books {
  readonly planning: Planning
  readonly projects: Book<ProjectEntry>
  readonly people: Book<PersonEntry>
  readonly groups: Book<{ readonly id: string }>
  readonly allocations: Book<FinalAllocation>
}

/** A20, by the rule itself: a running storage allocation of the same project. That it backs no other share is seen over all rows. */
function checkCarve(
  row: PlanRow,
  allocation: FinalAllocation,
  { projectId, planning }: { projectId: string; planning: Planning },
): void {
  const [startsAt, endsAt] = [new Date(allocation.start), allocation.end === null ? null : new Date(allocation.end)]
  const quantity = parseQuantity(allocation.quantity)
  const facts = {
    id: allocation.id,
    projectId: allocation.projectId,
    resourceTypeId: allocation.typeId,
    isStorage: allocation.isStorage,
    quantity,
    startsAt,
    endsAt,
  }
  const whole = { startsAt, endsAt: endsAt ?? new Date(8.64e15), quantity }
  const graph = makeGraph({ allocations: [], carved: [], shares: [], draws: [], labels: planning.labels })
  const outcome = checkDataShare(graph, { projectId, at: planning.now, allocation: { ...facts, periods: [whole] } })
  if (outcome instanceof Refusal) row.refuse(outcome.name, outcome.message, 'allocation')
}

function planDataShare(
  share: DataShare,
  byName: ReadonlyMap<string, KnownDataShare>,
  books: Books,
): Planned<FinalDataShare> {
  const { planning } = books
  const row = new PlanRow({
    kind: 'dataShares',
    key: `${share.project}: ${share.name}`,
    label: share.name,
    origin: share.origin,
  })
  if (!fits(share.name)) row.refuse('InvalidInput', 'A name has 1 to 255 characters.', 'name')
  const project = books.projects.need(row, share.project, { name: share.project, field: 'project' })
  const allocation = books.allocations.need(row, share.allocationKey, {
    name: share.allocationKey,
    field: 'allocation',
  })
  const steward =
    share.steward === undefined
      ? undefined
      : books.people.need(row, planning.fold(share.steward).folded, { name: share.steward, field: 'steward' })
  const group =
    share.group === undefined
      ? undefined
      : books.groups.need(row, planning.fold(share.group).folded, { name: share.group, field: 'security_group' })
  const known = project && byName.get(`${project.id} ${planning.fold(share.name).folded}`)
  if (steward && !steward.active && steward.id !== known?.stewardId)
    row.refuse(
      'PersonNotActive',
      `${steward.fullName} is not active, and can’t be named here. Name somebody else, or let an administrator restore them.`,
      'steward',
    )
  const final: FinalDataShare = {
    id: known?.id ?? newId(),
    projectId: project?.id ?? '',
    name: known?.name ?? share.name,
    allocationId: allocation?.id ?? '',
    typeId: allocation?.typeId ?? '',
    subtype: share.subtype,
    stewardId: steward?.id ?? null,
    groupId: group?.id ?? null,
  }
  if (known) {
    const label = (id: string | null) => (id === null ? null : (planning.labels.get(id) ?? id))
    if (known.allocationId !== final.allocationId || known.subtype !== final.subtype)
      row.refuse(
        'DataShareFixed',
        'Its allocation and subtype are fixed from the beginning. Release it, and carve another one.',
        known.subtype === final.subtype ? 'allocation' : 'subtype',
      )
    row.compare('steward', known.stewardInherited ? null : label(known.stewardId), label(final.stewardId))
    row.compare('security_group', known.groupInherited ? null : label(known.groupId), label(final.groupId))
  } else refuseArchived(row, project, { field: 'project', past: false })
  if (!known && project && allocation) checkCarve(row, allocation, { projectId: project.id, planning })
  row.settle(!known)
  return { row, isNew: !known, final }
}

/** Plans the rows of data shares: their names name them within their project. */
export function planDataShares(list: readonly DataShare[], books: Books): Planned<FinalDataShare>[] {
  const { known, fold } = books.planning
  const byName = new Map(known.dataShares.map((share) => [`${share.projectId} ${share.folded}`, share]))
  const rows = list.map((share) => planDataShare(share, byName, books))
  refuseRepeated(
    rows.filter(({ row }) => !row.refused),
    ({ final }) => `${final.projectId} ${fold(final.name).folded}`,
  )
  const backing = known.dataShares.map(({ id, allocationId }) => ({ id, key: allocationId }))
  const claims = rows.map(({ row, final }) => ({ row, id: final.id, key: final.allocationId }))
  refuseClashes(backing, claims, (row) =>
    row.refuse(
      'AllocationAlreadyShared',
      'This allocation already backs a data share. Release that one first, or name another allocation.',
      'allocation',
    ),
  )
  return rows
}
