import type { AuditLogFilter } from '../../graphql/generated/audit-page.ts'

/** What the address of the audit log says: who, what, to what, where, when, what became different. */
export interface AuditSearch {
  /** A person's global id. */
  readonly by?: string
  /** An operation: 'grantAllocation'. */
  readonly action?: string
  /** A table: 'allocations'. */
  readonly type?: string
  /** The global id of the very thing. */
  readonly object?: string
  /** The global id of a thing whose whole life is looked at. */
  readonly about?: string
  /** A project's global id. */
  readonly project?: string
  /** Days, both held, '2026-12-31'; or instants, the end not held, '2026-12-31T14:00Z'. */
  readonly from?: string
  readonly to?: string
  readonly request?: string
  /** How somebody came: 'API_TOKEN'. */
  readonly came?: string
  /** An address or a network. */
  readonly address?: string
  /** A field that became different, what it was, what it became. */
  readonly field?: string
  readonly was?: string
  readonly became?: string
  /** What is shown beside the list. */
  readonly show?: string
}

const filters = [
  'by',
  'action',
  'type',
  'object',
  'about',
  'project',
  'from',
  'to',
  'request',
  'came',
  'address',
  'field',
  'was',
  'became',
] as const
const day = 86_400_000

/** Reads an address; what makes no sense in it falls out. */
export function readAuditSearch(raw: Record<string, unknown>): AuditSearch {
  const found = [...filters, 'show' as const].flatMap((key) => {
    const value = typeof raw[key] === 'number' ? String(raw[key]) : raw[key]
    const isTime = key === 'from' || key === 'to'
    const makesSense = typeof value === 'string' && value !== '' && (!isTime || !Number.isNaN(startOf(value)))
    return makesSense ? [[key, value] as const] : []
  })
  return Object.fromEntries(found)
}

/** What the API is asked for: [from, to) in UTC, the last day whole. */
export function filterOf(search: AuditSearch): AuditLogFilter {
  const { by, action, type, object, about, project, from, to, request, came, address, field, was, became } = search
  return {
    userId: by ?? null,
    action: action ?? null,
    resourceType: type ?? null,
    resourceId: object ?? null,
    projectId: project ?? null,
    requestId: request ?? null,
    from: from === undefined ? null : new Date(startOf(from)).toISOString(),
    to: to === undefined ? null : new Date(startOf(to) + (isDay(to) ? day : 0)).toISOString(),
    ...(about !== undefined && { about }),
    ...(came !== undefined && { actorKind: came }),
    ...(address !== undefined && { address }),
    ...(field !== undefined && { field }),
    ...(was !== undefined && { before: was }),
    ...(became !== undefined && { after: became }),
  }
}

/** Whether anything is filtered. */
export function isFiltered(search: AuditSearch): boolean {
  return filters.some((key) => search[key] !== undefined)
}

/** Every filter, taken away. */
export const unfiltered: Readonly<Record<(typeof filters)[number], undefined>> = Object.fromEntries(
  filters.map((key) => [key, undefined]),
) as Record<(typeof filters)[number], undefined>

/** An instant as the address holds it, to the minute. @param iso ISO 8601 text */
export const instantText = (iso: string): string => `${iso.slice(0, 16)}Z`

/** The day of what the address holds: for a field that asks for days. */
export const dayOf = (text: string | undefined): string => text?.slice(0, 10) ?? ''

function isDay(text: string): boolean {
  return text.length === 10
}

function startOf(text: string): number {
  return Date.parse(isDay(text) ? `${text}T00:00:00Z` : text)
}
