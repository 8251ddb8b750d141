import type { ResourceType } from '@tenure/interchange'
import { newId } from '../../../../kernel/ids.ts'
import type { KnownType } from '../state/known.ts'
import { Book } from './book.ts'
import { refuseRepeated } from './clashes.ts'
import { PlanRow, type Planned } from './plan.ts'
import { fits, type Planning } from './planning.ts'

export interface FinalType {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly isStorage: boolean
  readonly lifetimeMonths: number
  readonly retired: boolean
}

/** How long a condo lasts where nothing else is said, in months. */
const usualLifetime = 60
const longestUnit = 100
const yesNo = (flag: boolean) => (flag ? 'yes' : 'no')

function planType(type: ResourceType, known: KnownType | undefined, format: Planning['format']): Planned<FinalType> {
  const row = new PlanRow({
    kind: 'resourceTypes',
    key: type.name,
    label: `${type.name} in ${type.unit}`,
    origin: type.origin,
  })
  const final: FinalType = {
    id: known?.id ?? newId(),
    name: known?.name ?? type.name,
    unit: type.unit,
    isStorage: type.isStorage,
    lifetimeMonths: type.lifetimeMonths ?? known?.lifetimeMonths ?? usualLifetime,
    retired: known?.retired ?? false,
  }
  if (!fits(final.name)) row.refuse('InvalidInput', 'A name has 1 to 255 characters.', 'name')
  if (!fits(final.unit, longestUnit)) row.refuse('InvalidInput', 'A unit has 1 to 100 characters.', 'unit')
  if (known) {
    row.compare('unit', known.unit, final.unit)
    row.compare('storage', yesNo(known.isStorage), yesNo(final.isStorage))
    // Quantities would silently mean something else.
    if (known.used && row.changes.length > 0)
      row.refuse(
        'ResourceTypeInUse',
        'Allocations count in this type, so that its unit and its kind stay. Make a new type.',
        row.changes[0]!.field,
      )
    row.compare('lifetime_months', String(known.lifetimeMonths), String(final.lifetimeMonths))
  }
  if (type.defaultModel !== undefined && format === 'csv')
    row.warn(
      'DefaultModelLeftOut',
      'Tenure keeps no model for a whole type: default_model is left out, and each allocation says its own.',
      'default_model',
    )
  row.settle(!known)
  return { row, isNew: !known, final }
}

/** Plans the rows of resource types: their names name them. */
export function planTypes(types: readonly ResourceType[], { known, fold, labels, format }: Planning) {
  const book = new Book<FinalType>({ what: 'resource type', file: 'resource-types.csv' })
  const byName = new Map(known.types.map((type) => [type.folded, type]))
  for (const [folded, type] of byName) {
    book.set(folded, type)
    labels.set(type.id, type.name)
  }
  const rows = types.map((type) => planType(type, byName.get(fold(type.name).folded), format))
  refuseRepeated(rows, ({ row }) => fold(row.key).folded)
  for (const { row, final } of rows) {
    const key = fold(row.key).folded
    labels.set(final.id, final.name)
    if (!row.refused) book.set(key, final)
    else if (!book.get(key)) book.refuse(key, row)
  }
  return { rows, book }
}
