import type { DumpObject } from './objects.ts'
import { textOf, type DumpStore } from './store.ts'

export interface Resource {
  readonly object: DumpObject
  readonly name: string
  readonly isStorage: boolean
  readonly label: string
}

/** The resource an allocation is named after in ColdFront: the first by allocatable, then by name. */
export const mainResource = (
  allocation: DumpObject,
  store: DumpStore,
  labels: ReadonlyMap<DumpObject, string>,
): Resource | undefined => {
  const references = allocation.fields['resources']
  const found = (Array.isArray(references) ? (references as unknown[]) : [])
    .map((reference) => store.find('resource.resource', reference))
    .filter((object) => object !== undefined)
    .sort(
      (a, b) =>
        Number(b.fields['is_allocatable'] === true) - Number(a.fields['is_allocatable'] === true) ||
        (textOf(a, 'name') < textOf(b, 'name') ? -1 : 1),
    )
  const [object] = found
  if (object === undefined) return undefined
  const kind = store.choice('resource.resourcetype', object.fields['resource_type'])
  return { object, name: textOf(object, 'name'), isStorage: /storage/i.test(kind), label: labels.get(object) ?? '' }
}

/** How ColdFront asks for a quantity of each resource. */
export const quantityLabels = (store: DumpStore): Map<DumpObject, string> => {
  const labels = new Map<DumpObject, string>()
  for (const [resource, rows] of store.group('resource.resourceattribute', 'resource', 'resource.resource'))
    for (const row of rows)
      if (store.choice('resource.resourceattributetype', row.fields['resource_attribute_type']) === 'quantity_label')
        labels.set(resource, textOf(row, 'value'))
  return labels
}
