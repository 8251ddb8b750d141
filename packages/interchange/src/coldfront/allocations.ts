import type { Allocation, Note, ResourceType, SecurityGroup } from '../facility.ts'
import type { Problems } from '../problem.ts'
import { readAttributes } from './attributes.ts'
import type { DumpObject } from './objects.ts'
import type { ColdFrontProjects } from './projects.ts'
import { countedParts, unitOfLabel, type CountedPart } from './quantity-attribute.ts'
import { mainResource, quantityLabels, type Resource } from './resources.ts'
import { labelOf, originOf, textOf, type DumpStore } from './store.ts'
import { isDay, toTerm } from './term.ts'

/** In force, or waiting for a payment or a renewal while in force. All else is a request, or over. */
const TAKEN = ['active', 'renewal requested', 'paid', 'payment pending', 'payment requested', 'unpaid']
const UNDECIDED = ['new', 'pending', 'approved']

export interface ColdFrontAllocations {
  readonly allocations: readonly Allocation[]
  readonly resourceTypes: readonly ResourceType[]
  readonly securityGroups: readonly SecurityGroup[]
  readonly notes: readonly Note[]
}

/** The bare quantity, where no attribute counts: in the unit the resource's label names, or in pieces. */
const barePart = (allocation: DumpObject, resource: Resource): CountedPart => {
  const quantity = textOf(allocation, 'quantity') || '1'
  return { quantity, unit: unitOfLabel(resource.label) ?? 'units', isStorage: resource.isStorage, suffix: '' }
}

/** What tells allocations apart in a dump that has no primary keys. */
const naturalKey = ({ fields }: DumpObject): string =>
  JSON.stringify([fields['project'], fields['resources'], fields['start_date']])

const whyLeftOut = (allocation: DumpObject, status: string): string | undefined => {
  if (TAKEN.includes(status.toLowerCase())) {
    const { start_date: start, end_date: end } = allocation.fields
    if (!isDay(start) || !isDay(end)) return 'it has no start or no end date. Set both in ColdFront'
    return end < start ? 'it ends before it starts. Correct its dates in ColdFront' : undefined
  }
  if (UNDECIDED.includes(status.toLowerCase())) return `its status is ${status}: it is not granted yet`
  return `its status is ${status || 'missing'}`
}

export interface AllocationContext {
  readonly projects: ColdFrontProjects
  readonly problems: Problems
}

/** Takes allocations in force, one for each quantity they count; usage and other attributes become notes. */
export function readAllocations(store: DumpStore, { projects, problems }: AllocationContext): ColdFrontAllocations {
  const attributeRows = store.group('allocation.allocationattribute', 'allocation', 'allocation.allocation')
  const labels = quantityLabels(store)
  const allocations: Allocation[] = []
  const types = new Map<string, ResourceType>()
  const groups = new Map<string, SecurityGroup>()
  const notes: Note[] = []
  for (const object of store.all('allocation.allocation')) {
    const origin = originOf(object)
    const key = `coldfront/${object.pk ?? naturalKey(object)}`
    const resource = mainResource(object, store, labels)
    const project = projects.keyOf(store.find('project.project', object.fields['project']))
    const status = store.choice('allocation.allocationstatuschoice', object.fields['status'])
    const why =
      project === undefined
        ? 'its project was not taken'
        : resource === undefined
          ? 'it names no resource of this dump'
          : whyLeftOut(object, status)
    if (project === undefined || resource === undefined || why !== undefined) {
      const message = `Allocation ${labelOf(object)}${resource === undefined ? '' : ` of ${resource.name}`} was left out: ${why}.`
      problems.warning({ at: originOf(object, 'status'), code: 'LEFT_OUT', message, value: status })
      continue
    }
    const attributes = readAttributes(attributeRows.get(object) ?? [], key, store)
    notes.push(...attributes.notes)
    for (const group of attributes.groups) if (!groups.has(group.name)) groups.set(group.name, group)
    const justification = textOf(object, 'justification')
    if (justification !== '') notes.push({ origin, subject: key, text: `Justification: ${justification}` })
    const counted = countedParts(attributes.values)
    if (counted.length === 0) {
      const bare = barePart(object, resource)
      const message = `Allocation ${labelOf(object)} of ${resource.name} counts nothing in its attributes; its quantity, ${bare.quantity} ${bare.unit}, was taken. Add a quota or usage attribute in ColdFront to say more.`
      problems.warning({ at: originOf(object, 'quantity'), code: 'QUANTITY_ASSUMED', message, value: bare.quantity })
      counted.push(bare)
    }
    const term = toTerm(String(object.fields['start_date']), String(object.fields['end_date']))
    for (const part of counted) {
      const name = part.unit === 'units' ? resource.name : `${resource.name} (${part.unit})`
      const isStorage = part.isStorage || resource.isStorage
      if (!types.has(name)) types.set(name, { origin: originOf(resource.object), name, unit: part.unit, isStorage })
      const suffix = part.suffix === '' ? '' : `/${part.suffix}`
      allocations.push({
        origin,
        key: `${key}${suffix}`,
        project,
        resourceType: name,
        quantity: part.quantity,
        ...term,
        status: 'ACTIVE',
      })
    }
  }
  return { allocations, resourceTypes: [...types.values()], securityGroups: [...groups.values()], notes }
}
