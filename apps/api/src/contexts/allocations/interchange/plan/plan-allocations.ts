import type { Allocation } from '@tenure/interchange'
import { newId } from '../../../../kernel/ids.ts'
import type { KnownAllocation } from '../state/known.ts'
import { AllocationBacksDataShare } from '../../refusals/allocations.ts'
import { termOf, type Term } from './allocation-term.ts'
import { refuseArchived } from './archive-checks.ts'
import { Book } from './book.ts'
import { PlanRow, type Planned } from './plan.ts'
import type { ProjectEntry } from './plan-projects.ts'
import type { FinalType } from './plan-types.ts'
import { fits, type Planning } from './planning.ts'

export interface FinalAllocation extends Term {
  readonly id: string
  readonly externalKey: string | null
  readonly projectId: string
  readonly typeId: string
  readonly isStorage: boolean
}

export interface PlannedAllocation extends Planned<FinalAllocation> {
  readonly known: KnownAllocation | undefined
}

interface Books {
  readonly planning: Planning
  readonly projects: Book<ProjectEntry>
  readonly types: Book<FinalType>
}

const fixed = 'It is fixed from the beginning. End this allocation, and give the new one a key of its own.'

function planAllocation(
  allocation: Allocation,
  known: KnownAllocation | undefined,
  { planning, projects, types }: Books,
): PlannedAllocation {
  const { key, quantity, resourceType } = allocation
  const row = new PlanRow({
    kind: 'allocations',
    key,
    label: `${quantity} of ${resourceType} for ${allocation.project}`,
    origin: allocation.origin,
  })
  if (!fits(key)) row.refuse('InvalidInput', 'A key has 1 to 255 characters.', 'key')
  const project = projects.need(row, allocation.project, { name: allocation.project, field: 'project' })
  const type = types.need(row, planning.fold(resourceType).folded, { name: resourceType, field: 'resource_type' })
  if (type?.retired && !known)
    row.refuse('ResourceTypeRetired', `${type.name} is retired: nothing new is granted of it.`, 'resource_type')
  const term = termOf(allocation, { row, known, usualLifetime: type?.lifetimeMonths ?? 0, now: planning.now })
  const final: FinalAllocation = {
    id: known?.id ?? newId(),
    externalKey: known ? known.externalKey : key,
    projectId: project?.id ?? '',
    typeId: type?.id ?? '',
    isStorage: type?.isStorage ?? false,
    ...term,
  }
  if (!known) refuseArchived(row, project, { field: 'project', past: true })
  if (known) {
    const label = (id: string) => planning.labels.get(id) ?? id
    row.compare('project', label(known.projectId), label(final.projectId))
    row.compare('resource_type', label(known.typeId), label(final.typeId))
    row.compare('model', known.model, final.model)
    row.compare('start', known.start, final.start)
    row.compare('billing_period', known.billingPeriod, final.billingPeriod)
    const moved = row.changes[0]
    if (moved)
      row.refuse('AllocationFixed', `Its ${moved.field} is ${moved.before}, not ${moved.after}. ${fixed}`, moved.field)
    row.compare('quantity', known.quantity, final.quantity)
    row.compare('end', known.end, final.end)
    const backs = planning.known.dataShares.find(({ allocationId }) => allocationId === known.id)
    if (backs && final.end !== null && (known.end === null || final.end < known.end))
      row.refuse('AllocationBacksDataShare', new AllocationBacksDataShare(backs.name).message, 'end')
    row.compare('renewal', known.renewal, final.renewal)
    row.compare('lifetime_months', known.lifetimeMonths?.toString() ?? null, final.lifetimeMonths?.toString() ?? null)
  }
  row.settle(!known)
  return { row, isNew: !known, final, known }
}

/** Plans the rows of allocations: the key they came with names them, or their id where they were granted in Tenure. */
export function planAllocations(list: readonly Allocation[], books: Books) {
  const { known, labels } = books.planning
  const byKey = new Map(known.allocations.map((allocation) => [allocation.key, allocation]))
  const book = new Book<FinalAllocation>({ what: 'allocation', file: 'allocations.csv' })
  const storage = new Map(known.types.map(({ id, isStorage }) => [id, isStorage]))
  for (const [key, allocation] of byKey) {
    labels.set(allocation.id, `allocation ${key}`)
    book.set(key, { ...allocation, isStorage: storage.get(allocation.typeId) ?? false })
  }
  const rows = list.map((allocation) => planAllocation(allocation, byKey.get(allocation.key), books))
  for (const { row, final } of rows) {
    labels.set(final.id, `allocation ${row.key}`)
    if (!row.refused) book.set(row.key, final)
    else if (!book.get(row.key)) book.refuse(row.key, row)
  }
  return { rows, book }
}
