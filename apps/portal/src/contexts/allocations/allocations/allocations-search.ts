import type { GridSort } from '@tenure/ui/grid-column'
import type { AllocationFilter, AllocationOrder } from '../../../graphql/generated/allocations-page.ts'
import { endOfDay } from '../day.ts'

/** What the address of the list says: filters and order. */
export interface AllocationsSearch {
  readonly search?: string
  readonly model?: 'SUBSCRIPTION' | 'CONDO'
  readonly state?: 'SCHEDULED' | 'ACTIVE' | 'OVERDRAWN' | 'ENDED'
  readonly type?: string
  readonly pi?: string
  /** The last day of what is listed is this one or earlier, '2026-12-31'. */
  readonly endsBy?: string
  readonly sort?: string
}

const models = ['SUBSCRIPTION', 'CONDO'] as const
const states = ['SCHEDULED', 'ACTIVE', 'OVERDRAWN', 'ENDED'] as const
const columns = ['PROJECT', 'PI', 'RESOURCE_TYPE', 'MODEL', 'QUANTITY', 'ENDS_AT', 'CREATED_AT'] as const

/** Reads an address; what makes no sense in it falls out. */
export function readAllocationsSearch(raw: Record<string, unknown>): AllocationsSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const day = text(raw['endsBy'])
  const found = {
    search: text(raw['search']),
    model: models.find((model) => model === raw['model']),
    state: states.find((state) => state === raw['state']),
    type: text(raw['type']),
    pi: text(raw['pi']),
    endsBy: day !== undefined && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? day : undefined,
    sort: text(raw['sort']),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** What the API is asked for. */
export function filterOf({ search, model, state, type, pi, endsBy }: AllocationsSearch): AllocationFilter {
  return {
    search: search ?? null,
    model: model ?? null,
    state: state ?? null,
    resourceTypeId: type ?? null,
    piId: pi ?? null,
    endsBefore: endsBy === undefined ? null : endOfDay(endsBy),
  }
}

/** In which order; by project where the address names no column. */
export function orderOf({ column, direction }: GridSort): AllocationOrder {
  const field = columns.find((one) => one === column) ?? 'PROJECT'
  return { field, direction: direction === 'descending' ? 'DESC' : 'ASC' }
}
